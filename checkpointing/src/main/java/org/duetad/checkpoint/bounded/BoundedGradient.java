package org.duetad.checkpoint.bounded;

import org.duetad.core.spi.Excerpt;

/**
 * A gradient that was computed in a bounded amount of memory.
 *
 * @param value {@code f(x)}
 * @param gradient {@code ∇f(x)}, the same bits as without a bound
 * @param peakBytes the most that values and adjoints took at once
 * @param programBytes about what the program itself takes, which is not part of the bound: its
 *     instructions, and the tables that have an entry for each of its values
 * @param evaluations how many instructions were evaluated, each time counted; if there are
 *     matrices, all are evaluated once more to find how large these are
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
