package org.duetad.core.kernel.lanes;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.special.Decay;

/**
 * {@code s_k = exp(x_k)/Σ exp(x_j)}, relative to the largest operand. A pullback is {@code s ∘ (v -
 * ⟨s, v⟩)}, with v relative to that of the likeliest entry where it has more than one half, so that
 * nothing cancels; the laws compare both with those of the rule.
 *
 * @param x the operands
 * @param row the row of the first result
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record SoftmaxLanes(LaneOperand[] x, int row) implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    double[][] s = Arrays.copyOfRange(lanes.rows, row, row + x.length);
    double[] sums = lanes.scratch();
    exponentials(lanes, x, s, lanes.temporary(0), sums);
    for (double[] entry : s) {
      LaneMath.divide(entry, entry, sums, lanes.n);
    }
  }

  /** {@code exp(x_k - max)}, and their sums, left to right. */
  static void exponentials(
      Lanes lanes, LaneOperand[] x, double[][] terms, double[] max, double[] sums) {
    int n = lanes.n;
    Arrays.fill(max, 0, n, Double.NEGATIVE_INFINITY);
    for (int k = 0; k < x.length; k++) {
      System.arraycopy(x[k].read(lanes, 0), 0, terms[k], 0, n);
      LaneMath.larger(max, max, terms[k], n);
    }
    Arrays.fill(sums, 0, n, 0.0);
    for (double[] term : terms) {
      LaneMath.decrease(term, max, n);
      Decay.exp(term, lanes.temporary(1), n);
      LaneMath.increase(sums, term, n);
    }
  }

  @Override
  public int results() {
    return x.length;
  }

  @Override
  public List<LaneOperand> operands() {
    return List.of(x);
  }

  @Override
  public void pull(Lanes lanes) {
    double[][] s = Arrays.copyOfRange(lanes.rows, row, row + x.length);
    double[][] v = Arrays.copyOfRange(lanes.rowAdjoints, row, row + x.length);
    double[] origin = lanes.scratch();
    findOrigin(s, v, origin, lanes.n);
    double[] mean = lanes.temporary(0);
    Arrays.fill(mean, 0, lanes.n, 0.0);
    for (int k = 0; k < x.length; k++) {
      LaneMath.decrease(v[k], origin, lanes.n);
      LaneMath.addProducts(mean, s[k], v[k], lanes.n);
    }
    for (int k = 0; k < x.length; k++) {
      LaneMath.decrease(v[k], mean, lanes.n);
      x[k].addProducts(lanes, s[k], v[k]);
    }
  }

  /** The v of an entry of more than one half, or 0 if there is none. */
  private static void findOrigin(double[][] s, double[][] v, double[] origin, int n) {
    Arrays.fill(origin, 0, n, 0.0);
    for (int k = 0; k < s.length; k++) {
      double[] entry = s[k];
      double[] of = v[k];
      for (int i = 0; i < n; i++) {
        origin[i] = entry[i] > 0.5 ? of[i] : origin[i];
      }
    }
  }

  @Override
  public void keep(boolean[] rows) {
    Arrays.fill(rows, row, row + x.length, true);
  }
}
