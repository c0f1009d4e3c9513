package org.duetad.checkpoint.schedule;

/** Where a snapshot is kept. */
public enum Tier {
  /** The heap, or whatever is as near. */
  MEMORY,

  /** A file, or whatever is as far. */
  DISK
}
