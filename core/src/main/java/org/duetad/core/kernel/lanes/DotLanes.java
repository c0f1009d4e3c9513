package org.duetad.core.kernel.lanes;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.kernel.memory.LaneSource;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.program.loops.LaneSums;

/**
 * {@code z = Σ a_k b_k}, left to right. Most products are of a number that is the same for all
 * lanes and of a row: where these are is in arrays, as to follow references would take longer than
 * to multiply.
 */
public final class DotLanes implements LaneOperation {

  private static final int NONE = -1;

  private final LaneOperand[] a;
  private final LaneOperand[] b;
  private final int row;

  /** The row of the right kind of factor, or -1 if a product is another one. */
  private final int[] rows;

  /** The place of the other factor, or -1 if it differs in enclosing loops. */
  private final int[] places;

  /** Those of the other factors that have adjoints: where their partial sums begin. */
  private final int[] sums;

  /** And the rows that they are multiplied with. */
  private final int[] sumRows;

  /**
   * An inner product.
   *
   * @param a the left factors
   * @param b the right factors
   * @param row the row of the result
   */
  DotLanes(LaneOperand[] a, LaneOperand[] b, int row) {
    this.a = a;
    this.b = b;
    this.row = row;
    rows = new int[a.length];
    places = new int[a.length];
    for (int k = 0; k < a.length; k++) {
      boolean isMultiple = a[k].isInvariant() != b[k].isInvariant();
      rows[k] = isMultiple ? multiplied(k).row() : NONE;
      LaneSource.Memory memory = rows[k] >= 0 ? memory(k) : null;
      places[k] = memory == null ? NONE : memory.place();
    }
    int[] parts = new int[a.length];
    int[] multiplied = new int[a.length];
    int count = 0;
    for (int k = 0; k < a.length; k++) {
      if (hasSum(k)) {
        parts[count] = LaneSums.PARTS * memory(k).sum();
        multiplied[count++] = rows[k];
      }
    }
    sums = Arrays.copyOf(parts, count);
    sumRows = Arrays.copyOf(multiplied, count);
  }

  private boolean hasSum(int k) {
    return rows[k] >= 0 && factor(k).isActive();
  }

  @Override
  public int row() {
    return row;
  }

  public int count() {
    return a.length;
  }

  @Override
  public void evaluate(Lanes lanes) {
    double[] z = lanes.rows[row];
    double[] factors = lanes.factors(a.length);
    double[][] multiplied = lanes.arrays(a.length);
    double[] sum = lanes.zeros();
    int count = 0;
    int k = 0;
    while (k < rows.length) {
      if (rows[k] >= 0) {
        factors[count] = number(lanes, k);
        multiplied[count++] = lanes.rows[rows[k++]];
      } else {
        sum = LaneMath.addMultiples(z, sum, factors, multiplied, count, lanes.n);
        count = 0;
        k += addOthers(lanes, sum, k);
        sum = z;
      }
    }
    if (LaneMath.addMultiples(z, sum, factors, multiplied, count, lanes.n) != z) {
      Arrays.fill(z, 0, lanes.n, 0.0);
    }
  }

  /**
   * Adds products of numbers that differ between lanes: four squares at once, or one product.
   *
   * @param sum what they are added to
   * @param k the first product
   * @return how many were added
   */
  private int addOthers(Lanes lanes, double[] sum, int k) {
    double[] z = lanes.rows[row];
    if (k + 3 < a.length && isSquare(k) && isSquare(k + 1) && isSquare(k + 2) && isSquare(k + 3)) {
      double[][] x = lanes.rows;
      LaneMath.addSquares(
          z, sum, x[a[k].row()], x[a[k + 1].row()], x[a[k + 2].row()], x[a[k + 3].row()], lanes.n);
      return 4;
    }
    LaneMath.addProducts(z, sum, a[k].read(lanes, 0), b[k].read(lanes, 1), lanes.n);
    return 1;
  }

  private boolean isSquare(int k) {
    return a[k].row() >= 0 && a[k].row() == b[k].row();
  }

  /** Whether all products are of a number that is the same for all lanes and of a row. */
  public boolean isOfMultiples() {
    return Arrays.stream(rows).allMatch(at -> at >= 0);
  }

  /** The factor that is the same for all lanes. */
  private LaneOperand factor(int k) {
    return a[k].isInvariant() ? a[k] : b[k];
  }

  private LaneSource.Memory memory(int k) {
    return (LaneSource.Memory) factor(k).source();
  }

  /** The factor that is in a row. */
  public LaneOperand multiplied(int k) {
    return a[k].isInvariant() ? b[k] : a[k];
  }

  /** The number that is the same for all lanes. */
  public double number(Lanes lanes, int k) {
    return places[k] >= 0 ? lanes.values[places[k]] : lanes.scalar(memory(k));
  }

  @Override
  public List<LaneOperand> operands() {
    return LaneOperand.alternating(a, b);
  }

  @Override
  public void pull(Lanes lanes) {
    double[] zBar = lanes.rowAdjoints[row];
    for (int k = 0; k < a.length; k++) {
      if (hasSum(k)) {
        factor(k).pullProducts(lanes, multiplied(k), zBar, 0);
      } else if (isSquare(k)) {
        a[k].addTwice(lanes, lanes.rows[a[k].row()], zBar);
      } else {
        b[k].pullProducts(lanes, a[k], zBar, 1);
        a[k].pullProducts(lanes, b[k], zBar, 0);
      }
    }
    pullFactors(lanes);
  }

  /** Adds to the adjoints of the factors that are the same for all lanes. */
  public void pullFactors(Lanes lanes) {
    double[][] multiplied = lanes.arrays(sums.length);
    for (int k = 0; k < sums.length; k++) {
      multiplied[k] = lanes.rows[sumRows[k]];
    }
    lanes.addProducts(sums, multiplied, lanes.rowAdjoints[row]);
  }

  @Override
  public int sums() {
    return sums.length;
  }

  @Override
  public void keep(boolean[] kept) {
    for (int k = 0; k < a.length; k++) {
      a[k].keepFactor(b[k], kept);
      b[k].keepFactor(a[k], kept);
    }
  }
}
