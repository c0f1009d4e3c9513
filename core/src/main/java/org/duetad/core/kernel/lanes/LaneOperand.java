package org.duetad.core.kernel.lanes;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.kernel.memory.LaneSource;
import org.duetad.core.kernel.memory.Lanes;

/** An operand of an operation on lanes. */
public final class LaneOperand {

  private final LaneSource source;
  private final boolean isActive;

  /** The row that it is in, or -1. */
  private final int row;

  /** Whether nothing was added to the row's adjoints before. */
  private boolean isFirst;

  /**
   * An operand.
   *
   * @param source where its values are
   * @param isActive whether it depends on an input
   */
  public LaneOperand(LaneSource source, boolean isActive) {
    this.source = source;
    this.isActive = isActive;
    row = source instanceof LaneSource.Row at ? at.row() : -1;
  }

  public LaneSource source() {
    return source;
  }

  public boolean isActive() {
    return isActive;
  }

  /** The row that it is in, or -1. */
  public int row() {
    return row;
  }

  /** The same operand, of an operation that has no derivative in it. */
  LaneOperand passive() {
    return new LaneOperand(source, false);
  }

  /** The operands of an inner product in the order in which it adds to their adjoints. */
  static List<LaneOperand> alternating(LaneOperand[] a, LaneOperand[] b) {
    List<LaneOperand> all = new ArrayList<>();
    for (int k = 0; k < a.length; k++) {
      all.add(a[k]);
      all.add(b[k]);
    }
    return all;
  }

  public boolean isInvariant() {
    return source instanceof LaneSource.Memory memory && memory.isInvariant();
  }

  /** Marks its row, if it is in one. */
  void keep(boolean[] rows) {
    if (row >= 0) {
      rows[row] = true;
    }
  }

  /** Marks the rows that {@link #pullProducts} reads. */
  void keepFactor(LaneOperand other, boolean[] rows) {
    if (other.isActive) {
      keep(rows);
    }
  }

  /** From now on the first to contribute stores, into arrays that need not be zero. */
  public void beFirst() {
    isFirst = true;
  }

  public boolean isFirst() {
    return isFirst;
  }

  double[] read(Lanes lanes, int side) {
    return row >= 0 ? lanes.rows[row] : lanes.read((LaneSource.Memory) source, side);
  }

  /** The number that is the same for all lanes. */
  double scalar(Lanes lanes) {
    return lanes.scalar((LaneSource.Memory) source);
  }

  /** The number in the only lane there is. */
  double number(Lanes lanes) {
    return row >= 0 ? lanes.rows[row][0] : scalar(lanes);
  }

  /** Adds to its adjoints, if it has any. */
  void add(Lanes lanes, double[] zBar) {
    if (isActive && row < 0) {
      lanes.add((LaneSource.Memory) source, zBar);
    } else if (isActive && isFirst) {
      store(lanes, zBar);
    } else if (isActive) {
      LaneMath.increase(lanes.rowAdjoints[row], zBar, lanes.n);
    }
  }

  /** Unless they are in the same array ({@code AdjointRows}). */
  private void store(Lanes lanes, double[] zBar) {
    double[] to = lanes.rowAdjoints[row];
    if (to != zBar) {
      System.arraycopy(zBar, 0, to, 0, lanes.n);
    }
  }

  /** Subtracts from its adjoints, if it has any. */
  void subtract(Lanes lanes, double[] zBar) {
    if (isActive && row < 0) {
      lanes.addMultiples((LaneSource.Memory) source, -1, zBar);
    } else if (isActive && isFirst) {
      LaneMath.negate(lanes.rowAdjoints[row], zBar, lanes.n);
    } else if (isActive) {
      LaneMath.decrease(lanes.rowAdjoints[row], zBar, lanes.n);
    }
  }

  /** Adds products to its adjoints, if it has any. */
  void addProducts(Lanes lanes, double[] slopes, double[] zBar) {
    if (isActive && row < 0) {
      lanes.addProducts((LaneSource.Memory) source, slopes, zBar);
    } else if (isActive && isFirst) {
      LaneMath.multiply(lanes.rowAdjoints[row], slopes, zBar, lanes.n);
    } else if (isActive) {
      LaneMath.addProducts(lanes.rowAdjoints[row], slopes, zBar, lanes.n);
    }
  }

  /** Adds products with {@code f x} to its adjoints, if it has any. */
  void addProducts(Lanes lanes, double f, double[] x, double[] zBar) {
    if (isActive && row < 0) {
      LaneMath.multiply(lanes.scratch(), f, x, lanes.n);
      lanes.addProducts((LaneSource.Memory) source, lanes.scratch(), zBar);
    } else if (isActive) {
      double[] to = lanes.rowAdjoints[row];
      LaneMath.addMultiples(to, isFirst ? lanes.zeros() : to, f, x, zBar, lanes.n);
    }
  }

  /** Adds each product twice to its row's adjoints, if it has any. */
  void addTwice(Lanes lanes, double[] x, double[] zBar) {
    if (isActive) {
      double[] to = lanes.rowAdjoints[row];
      LaneMath.addTwice(to, isFirst ? lanes.zeros() : to, x, zBar, lanes.n);
    }
  }

  /** Adds the products of slopes with the adjoints of a row, for each seed of the sweep. */
  void addProducts(Lanes lanes, double[] slopes, int of) {
    for (int seed : lanes.seeds()) {
      lanes.select(seed);
      addProducts(lanes, slopes, lanes.rowAdjoints[of]);
    }
  }

  /** Adds multiples to its adjoints, if it has any. */
  private void addMultiples(Lanes lanes, double factor, double[] zBar) {
    if (isActive && row < 0) {
      lanes.addMultiples((LaneSource.Memory) source, factor, zBar);
    } else if (isActive && isFirst) {
      LaneMath.multiply(lanes.rowAdjoints[row], factor, zBar, lanes.n);
    } else if (isActive) {
      LaneMath.addMultiples(lanes.rowAdjoints[row], factor, zBar, lanes.n);
    }
  }

  /** Adds to its adjoint in the only lane there is, if it has any. */
  void add(Lanes lanes, double term) {
    if (isActive && row < 0) {
      lanes.add((LaneSource.Memory) source, term);
    } else if (isActive) {
      double[] to = lanes.rowAdjoints[row];
      to[0] = isFirst ? term : to[0] + term;
    }
  }

  /** Adds the products of an adjoint with this operand to the adjoints of another. */
  void pullProducts(Lanes lanes, LaneOperand other, double[] zBar, int side) {
    if (!other.isActive) {
      return;
    }
    if (isInvariant()) {
      other.addMultiples(lanes, scalar(lanes), zBar);
    } else {
      other.addProducts(lanes, read(lanes, side), zBar);
    }
  }
}
