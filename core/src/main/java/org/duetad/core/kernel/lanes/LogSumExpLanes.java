package org.duetad.core.kernel.lanes;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.kernel.memory.Lanes;

/**
 * {@code y = log Σ exp x_k}, as the largest operand and the logarithm of the rest. The exponentials
 * are kept for the slopes; the laws compare value and slopes with those of the rule.
 *
 * @param x the operands
 * @param row the row of the result
 * @param terms the row of the first exponential {@code exp(x_k - max)}; their sum follows them
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record LogSumExpLanes(LaneOperand[] x, int row, int terms) implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    double[][] exponentials = exponentials(lanes);
    double[] max = lanes.scratch();
    SoftmaxLanes.exponentials(lanes, x, exponentials, max, lanes.rows[terms + x.length]);
    double[] rest = lanes.temporary(0);
    double[] left = lanes.temporary(1);
    Arrays.fill(rest, 0, lanes.n, 0.0);
    Arrays.fill(left, 0, lanes.n, 1.0);
    for (int k = 0; k < x.length; k++) {
      addRest(rest, left, exponentials[k], x[k].read(lanes, 0), max, lanes.n);
    }
    finish(lanes.rows[row], max, rest, lanes.n);
  }

  private double[][] exponentials(Lanes lanes) {
    return Arrays.copyOfRange(lanes.rows, terms, terms + x.length);
  }

  /**
   * Adds all exponentials but that of the first of the largest operands, until which {@code left}
   * is 1, then 0. There are no comparisons, so that the JIT vectorises the loop: the distance from
   * the largest operand is scaled to 0 or more than 1.
   */
  private static void addRest(
      double[] rest, double[] left, double[] term, double[] x, double[] max, int n) {
    for (int i = 0; i < n; i++) {
      double isOther = Math.min((max[i] - x[i]) * 0x1p1000 * 0x1p1000, 1);
      double remaining = left[i] * isOther;
      rest[i] += term[i] * (1 - left[i] + remaining);
      left[i] = remaining;
    }
  }

  private static void finish(double[] y, double[] max, double[] rest, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Double.isInfinite(max[i]) ? max[i] : max[i] + Math.log1p(rest[i]);
    }
  }

  @Override
  public List<LaneOperand> operands() {
    return List.of(x);
  }

  @Override
  public void pull(Lanes lanes) {
    pullAll(lanes);
  }

  @Override
  public void pullAll(Lanes lanes) {
    double[][] exponentials = exponentials(lanes);
    double[] sums = lanes.rows[terms + x.length];
    double[] slopes = lanes.scratch();
    for (int k = 0; k < x.length; k++) {
      if (x[k].isActive()) {
        LaneMath.divide(slopes, exponentials[k], sums, lanes.n);
        x[k].addProducts(lanes, slopes, row);
      }
    }
  }

  @Override
  public void keep(boolean[] rows) {
    Arrays.fill(rows, terms, terms + x.length + 1, true);
  }
}
