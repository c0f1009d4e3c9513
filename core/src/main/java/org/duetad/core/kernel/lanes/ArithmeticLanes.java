package org.duetad.core.kernel.lanes;

import java.util.List;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.kernel.memory.Lanes;

/** Arithmetic with its slopes written out; the laws compare these with those of its rules. */
public final class ArithmeticLanes {

  private ArithmeticLanes() {}

  /** {@code z = x + y}. */
  public record Sum(LaneOperand x, LaneOperand y, int row) implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      double[] z = lanes.rows[row];
      if (x.isInvariant()) {
        LaneMath.add(z, x.scalar(lanes), y.read(lanes, 1), lanes.n);
      } else if (y.isInvariant()) {
        LaneMath.add(z, y.scalar(lanes), x.read(lanes, 0), lanes.n);
      } else {
        LaneMath.add(z, x.read(lanes, 0), y.read(lanes, 1), lanes.n);
      }
    }

    @Override
    public List<LaneOperand> operands() {
      return List.of(x, y);
    }

    @Override
    public void pull(Lanes lanes) {
      x.add(lanes, lanes.rowAdjoints[row]);
      y.add(lanes, lanes.rowAdjoints[row]);
    }

    @Override
    public LaneOperand passedOn() {
      return x;
    }

    @Override
    public int simple() {
      return row;
    }
  }

  /** {@code z = x - y}. */
  public record Difference(LaneOperand x, LaneOperand y, int row) implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      double[] z = lanes.rows[row];
      if (x.isInvariant()) {
        LaneMath.subtract(z, x.scalar(lanes), y.read(lanes, 1), lanes.n);
      } else if (y.isInvariant()) {
        LaneMath.subtract(z, x.read(lanes, 0), y.scalar(lanes), lanes.n);
      } else {
        LaneMath.subtract(z, x.read(lanes, 0), y.read(lanes, 1), lanes.n);
      }
    }

    @Override
    public List<LaneOperand> operands() {
      return List.of(x, y);
    }

    @Override
    public void pull(Lanes lanes) {
      x.add(lanes, lanes.rowAdjoints[row]);
      y.subtract(lanes, lanes.rowAdjoints[row]);
    }

    @Override
    public LaneOperand passedOn() {
      return x;
    }

    @Override
    public int simple() {
      return row;
    }
  }

  /** {@code z = x y}. */
  public record Product(LaneOperand x, LaneOperand y, int row) implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      double[] z = lanes.rows[row];
      if (x.isInvariant()) {
        LaneMath.multiply(z, x.scalar(lanes), y.read(lanes, 1), lanes.n);
      } else if (y.isInvariant()) {
        LaneMath.multiply(z, y.scalar(lanes), x.read(lanes, 0), lanes.n);
      } else {
        LaneMath.multiply(z, x.read(lanes, 0), y.read(lanes, 1), lanes.n);
      }
    }

    @Override
    public List<LaneOperand> operands() {
      return List.of(x, y);
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

  /**
   * {@code z = x y + c}: a product that nothing else reads is not stored.
   *
   * @param x a factor
   * @param y the other one
   * @param c the summand
   * @param product the row that the product does not fill
   * @param row the row of the result
   */
  public record ProductSum(LaneOperand x, LaneOperand y, LaneOperand c, int product, int row)
      implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      double[] z = lanes.rows[row];
      double[] a = x.read(lanes, 0);
      double[] b = y.read(lanes, 1);
      if (c.isInvariant()) {
        LaneMath.multiply(z, a, b, lanes.n);
        LaneMath.add(z, c.scalar(lanes), z, lanes.n);
      } else {
        LaneMath.multiplyAndAdd(z, a, b, c.read(lanes, 0), lanes.n);
      }
    }

    @Override
    public List<LaneOperand> operands() {
      return List.of(c, x, y);
    }

    @Override
    public void pull(Lanes lanes) {
      double[] zBar = lanes.rowAdjoints[row];
      c.add(lanes, zBar);
      y.pullProducts(lanes, x, zBar, 1);
      x.pullProducts(lanes, y, zBar, 0);
    }

    @Override
    public LaneOperand passedOn() {
      return c;
    }

    @Override
    public void keep(boolean[] rows) {
      x.keepFactor(y, rows);
      y.keepFactor(x, rows);
    }
  }

  /**
   * {@code z = x - y²}: a square that nothing else reads is not stored.
   *
   * @param x the minuend
   * @param y what is squared
   * @param square the row that the square does not fill
   * @param row the row of the result
   */
  public record SquareDifference(LaneOperand x, LaneOperand y, int square, int row)
      implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      double[] b = y.read(lanes, 1);
      if (x.isInvariant()) {
        LaneMath.subtractSquares(lanes.rows[row], x.scalar(lanes), b, lanes.n);
      } else {
        LaneMath.subtractSquares(lanes.rows[row], x.read(lanes, 0), b, lanes.n);
      }
    }

    @Override
    public List<LaneOperand> operands() {
      return List.of(x, y);
    }

    @Override
    public void pull(Lanes lanes) {
      double[] zBar = lanes.rowAdjoints[row];
      x.add(lanes, zBar);
      y.addProducts(lanes, -2, y.read(lanes, 1), zBar);
    }

    @Override
    public LaneOperand passedOn() {
      return x;
    }

    @Override
    public void keep(boolean[] rows) {
      y.keepFactor(y, rows);
    }
  }

  /** {@code z = x / y}. */
  record Quotient(LaneOperand x, LaneOperand y, int row) implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      LaneMath.divide(lanes.rows[row], x.read(lanes, 0), y.read(lanes, 1), lanes.n);
    }

    @Override
    public List<LaneOperand> operands() {
      return List.of(x, y);
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
        x.addProducts(lanes, lanes.steeps.note(slopes, lanes.n), row);
      }
      if (y.isActive()) {
        for (int i = 0; i < lanes.n; i++) {
          slopes[i] = -(z[i] / b[i]);
        }
        y.addProducts(lanes, lanes.steeps.note(slopes, lanes.n), row);
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
    public List<LaneOperand> operands() {
      return List.of(x);
    }

    @Override
    public void pull(Lanes lanes) {
      x.subtract(lanes, lanes.rowAdjoints[row]);
    }

    @Override
    public int simple() {
      return row;
    }
  }

  /** {@code y = x²}. */
  public record Square(LaneOperand x, int row) implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      double[] a = x.read(lanes, 0);
      LaneMath.multiply(lanes.rows[row], a, a, lanes.n);
    }

    @Override
    public List<LaneOperand> operands() {
      return List.of(x);
    }

    @Override
    public void pull(Lanes lanes) {
      x.addProducts(lanes, 2, x.read(lanes, 0), lanes.rowAdjoints[row]);
    }

    @Override
    public void keep(boolean[] rows) {
      x.keepFactor(x, rows);
    }
  }
}
