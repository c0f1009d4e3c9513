package org.duetad.checkpoint.bounded;

import org.duetad.core.spi.Excerpt;

/**
 * A gradient that was computed in a bounded amount of memory.
 *
 * @param value {@code f(x)}
 * @param gradient {@code ∇f(x)}, the same bits as without a bound
 * @param peakBytes peak memory of values and adjoints, in bytes
 * @param programBytes approximate memory of the program itself, which the bound does not cover: its
 *     instructions, and the tables with an entry for each of its values
 * @param evaluations number of instruction evaluations, repeated ones included; with matrices,
 *     every instruction is evaluated once more to determine their sizes
 */
@SuppressWarnings("ArrayRecordComponent") // Handed out, not kept.
public record BoundedGradient(
    double value, double[] gradient, long peakBytes, long programBytes, long evaluations) {

  @Override
  public String toString() {
    return "BoundedGradient[value="
        + value
        + ", gradient="
        + Excerpt.of(gradient)
        + ", peakBytes="
        + peakBytes
        + ", programBytes="
        + programBytes
        + ", evaluations="
        + evaluations
        + "]";
  }
}
