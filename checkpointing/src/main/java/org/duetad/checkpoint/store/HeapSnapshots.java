package org.duetad.checkpoint.store;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The snapshots of one run in the heap. */
final class HeapSnapshots implements Snapshots {

  private final int length;
  private final Contents contents;
  private final double[] @Nullable [] copies;

  HeapSnapshots(int slots, int length) {
    this.length = length;
    contents = new Contents("HeapStore", slots, length);
    copies = new double[slots][];
  }

  @Override
  public void write(int slot, long state, double[] values) {
    contents.write(slot, state, values);
    double[] copy = copies[slot];
    if (copy == null) {
      copies[slot] = values.clone();
    } else {
      System.arraycopy(values, 0, copy, 0, length);
    }
    contents.holds(slot, state);
  }

  @Override
  public void read(int slot, long state, double[] values) {
    contents.read(slot, state, values);
    System.arraycopy(Objects.requireNonNull(copies[slot]), 0, values, 0, length);
  }

  @Override
  public void drop(int slot) {
    contents.drop(slot);
  }

  @Override
  public long bytesPerSnapshot() {
    return (long) Double.BYTES * length;
  }

  @Override
  public void close() {
    contents.close();
    Arrays.fill(copies, null);
  }
}
