package org.duetad.forward;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Constant;
import org.duetad.core.Factors;
import org.duetad.core.Losses;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.PowerOfTwo;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.AbstractScalar;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;

/**
 * A primal value with tangents in one or several directions. The rules are applied here; the number
 * of tangents and the arithmetic on them are in the subclasses: unrolled fields are several times
 * faster than arrays.
 */
abstract class Dual extends AbstractScalar {

  // Never reassigned. They are not final because a constructor that sets final fields ends in a
  // memory barrier, behind which the JIT cannot combine the subclass's stores with the allocation.
  // The subclass's own final fields cause one barrier for all.
  private double value;

  Directions directions;

  Dual(double value, Directions directions) {
    this.value = value;
    this.directions = directions;
  }

  @Override
  public final double value() {
    return value;
  }

  /** The tangent in direction k. */
  abstract double tangent(int k);

  /** Copies the tangents to a row, starting at a column, as far as they fit. */
  abstract void copyTangents(double[] row, int column);

  /** A number with the tangents {@code slope · ẋ}. */
  abstract Dual scaled(double result, double slope);

  /** A number with the tangents {@code slope · ẋ + otherSlope · ẏ}. */
  abstract Dual combined(double result, double slope, Dual other, double otherSlope);

  @Override
  public final Scalar apply(UnaryRule rule) {
    Arguments.rule(rule);
    directions.check(rule);
    double y = rule.value().applyAsDouble(value);
    return scaled(y, noted(rule.slopeAt(value, y), value, y));
  }

  @Override
  public final Scalar apply(BinaryRule rule, Scalar right) {
    Arguments.rule(rule);
    directions.check(rule);
    if (right instanceof Dual d) {
      Dual y = same(rule, d);
      double z = rule.value().applyAsDouble(value, y.value);
      double larger = larger(value, y.value);
      double slope = noted(rule.leftSlopeAt(value, y.value, z), larger, z);
      return combined(z, slope, y, y.noted(rule.rightSlopeAt(value, y.value, z), larger, z));
    }
    if (!(right instanceof Constant c)) {
      return absorbed(rule, right);
    }
    double y = c.value();
    double z = rule.value().applyAsDouble(value, y);
    return scaled(z, noted(rule.leftSlopeAt(value, y, z), value, z));
  }

  private static double larger(double x, double y) {
    return Math.max(Math.abs(x), Math.abs(y));
  }

  /** A slope with respect to this number; records it if a careful pass may be needed. */
  private double noted(double slope, double operand, double result) {
    if (!Factors.isModerate(slope)) {
      note(slope, operand);
      directions.noteSunk(result, value, slope);
    }
    return slope;
  }

  private void note(double slope, double operand) {
    directions.note(slope, operand);
    for (int k = 0; k < directions.width && Chain.isOverflow(slope, operand); k++) {
      directions.note(tangent(k));
    }
    for (int k = 0; k < directions.width && Math.abs(slope) < Double.MIN_NORMAL; k++) {
      directions.noteFlat(tangent(k));
    }
  }

  /** Records that the tangents are multiplied by 0. */
  final void noteFlat() {
    for (int k = 0; k < directions.width && directions.isSteep(); k++) {
      directions.noteFlat(tangent(k));
    }
  }

  @Override
  public final long level() {
    return directions.level();
  }

  @Override
  public final Scalar applyRight(BinaryRule rule, Scalar left) {
    Arguments.rule(rule);
    double x = constant(rule, left);
    double z = rule.value().applyAsDouble(x, value);
    return scaled(z, noted(rule.rightSlopeAt(x, value, z), value, z));
  }

  @Override
  public final Scalar apply(Reduction rule, Scalar[] x) {
    Arguments.application(rule, x);
    double[] values = values(rule, x);
    double y = rule.value(values);
    if (Double.isNaN(y)) {
      directions.note(y); // A slope may have underflowed beside an infinity.
    }
    double[] slopes = rule.gradientAt(values, y);
    double largest = PowerOfTwo.largest(values);
    for (double slope : slopes) {
      noted(slope, largest, y);
    }
    return weighted(y, x, slopes);
  }

  private Dual weighted(double y, Scalar[] x, double[] slopes) {
    Tangents sum = directions.tangents();
    for (int i = 0; i < x.length; i++) {
      if (x[i] instanceof Dual d) {
        sum.add(slopes[i], d);
      }
    }
    return sum.total(y, directions);
  }

  @Override
  public final Scalar[] apply(GeneralRule rule, Scalar[] x) {
    Arguments.application(rule, x);
    double[] values = values(rule.name(), x);
    directions.noteOperand(PowerOfTwo.largest(values));
    Scalar[] in = Scalar.of(values);
    Scalar[] out = Scalar.of(rule.evaluate(values));
    Tangents[] tangents = new Tangents[out.length];
    Arrays.setAll(tangents, i -> directions.tangents());
    for (int k = 0; k < directions.width; k++) {
      double[] direction = direction(x, k);
      if (directions.isLost()
          && Losses.mayBeBehind(rule, direction)
          && Losses.isSteep(in, out, direction.length, rule::push)) {
        directions.note(Double.NaN);
      }
      Scalar[] pushed = rule.push(in, out, Scalar.of(direction));
      for (int i = 0; i < out.length; i++) {
        double tangent = pushed[i].value();
        directions.note(tangent);
        directions.noteResult(tangent, direction);
        if (tangent != 0) {
          tangents[i].set(k, tangent);
        }
      }
    }
    Scalar[] y = new Scalar[out.length];
    Arrays.setAll(y, i -> tangents[i].total(out[i].value(), directions));
    return y;
  }

