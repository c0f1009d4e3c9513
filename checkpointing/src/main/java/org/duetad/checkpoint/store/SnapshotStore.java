package org.duetad.checkpoint.store;

/** A place for snapshots. One store serves any number of runs, concurrently too. */
public interface SnapshotStore {

  /**
   * Makes room for the snapshots of one run.
   *
   * @param slots the largest number of snapshots held at once
   * @param length the length of a state
   * @return empty slots, to be closed after the run
   * @throws java.io.UncheckedIOException if there is not enough room, or the place cannot be used
   */
  Snapshots open(int slots, int length);
}
