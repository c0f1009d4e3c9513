package org.duetad.checkpoint.store;

/** The snapshots of one run: deep copies of states, in numbered slots. Not thread-safe. */
public interface Snapshots extends AutoCloseable {

  /**
   * Copies a state into a slot, replacing its content.
   *
   * @param slot the slot
   * @param state the state's number, checked on reading
   * @param values the state
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  void write(int slot, long state, double[] values);

  /**
   * Copies a slot back.
   *
   * @param slot the slot
   * @param state the number of the state that it must hold
   * @param values receives the state
   * @throws java.io.UncheckedIOException if it cannot be read, or differs from what was written
   */
  void read(int slot, long state, double[] values);

  /**
   * Marks a slot's state as no longer needed.
   *
   * @param slot the slot
   */
  void drop(int slot);

  /**
   * The size of one snapshot in bytes.
   *
   * @return bytes
   */
  long bytesPerSnapshot();

  /** Releases all resources; nothing is left behind. */
  @Override
  void close();
}