  @Override
  public final Matrix matrixOf(int numRows, int numCols, Scalar[] x) {
    directions.check("matrix");
    DMatrixRMaj values = DMatrixRMaj.wrap(numRows, numCols, values("matrix", x));
    return DualMatrix.of(directions, ConstantMatrix.borrowing(values), x);
  }

  private static double[] direction(Scalar[] x, int k) {
    double[] direction = new double[x.length];
    Arrays.setAll(direction, i -> x[i] instanceof Dual d ? d.tangent(k) : 0.0);
    return direction;
  }

  // The rule table defines the operations below; they are written out here for speed: the general
  // methods above are too large for the JIT to inline everywhere.

  @Override
  public final Scalar add(Scalar a) {
    if (a instanceof Dual d) {
      Dual y = same(Arithmetic.ADD, d);
      return combined(value + y.value, 1.0, y, 1.0);
    }
    return a instanceof Constant c
        ? scaled(value + constant(Arithmetic.ADD, c), 1.0)
        : absorbed(Arithmetic.ADD, a);
  }

  @Override
  public final Scalar subtract(Scalar a) {
    if (a instanceof Dual d) {
      Dual y = same(Arithmetic.SUBTRACT, d);
      return combined(value - y.value, 1.0, y, -1.0);
    }
    return a instanceof Constant c
        ? scaled(value - constant(Arithmetic.SUBTRACT, c), 1.0)
        : absorbed(Arithmetic.SUBTRACT, a);
  }

  @Override
  public final Scalar multiply(Scalar a) {
    if (a instanceof Dual d) {
      Dual y = same(Arithmetic.MULTIPLY, d);
      return combined(product(y.value), y.value, y, value);
    }
    if (!(a instanceof Constant c)) {
      return absorbed(Arithmetic.MULTIPLY, a);
    }
    double y = constant(Arithmetic.MULTIPLY, c);
    return scaled(product(y), y);
  }

  private double product(double y) {
    double product = value * y;
    if (Math.abs(product) < Double.MIN_NORMAL) {
      directions.noteSunk(value, y);
    }
    return product;
  }

  @Override
  public final Scalar divide(Scalar a) {
    if (a instanceof Dual d) {
      Dual y = same(Arithmetic.DIVIDE, d);
      double z = value / y.value;
      double slope = noted(1 / y.value, y.value, z);
      return combined(z, slope, y, noted(-(z / y.value), y.value, z));
    }
    if (!(a instanceof Constant c)) {
      return absorbed(Arithmetic.DIVIDE, a);
    }
    double y = constant(Arithmetic.DIVIDE, c);
    return scaled(value / y, 1 / y);
  }

  @Override
  public final Scalar sumOf(Scalar[] x) {
    double sum = 0;
    Tangents tangents = directions.tangents();
    for (Scalar term : x) {
      sum += value(Reductions.SUM, term);
      if (term instanceof Dual d) {
        tangents.add(1.0, d);
      }
    }
    return tangents.total(sum, directions);
  }

  @Override
  public final Scalar dotOf(Scalar[] a, int i, Scalar[] b, int j, int length) {
    double sum = 0;
    Tangents tangents = directions.tangents();
    for (int k = 0; k < length; k++) {
      Scalar p = a[i + k];
      Scalar q = b[j + k];
      double x = value(Reductions.DOT, p);
      double y = value(Reductions.DOT, q);
      sum += x * y;
      if (p instanceof Dual d) {
        tangents.add(y, d);
      }
      if (q instanceof Dual d) {
        tangents.add(x, d);
      }
    }
    return tangents.total(sum, directions);
  }

  @Override
  public final Scalar weightedSumOf(double[] w, int i, Scalar[] x, int j, int length) {
    double sum = 0;
    Tangents tangents = directions.tangents();
    for (int k = 0; k < length; k++) {
      Scalar term = x[j + k];
      double weight = w[i + k];
      if (term instanceof Dual d) {
        sum += weight * same(Reductions.DOT, d).value;
        if (weight != 0) { // A given zero did not underflow.
          tangents.add(weight, d);
        }
      } else {
        sum += weight * constant(Reductions.DOT, term);
      }
    }
    return tangents.total(sum, directions);
  }

  private double[] values(Object operation, Scalar[] x) {
    double[] values = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      values[i] = value(operation, x[i]);
    }
    return values;
  }

  private double value(Object operation, Scalar x) {
    return x instanceof Dual d ? same(operation, d).value : constant(operation, x);
  }

  private Dual same(Object operation, Dual other) {
    directions.check(operation);
    if (other.directions != directions) {
      throw mixed(operation.toString(), other);
    }
    return other;
  }

  private double constant(Object operation, Scalar x) {
    directions.check(operation);
    if (x instanceof Constant c) {
      return c.value();
    }
    throw mixed(operation.toString(), x);
  }

  @Override
  public final String toString() {
    double[] tangents = new double[directions.width];
    Arrays.setAll(tangents, this::tangent);
    return "dual(" + value + ", " + Arrays.toString(tangents) + ")";
  }
}
