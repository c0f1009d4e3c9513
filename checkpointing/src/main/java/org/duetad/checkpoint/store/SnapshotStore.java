package org.duetad.checkpoint.store;

/** A place for snapshots. One store serves any number of runs, also at once. */
public interface SnapshotStore {

  /**
   * Makes room for the snapshots of one run.
   *
   * @param slots how many snapshots there are at most at once
   * @param length how many numbers a state has
   * @return empty slots, to be closed after the run
   * @throws java.io.UncheckedIOException if there is not enough room, or the place cannot be used
   */
  Snapshots open(int slots, int length);
}
