package org.duetad.checkpoint.schedule;

/** Where a snapshot is kept. */
public enum Tier {
  /** The heap, or any storage as fast. */
  MEMORY,

  /** A file, or any slower storage. */
  DISK
}
