package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * {@code z = Σ a_k b_k}, left to right.
 *
 * @param a the left factors
 * @param b the right factors
 * @param row the row of the result
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record DotLanes(LaneOperand[] a, LaneOperand[] b, int row) implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    double[] z = lanes.rows[row];
    Arrays.fill(z, 0, lanes.n, 0.0);
    for (int k = 0; k < a.length; k++) {
      if (k + 1 < a.length && a[k].isInvariant() && a[k + 1].isInvariant()) {
        addTwo(lanes, z, k++);
      } else {
        add(lanes, z, a[k], b[k]);
      }
    }
  }

  private static void add(Lanes lanes, double[] z, LaneOperand left, LaneOperand right) {
    if (left.isInvariant()) {
      LaneMath.addMultiples(z, left.scalar(lanes), right.read(lanes, 1), lanes.n);
    } else if (right.isInvariant()) {
      LaneMath.addMultiples(z, right.scalar(lanes), left.read(lanes, 0), lanes.n);
    } else {
      LaneMath.addProducts(z, left.read(lanes, 0), right.read(lanes, 1), lanes.n);
    }
  }

  /** Two products with numbers that are the same for all lanes, in one pass. */
  private void addTwo(Lanes lanes, double[] z, int k) {
    double[] x = b[k].read(lanes, 0);
    double[] y = b[k + 1].read(lanes, 1);
    LaneMath.addMultiples(z, a[k].scalar(lanes), x, a[k + 1].scalar(lanes), y, lanes.n);
  }

  @Override
  public List<LaneOperand> operands() {
    return LaneOperand.alternating(a, b);
  }

  @Override
  public void pull(Lanes lanes) {
    double[] zBar = lanes.rowAdjoints[row];
    for (int k = 0; k < a.length; k++) {
      b[k].pullProducts(lanes, a[k], zBar, 1);
      a[k].pullProducts(lanes, b[k], zBar, 0);
    }
  }

  @Override
  public void keep(boolean[] rows) {
    for (int k = 0; k < a.length; k++) {
      a[k].keepFactor(b[k], rows);
      b[k].keepFactor(a[k], rows);
    }
  }
}
