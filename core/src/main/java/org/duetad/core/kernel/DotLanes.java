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
    double[] factors = lanes.factors(a.length);
    double[][] multiplied = lanes.arrays(a.length);
    double[] sum = lanes.zeros();
    int count = 0;
    for (int k = 0; k < a.length; k++) {
      if (isMultiple(k)) {
        factors[count] = factor(k).scalar(lanes);
        multiplied[count++] = lanes.rows[multiplied(k).row()];
      } else {
        sum = LaneMath.addMultiples(z, sum, factors, multiplied, count, lanes.n);
        count = 0;
        LaneMath.addProducts(z, sum, a[k].read(lanes, 0), b[k].read(lanes, 1), lanes.n);
        sum = z;
      }
    }
    if (LaneMath.addMultiples(z, sum, factors, multiplied, count, lanes.n) != z) {
      Arrays.fill(z, 0, lanes.n, 0.0);
    }
  }

  /** Whether a product is of a number that is the same for all lanes and of a row. */
  private boolean isMultiple(int k) {
    return (a[k].isInvariant() && b[k].row() >= 0) || (b[k].isInvariant() && a[k].row() >= 0);
  }

  /** Whether all products are. */
  boolean isOfMultiples() {
    for (int k = 0; k < a.length; k++) {
      if (!isMultiple(k)) {
        return false;
      }
    }
    return true;
  }

  /** The factor of a multiple that is the same for all lanes. */
  LaneOperand factor(int k) {
    return a[k].isInvariant() ? a[k] : b[k];
  }

  /** The factor that is in a row. */
  LaneOperand multiplied(int k) {
    return a[k].isInvariant() ? b[k] : a[k];
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

  /** Adds to the adjoints of the factors of multiples, of two in one pass. */
  void pullFactors(Lanes lanes) {
    double[] zBar = lanes.rowAdjoints[row];
    int open = -1;
    for (int k = 0; k < a.length; k++) {
      if (!factor(k).isActive()) {
        continue;
      } else if (open < 0) {
        open = k;
        continue;
      }
      lanes.addProducts(memory(open), row(lanes, open), memory(k), row(lanes, k), zBar);
      open = -1;
    }
    if (open >= 0) {
      factor(open).addProducts(lanes, row(lanes, open), zBar);
    }
  }

  private LaneSource.Memory memory(int k) {
    return (LaneSource.Memory) factor(k).source();
  }

  private double[] row(Lanes lanes, int k) {
    return lanes.rows[multiplied(k).row()];
  }

  @Override
  public void keep(boolean[] rows) {
    for (int k = 0; k < a.length; k++) {
      a[k].keepFactor(b[k], rows);
      b[k].keepFactor(a[k], rows);
    }
  }
}
