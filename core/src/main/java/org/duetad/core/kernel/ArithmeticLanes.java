package org.duetad.core.kernel;

/** Arithmetic with its slopes written out; the laws compare these with those of its rules. */
final class ArithmeticLanes {

  private ArithmeticLanes() {}

  /** {@code z = x + y}. */
  record Sum(LaneOperand x, LaneOperand y, int row) implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      LaneMath.add(lanes.rows[row], x.read(lanes, 0), y.read(lanes, 1), lanes.n);
    }

    @Override
    public void pull(Lanes lanes) {
      x.add(lanes, lanes.rowAdjoints[row]);
      y.add(lanes, lanes.rowAdjoints[row]);
    }
  }

  /** {@code z = x - y}. */
  record Difference(LaneOperand x, LaneOperand y, int row) implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      LaneMath.subtract(lanes.rows[row], x.read(lanes, 0), y.read(lanes, 1), lanes.n);
    }

    @Override
    public void pull(Lanes lanes) {
      x.add(lanes, lanes.rowAdjoints[row]);
      y.subtract(lanes, lanes.rowAdjoints[row]);
    }
  }

  /** {@code z = x y}. */
  record Product(LaneOperand x, LaneOperand y, int row) implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      LaneMath.multiply(lanes.rows[row], x.read(lanes, 0), y.read(lanes, 1), lanes.n);
    }

    @Override
    public void pull(Lanes lanes) {
      y.pullProducts(lanes, x, lanes.rowAdjoints[row], 1);
      x.pullProducts(lanes, y, lanes.rowAdjoints[row], 0);
    }

    @Override
    public void keep(boolean[] rows) {
      x.keepFactor(y, rows);
      y.keepFactor(x, rows);
    }
  }

  /** {@code z = x / y}. */
  record Quotient(LaneOperand x, LaneOperand y, int row) implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      LaneMath.divide(lanes.rows[row], x.read(lanes, 0), y.read(lanes, 1), lanes.n);
    }

    @Override
    public void pull(Lanes lanes) {
      pullAll(lanes);
    }

    @Override
    public void pullAll(Lanes lanes) {
      double[] b = y.read(lanes, 1);
      double[] z = lanes.rows[row];
      double[] slopes = lanes.scratch();
      if (x.isActive()) {
        for (int i = 0; i < lanes.n; i++) {
          slopes[i] = 1 / b[i];
        }
        lanes.addProducts(x.source(), slopes, row);
      }
      if (y.isActive()) {
        for (int i = 0; i < lanes.n; i++) {
          slopes[i] = -(z[i] / b[i]);
        }
        lanes.addProducts(y.source(), slopes, row);
      }
    }

    @Override
    public void keep(boolean[] rows) {
      y.keep(rows);
      rows[row] = true;
    }
  }

  /** {@code y = -x}. */
  record Negative(LaneOperand x, int row) implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      LaneMath.negate(lanes.rows[row], x.read(lanes, 0), lanes.n);
    }

    @Override
    public void pull(Lanes lanes) {
      x.subtract(lanes, lanes.rowAdjoints[row]);
    }
  }
}
