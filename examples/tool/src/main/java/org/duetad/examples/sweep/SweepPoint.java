package org.duetad.examples.sweep;

import org.jspecify.annotations.Nullable;

/**
 * One mode at one size.
 *
 * @param mode the mode's name
 * @param size the size that is swept
 * @param inputs the number of inputs, 0 if the instance was not made
 * @param outputs the number of outputs
 * @param evidence what the figures rest on
 * @param nanos the median time of a whole derivative, or null
 * @param leastNanos the lower end of the median's interval of 95 %, or null
 * @param mostNanos its upper end, or null
 * @param repetitions the number of times
 * @param allocatedBytes the bytes that one whole derivative allocates in its thread, or null
 * @param tapeBytes the memory of the tape or of the records and snapshots, or null
 * @param peakBytes how much more heap was live at most than before the derivative, or null
 * @param norm the Euclidean norm of all derivatives, or null if only some were computed
 * @param note why something is missing, or how it was estimated; may be empty
 */
public record SweepPoint(
    String mode,
    int size,
    int inputs,
    int outputs,
    Evidence evidence,
    @Nullable Double nanos,
    @Nullable Double leastNanos,
    @Nullable Double mostNanos,
    long repetitions,
    @Nullable Double allocatedBytes,
    @Nullable Double tapeBytes,
    @Nullable Double peakBytes,
    @Nullable Double norm,
    String note) {

  /** A point without figures. */
  public static SweepPoint nothing(String mode, int size, int inputs, int outputs, String why) {
    return new SweepPoint(
        mode,
        size,
        inputs,
        outputs,
        Evidence.NONE,
        null,
        null,
        null,
        0,
        null,
        null,
        null,
        null,
        why);
  }

  /** Whether its instance was made, so that inputs and outputs are known. */
  boolean isPlaced() {
    return inputs > 0;
  }

  /** Whether this one is cheaper than another beyond the intervals of both medians. */
  boolean isClearlyBelow(SweepPoint other) {
    Double most = mostNanos;
    Double least = other.leastNanos;
    return most != null && least != null && most < least;
  }
}
