package org.duetad.checkpoint.store;

/** The snapshots of one run: deep copies of states, in numbered slots. For one thread. */
public interface Snapshots extends AutoCloseable {

  /**
   * Copies a state into a slot, whatever it held.
   *
   * @param slot the slot
   * @param state the state's number, known again when it is read
   * @param values the state
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  void write(int slot, long state, double[] values);

  /**
   * Copies a slot back.
   *
   * @param slot the slot
   * @param state the number of the state that it must hold
   * @param values where the state is written to
   * @throws java.io.UncheckedIOException if it cannot be read, or is not what was written
   */
  void read(int slot, long state, double[] values);

  /**
   * Says that a slot's state is not needed any more.
   *
   * @param slot the slot
   */
  void drop(int slot);

  /**
   * How many bytes one snapshot takes.
   *
   * @return bytes
   */
  long bytesPerSnapshot();

  /** Lets go of all there is; nothing is left behind. */
  @Override
  void close();
}
