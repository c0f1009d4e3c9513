package org.duetad.reverse;

import java.util.Arrays;
import org.duetad.core.Constant;
import org.duetad.core.Factors;
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

/** A primal value with its entry on a tape: operations on it are recorded as parents and slopes. */
final class Var extends AbstractScalar {

  // Not final: a constructor with final fields ends with a barrier, which slows down allocation.

  Recording recording;
  int index;
  private double value;

  Var(Recording recording, int index, double value) {
    this.recording = recording;
    this.index = index;
    this.value = value;
  }

  @Override
  public double value() {
    return value;
  }

  @Override
  public Scalar apply(UnaryRule rule) {
    Arguments.rule(rule);
    double y = rule.value().applyAsDouble(value);
    double slope = rule.slopeAt(value, y);
    Var entry =
        recording.secondOrder
            ? recording.unary(rule, y, index, slope, secondSlopes().of(rule, value, y, slope))
            : recording.unary(rule, y, index, slope);
    if (!Factors.isModerate(slope)) {
      recording.overflows().note(slope, value);
      recording.overflows().noteSunk(y, value, slope);
    }
    if (Double.isInfinite(value)) {
      recording.overflows().note(this, rule, entry, slope);
    }
    return entry;
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    Arguments.rule(rule);
    if (right instanceof Var v) {
      Var y = same(rule, v);
      double z = rule.value().applyAsDouble(value, y.value);
      double left = rule.leftSlopeAt(value, y.value, z);
      double slope = rule.rightSlopeAt(value, y.value, z);
      Var entry = recording.binary(rule, z, index, left, y.index, slope);
      if (!Factors.isModerate(left) || !Factors.isModerate(slope)) {
        double larger = Math.max(Math.abs(value), Math.abs(y.value));
        recording.overflows().note(left, larger);
        recording.overflows().note(slope, larger);
        recording.overflows().noteSunk(z, value, left);
        recording.overflows().noteSunk(z, y.value, slope);
      }
      if (Double.isInfinite(value) || Double.isInfinite(y.value)) {
        recording.overflows().note(this, y, rule, entry, left, slope);
      }
      return recording.secondOrder ? withSecondSlopes(entry, rule, y.value, left, slope) : entry;
    }
    if (!(right instanceof Constant c)) {
      return absorbed(rule, right);
    }
    double y = c.value();
    double z = rule.value().applyAsDouble(value, y);
    double slope = rule.leftSlopeAt(value, y, z);
    Var entry =
        recording.secondOrder
            ? recording.unary(rule, z, index, slope, secondSlopes().left(rule, value, y, z, slope))
            : recording.unary(rule, z, index, slope);
    if (!Factors.isModerate(slope)) {
      recording.overflows().note(slope, value);
      recording.overflows().noteSunk(z, value, slope);
    }
    if (Double.isInfinite(value)) {
      recording.overflows().note(this, c, rule, entry, slope, 0.0);
    }
    return entry;
  }

  @Override
  public long level() {
    return recording.level();
  }

  @Override
  public long recorded() {
    return recording.size();
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    Arguments.rule(rule);
    double x = constant(rule, left);
    double z = rule.value().applyAsDouble(x, value);
    double slope = rule.rightSlopeAt(x, value, z);
    Var entry =
        recording.secondOrder
            ? recording.unary(rule, z, index, slope, secondSlopes().right(rule, x, value, z, slope))
            : recording.unary(rule, z, index, slope);
    if (!Factors.isModerate(slope)) {
      recording.overflows().note(slope, value);
      recording.overflows().noteSunk(z, value, slope);
    }
    if (Double.isInfinite(value)) {
      recording.overflows().noteRight(left, this, rule, entry, slope);
    }
    return entry;
  }

  private Var withSecondSlopes(Var z, BinaryRule rule, double y, double left, double right) {
    return recording.withCurvatures(
        z,
        secondSlopes().left(rule, value, y, z.value, left),
        secondSlopes().mixed(rule, value, y, z.value, right),
        secondSlopes().right(rule, value, y, z.value, right));
  }

  private SecondSlopes secondSlopes() {
    return recording.secondSlopes();
  }

