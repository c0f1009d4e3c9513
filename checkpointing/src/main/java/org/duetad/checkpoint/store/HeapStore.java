package org.duetad.checkpoint.store;

/**
 * Snapshots in the heap: one array per slot, allocated when the slot is first written and reused
 * for every later state.
 *
 * <p>Misuse of slots is an error: {@link IllegalStateException} for a slot that does not hold the
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
