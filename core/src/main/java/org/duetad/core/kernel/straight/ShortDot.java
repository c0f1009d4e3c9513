package org.duetad.core.kernel.straight;

import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.memory.Lanes;

/**
 * {@code z = Σ a_k b_k}, left to right, place by place: for a listing that is used once, in which
 * looking for stretches would take longer. The bits are those of {@link GatheredDot}.
 *
 * @param x the places of the left factors, then those of the right ones
 * @param to the place of the result
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record ShortDot(int[] x, int to) implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    double[] values = lanes.values;
    int half = x.length / 2;
    double sum = 0;
    for (int k = 0; k < half; k++) {
      sum += values[x[k]] * values[x[half + k]];
    }
    values[to] = sum;
  }

  @Override
  public void pull(Lanes lanes) {
    double[] values = lanes.values;
    double[] adjoints = lanes.adjoints;
    int half = x.length / 2;
    double zBar = lanes.take(to);
    for (int k = 0; k < half; k++) {
      int left = x[k];
      int right = x[half + k];
      adjoints[left] += lanes.steeps.product(values[right], zBar);
      adjoints[right] += lanes.steeps.product(values[left], zBar);
    }
  }
}
