package org.duetad.core.kernel;

import java.util.Arrays;
import org.duetad.core.rules.Reductions;

/**
 * {@code y = log Σ exp x_k}, with the slopes of the rule on all lanes.
 *
 * @param x the operands
 * @param row the row of the result
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record LogSumExpLanes(LaneOperand[] x, int row) implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    ReducedLanes.evaluate(Reductions.LOG_SUM_EXP, x, lanes, lanes.rows[row]);
  }

  @Override
  public void pull(Lanes lanes) {
    pullAll(lanes);
  }

  @Override
  public void pullAll(Lanes lanes) {
    double[] sums = lanes.temporary(x.length);
    double[][] terms = terms(lanes, x, sums);
    for (int k = 0; k < x.length; k++) {
      if (x[k].isActive()) {
        LaneMath.divide(terms[k], terms[k], sums, lanes.n);
        lanes.addProducts(x[k].source(), terms[k], row);
      }
    }
  }

  @Override
  public void keep(boolean[] rows) {
    for (LaneOperand operand : x) {
      operand.keep(rows);
    }
  }

  /** {@code exp(x_k - max)}, in temporary arrays, and their sums, left to right. */
  private static double[][] terms(Lanes lanes, LaneOperand[] x, double[] sums) {
    int n = lanes.n;
    double[][] terms = new double[x.length][];
    for (int k = 0; k < x.length; k++) {
      terms[k] = lanes.temporary(k);
      System.arraycopy(x[k].read(lanes, 0), 0, terms[k], 0, n);
      LaneMath.larger(sums, k == 0 ? terms[0] : sums, terms[k], n);
    }
    double[] max = lanes.scratch();
    System.arraycopy(sums, 0, max, 0, n);
    Arrays.fill(sums, 0, n, 0.0);
    for (double[] term : terms) {
      for (int i = 0; i < n; i++) {
        term[i] = Math.exp(term[i] - max[i]);
      }
      LaneMath.increase(sums, term, n);
    }
    return terms;
  }
}
