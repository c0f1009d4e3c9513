package org.duetad.core.kernel;

import java.util.Arrays;

/**
 * {@code z = Σ a_k b_k}, left to right, in straight code: of results in all turns of a loop, say.
 *
 * @param left the places of the left factors
 * @param right the places of the right factors
 * @param to the place of the result
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record GatheredDot(int[] left, int[] right, int to) implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    double[] values = lanes.values;
    double sum = 0;
    for (int k = 0; k < left.length; k++) {
      sum += values[left[k]] * values[right[k]];
    }
    values[to] = sum;
  }

  @Override
  public void pull(Lanes lanes) {
    if (Arrays.equals(left, right)) {
      pullSquares(lanes);
    } else {
      pullProducts(lanes);
    }
  }

  /** Both contributions at once. */
  private void pullSquares(Lanes lanes) {
    double[] values = lanes.values;
    double[] adjoints = lanes.adjoints;
    double zBar = lanes.take(to);
    for (int place : left) {
      double term = values[place] * zBar;
      adjoints[place] = adjoints[place] + term + term;
    }
  }

  private void pullProducts(Lanes lanes) {
    double[] values = lanes.values;
    double[] adjoints = lanes.adjoints;
    double zBar = lanes.take(to);
    for (int k = 0; k < left.length; k++) {
      adjoints[left[k]] += values[right[k]] * zBar;
      adjoints[right[k]] += values[left[k]] * zBar;
    }
  }
}