  @Override
  public Scalar apply(Reduction rule, Scalar[] x) {
    Arguments.application(rule, x);
    double[] values = values(rule, x);
    double y = rule.value(values);
    double[] slopes = rule.gradientAt(values, y);
    double largest = PowerOfTwo.largest(values);
    boolean overflowed = Double.isInfinite(largest);
    for (double slope : slopes) {
      recording.overflows().note(slope, largest);
    }
    if (recording.secondOrder) {
      if (overflowed) {
        recording.overflows().note();
      }
      return recording.reduction(rule, entries(x), values, y, slopes);
    }
    ParentLists links = recording.links(rule, x.length);
    for (int i = 0; i < x.length; i++) {
      if (x[i] instanceof Var v) {
        links.add(v.index, slopes[i]);
      }
    }
    Var entry = recording.linked(rule, y);
    if (overflowed) {
      recording.overflows().note(x, rule, entry, slopes);
    }
    return entry;
  }

  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    Arguments.application(rule, x);
    double[] values = values(rule.name(), x);
    double largest = PowerOfTwo.largest(values);
    recording.overflows().note(Double.isNaN(largest) ? largest : 1.0, largest);
    if (Double.isInfinite(largest)) {
      recording.overflows().note();
    }
    return recording.general(rule, entries(x), values, rule.evaluate(values));
  }

  @Override
  public Matrix matrixOf(int numRows, int numCols, Scalar[] x) {
    recording.check("matrix");
    DMatrixRMaj values = DMatrixRMaj.wrap(numRows, numCols, values("matrix", x));
    return recording.matrix(ConstantMatrix.borrowing(values), entries(x));
  }

  /** The operands' entries, 0 for constants. */
  private static int[] entries(Scalar[] x) {
    return Arrays.stream(x).mapToInt(Var::entry).toArray();
  }

  private static int entry(Scalar x) {
    return x instanceof Var v ? v.index : 0;
  }

  // The rule table defines the operations below; they are written out here for speed.

  @Override
  public Scalar add(Scalar a) {
    if (a instanceof Var v && v.recording == recording) {
      return recording.binary(Arithmetic.ADD, value + v.value, index, 1.0, v.index, 1.0);
    }
    return apply(Arithmetic.ADD, a);
  }

  @Override
  public Scalar subtract(Scalar a) {
    if (a instanceof Var v && v.recording == recording) {
      return recording.binary(Arithmetic.SUBTRACT, value - v.value, index, 1.0, v.index, -1.0);
    }
    return apply(Arithmetic.SUBTRACT, a);
  }

  @Override
  public Scalar multiply(Scalar a) {
    if (a instanceof Var v && v.recording == recording) {
      return recording.product(
          Arithmetic.MULTIPLY, value * v.value, index, v.value, v.index, value);
    }
    return apply(Arithmetic.MULTIPLY, a);
  }

  @Override
  public Scalar add(double a) {
    return recording.unary(Arithmetic.ADD, value + a, index, 1.0);
  }

  @Override
  public Scalar subtract(double a) {
    return recording.unary(Arithmetic.SUBTRACT, value - a, index, 1.0);
  }

  @Override
  public Scalar subtractFrom(double c) {
    return recording.unary(Arithmetic.SUBTRACT, c - value, index, -1.0);
  }

  @Override
  public Scalar multiply(double a) {
    if (Overflows.concerns(a)) {
      recording.overflows().noteFactor(a);
    }
    double product = value * a;
    if (Math.abs(product) < Double.MIN_NORMAL) {
      recording.overflows().noteSunk(value, a);
    }
    return recording.unary(Arithmetic.MULTIPLY, product, index, a);
  }

  @Override
  public Scalar sumOf(Scalar[] x) {
    ParentLists links = recording.links(Reductions.SUM, x.length);
    double sum = 0;
    for (Scalar term : x) {
      if (term instanceof Var v) {
        links.add(same(Reductions.SUM, v).index, 1.0);
        sum += v.value;
      } else {
        sum += constant(Reductions.SUM, term);
      }
    }
    return recording.linked(Reductions.SUM, sum);
  }

  @Override
  public Scalar dotAmong(Scalar[] a, int i, Scalar[] b, int j, int length) {
    return FactorLists.dot(this, a, i, b, j, length);
  }

  /** With constants among the factors; products with slopes that vary are summed separately. */
  @Override
  public Scalar dotOf(Scalar[] a, int i, Scalar[] b, int j, int length) {
    ParentLists links = recording.links(Reductions.DOT, 2 * length);
    ParentLists pairs = recording.pairs(length);
    double largest = 0;
    double sum = 0;
    for (int k = 0; k < length; k++) {
      Scalar p = a[i + k];
      Scalar q = b[j + k];
      double x = value(Reductions.DOT, p);
      double y = value(Reductions.DOT, q);
      if (recording.secondOrder && p instanceof Var v && q instanceof Var w) {
        pairs.add(v.factor());
        pairs.add(w.factor());
      } else {
        links.addIfVariable(p, y);
        links.addIfVariable(q, x);
      }
      largest = Math.max(largest, Math.max(Math.abs(x), Math.abs(y)));
      sum += x * y;
    }
    if (Overflows.concerns(largest)) {
      recording.overflows().noteFactor(largest);
    }
    if (pairs.isEmpty()) {
      return recording.linked(Reductions.DOT, sum);
    }
    Var products = recording.paired(sum);
    Var multiples = recording.linked(Reductions.DOT, sum);
    return recording.binary(Reductions.DOT, sum, products.index, 1.0, multiples.index, 1.0);
  }

  /** Its entry, whose value the sweeps then read. */
  int factor() {
    recording.storage.values()[index] = value;
    return index;
  }

  @Override
  public Scalar weightedSumOf(double[] w, int i, Scalar[] x, int j, int length) {
    ParentLists links = recording.links(Reductions.DOT, length);
    double largest = 0;
    double sum = 0;
    for (int k = 0; k < length; k++) {
      Scalar term = x[j + k];
      double weight = w[i + k];
      if (term instanceof Var v) {
        links.add(same(Reductions.DOT, v).index, weight);
        largest = Math.max(largest, Math.abs(weight));
        sum += weight * v.value;
      } else {
        sum += weight * constant(Reductions.DOT, term);
      }
    }
    if (Overflows.concerns(largest)) {
      recording.overflows().noteFactor(largest);
    }
    return recording.linked(Reductions.DOT, sum);
  }

  private double[] values(Object operation, Scalar[] x) {
    double[] values = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      values[i] = value(operation, x[i]);
    }
    return values;
  }

  private double value(Object operation, Scalar x) {
    return x instanceof Var v ? same(operation, v).value : constant(operation, x);
  }

  private Var same(Object operation, Var other) {
    if (other.recording != recording) {
      throw mixed(operation.toString(), other);
    }
    return other;
  }

  private double constant(Object operation, Scalar x) {
    if (x instanceof Constant c) {
      return c.value();
    }
    throw mixed(operation.toString(), x);
  }

  @Override
  public String toString() {
    return "var(" + value + " at " + index + ")";
  }
}
