package org.duetad.checkpoint.store;

/**
 * Snapshots in the heap: one array for each slot, made when the slot is written for the first time
 * and used again for every later state.
 *
 * <p>Slots misused are errors: {@link IllegalStateException} for a slot that does not hold the
 * state that is read, and after {@code close}; {@link IndexOutOfBoundsException} for a slot that
 * does not exist; {@link IllegalArgumentException} for an array of another length.
 */
public final class HeapStore implements SnapshotStore {

  private HeapStore() {}

  /**
   * A store in the heap.
   *
   * @return a store without a state of its own
   */
  public static HeapStore create() {
    return new HeapStore();
  }

  @Override
  public Snapshots open(int slots, int length) {
    Contents.check("HeapStore", slots, length);
    return new HeapSnapshots(slots, length);
  }

  @Override
  public String toString() {
    return "HeapStore";
  }
}
