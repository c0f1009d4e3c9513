package org.duetad.checkpoint.choice;

import org.duetad.core.mode.Differentiator;
import org.jspecify.annotations.Nullable;

/**
 * A way to a derivative, and what it takes.
 *
 * @param name the mode's name, or that of a way to use it: {@code sparse}, {@code checkpointed}
 * @param mode the mode
 * @param work what it does, in words: evaluations, directions, sweeps, colours
 * @param operations the number of operations on numbers; for matrices, an estimate
 * @param bytes what values, derivatives and results take
 * @param preparation nanoseconds to prepare the function, as expected
 * @param expected nanoseconds for a derivative, with its share of the preparation, as expected from
 *     the counts
 * @param measured the same, measured; null unless it was
 * @param excluded why it cannot be chosen; empty if it can
 */
public record ModeCandidate(
    String name,
    Differentiator mode,
    String work,
    long operations,
    long bytes,
    double preparation,
    double expected,
    @Nullable Double measured,
    String excluded) {

  /**
   * Whether it can be chosen.
   *
   * @return false if it does not fit into memory
   */
  public boolean isPossible() {
    return excluded.isEmpty();
  }

  ModeCandidate measured(double nanos, double preparing) {
    return new ModeCandidate(
        name, mode, work, operations, bytes, preparing, expected, nanos, excluded);
  }

  ModeCandidate excluded(String why) {
    return new ModeCandidate(
        name, mode, work, operations, bytes, preparation, expected, measured, why);
  }

  /** The time by which it is compared: measured, or else expected. */
  double nanos() {
    return measured == null ? expected : measured;
  }

  @Override
  public String toString() {
    String time = measured == null ? "" : ", measured " + Quantities.time(measured);
    return name
        + ": "
        + work
        + ", "
        + Quantities.operations(operations)
        + ", "
        + Quantities.bytes(bytes)
        + ", expected "
        + Quantities.time(expected)
        + time
        + (isPossible() ? "" : " (" + excluded + ")");
  }
}
