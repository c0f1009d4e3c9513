package org.duetad.core.sparse;

import java.util.Arrays;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.AbstractScalar;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * A primal value with the inputs that it depends on, and the pairs of inputs that interact in it.
 * Comparisons and reads of its plain value are recorded in its evaluation's trace.
 */
final class SparsityTracer extends AbstractScalar {

  final Detection detection;
  final double primal;
  final IndexSet inputs;
  final @Nullable Interactions interactions;

  SparsityTracer(
      Detection detection, double primal, IndexSet inputs, @Nullable Interactions interactions) {
    this.detection = detection;
    this.primal = primal;
    this.inputs = inputs;
    this.interactions = interactions;
  }

  @Override
  public double value() {
    return detection.trace().read(primal);
  }

  @Override
  public Scalar apply(UnaryRule rule) {
    Arguments.rule(rule);
    detection.check(rule);
    double y = rule.value().applyAsDouble(primal);
    boolean flat = detection.atPoint && rule.slopeAt(primal, y) == 0;
    Interactions kept = flat ? null : interactions;
    if (detection.secondSlopes != null
        && !inputs.isEmpty()
        && detection.secondSlopes.secondOrder(rule, primal, y)) {
      kept = Interactions.cross(kept, inputs, inputs);
    }
    return new SparsityTracer(detection, y, flat ? IndexSet.EMPTY : inputs, kept);
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    Arguments.rule(rule);
    if (right instanceof Constant c) {
      return withConstant(rule, primal, c.value(), c.value() == 0, true);
    }
    if (!(right instanceof SparsityTracer i) || i.detection != detection) {
      throw mixed(rule.name(), right);
    }
    detection.check(rule);
    double z = rule.value().applyAsDouble(primal, i.primal);
    boolean left = !detection.atPoint || rule.leftSlopeAt(primal, i.primal, z) != 0;
    boolean other = !detection.atPoint || rule.rightSlopeAt(primal, i.primal, z) != 0;
    IndexSet all = (left ? inputs : IndexSet.EMPTY).union(other ? i.inputs : IndexSet.EMPTY);
    if (detection.secondSlopes == null) {
      return new SparsityTracer(detection, z, all, null);
    }
    Interactions kept =
        Interactions.join(left ? interactions : null, other ? i.interactions : null);
    return new SparsityTracer(detection, z, all, withSecondOrder(rule, i, z, kept));
  }

  private @Nullable Interactions withSecondOrder(
      BinaryRule rule, SparsityTracer right, double z, @Nullable Interactions kept) {
    if (detection.secondSlopes == null || (inputs.isEmpty() && right.inputs.isEmpty())) {
      return kept;
    }
    int bits = detection.secondSlopes.secondOrder(rule, primal, right.primal, z);
    Interactions all = kept;
    if ((bits & SecondSlopePattern.LEFT) != 0) {
      all = Interactions.cross(all, inputs, inputs);
    }
    if ((bits & SecondSlopePattern.BOTH) != 0) {
      all = Interactions.cross(all, inputs, right.inputs);
    }
    if ((bits & SecondSlopePattern.RIGHT) != 0) {
      all = Interactions.cross(all, right.inputs, right.inputs);
    }
    return all;
  }

  @Override
  public long level() {
    return detection.level();
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    Arguments.rule(rule);
    if (!(left instanceof Constant)) {
      throw mixed(rule.name(), left);
    }
    return withConstant(rule, left.value(), primal, left.value() == 0, false);
  }

  /** A product with a constant zero is zero everywhere, and so are its derivatives. */
  private SparsityTracer withConstant(
      BinaryRule rule, double x, double y, boolean zero, boolean isLeft) {
    detection.check(rule);
    double z = rule.value().applyAsDouble(x, y);
    if (zero && rule.equals(Arithmetic.MULTIPLY)) {
      return detection.blank(z);
    }
    boolean flat =
        detection.atPoint && (isLeft ? rule.leftSlopeAt(x, y, z) : rule.rightSlopeAt(x, y, z)) == 0;
    Interactions kept = flat ? null : interactions;
    if (detection.secondSlopes != null && !inputs.isEmpty()) {
      int bits = detection.secondSlopes.secondOrder(rule, x, y, z);
      if ((bits & (isLeft ? SecondSlopePattern.LEFT : SecondSlopePattern.RIGHT)) != 0) {
        kept = Interactions.cross(kept, inputs, inputs);
      }
    }
    return new SparsityTracer(detection, z, flat ? IndexSet.EMPTY : inputs, kept);
  }

  @Override
  public Scalar apply(Reduction rule, Scalar[] x) {
    Arguments.application(rule, x);
    return new Reduced(detection, rule, values(rule.name(), x), x).result();
  }

  /** Every result depends on every operand, unless at a point the pushforward says otherwise. */
  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    Arguments.application(rule, x);
    double[] values = values(rule.name(), x);
    double[] y = rule.evaluate(values);
    IndexSet[] sets = new IndexSet[x.length];
    Arrays.setAll(sets, i -> detection.inputsOf(x[i]));
    IndexSet all = IndexSet.union(sets, sets.length);
    Interactions kept = null;
    if (detection.secondSlopes != null) {
      for (Scalar operand : x) {
        kept = Interactions.join(kept, detection.interactionsOf(operand));
      }
      kept = Interactions.cross(kept, all, all);
    }
    IndexSet[] each = detection.atPoint ? Pushed.inputs(rule, values, y, sets) : new IndexSet[0];
    Scalar[] results = new Scalar[y.length];
    for (int i = 0; i < y.length; i++) {
      results[i] = new SparsityTracer(detection, y[i], detection.atPoint ? each[i] : all, kept);
    }
    return results;
  }

  @Override
  public Matrix matrixOf(int numRows, int numCols, Scalar[] x) {
    double[] values = values("matrix", x);
    SparsityTracer[] elements = new SparsityTracer[x.length];
    Arrays.setAll(elements, i -> x[i] instanceof SparsityTracer e ? e : detection.blank(values[i]));
    return SparsityTracerMatrix.of(detection, numRows, numCols, elements);
  }

  // For the trace alone, arithmetic is written out, as it is repeated at each new point.

  @Override
  public Scalar add(Scalar a) {
    return isTraced(a) ? traced(primal + peek(a)) : apply(Arithmetic.ADD, a);
  }

  @Override
  public Scalar subtract(Scalar a) {
    return isTraced(a) ? traced(primal - peek(a)) : apply(Arithmetic.SUBTRACT, a);
  }

  @Override
  public Scalar multiply(Scalar a) {
    return isTraced(a) ? traced(primal * peek(a)) : apply(Arithmetic.MULTIPLY, a);
  }

  @Override
  public Scalar divide(Scalar a) {
    return isTraced(a) ? traced(primal / peek(a)) : apply(Arithmetic.DIVIDE, a);
  }

  @Override
  public Scalar dotOf(Scalar[] a, int i, Scalar[] b, int j, int length) {
    if (!detection.onlyTrace) {
      return super.dotOf(a, i, b, j, length);
    }
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += value(Reductions.DOT.name(), a[i + k]) * value(Reductions.DOT.name(), b[j + k]);
    }
    return traced(sum);
  }

  private boolean isTraced(Scalar a) {
    return detection.onlyTrace
        && (a instanceof SparsityTracer i ? i.detection == detection : a instanceof Constant);
  }

  private SparsityTracer traced(double y) {
    detection.check("arithmetic");
    return new SparsityTracer(detection, y, IndexSet.EMPTY, null);
  }

  private double[] values(String operation, Scalar[] x) {
    detection.check(operation);
    double[] values = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      values[i] = value(operation, x[i]);
    }
    return values;
  }

  /** The primal value of an operand, not recorded in the trace. */
  private double value(String operation, Scalar x) {
    if (x instanceof SparsityTracer i && i.detection == detection) {
      return i.primal;
    }
    if (x instanceof Constant c) {
      return c.value();
    }
    throw mixed(operation, x);
  }

  /** The primal value of an operand of a comparison, not recorded in the trace. */
  private double peek(Scalar other) {
    Arguments.given("compareTo", "other number", other);
    return other instanceof SparsityTracer i && i.detection == detection ? i.primal : other.value();
  }

  @Override
  public int compareTo(Scalar other) {
    double b = peek(other);
    return detection.trace().compared(primal == b ? 0 : Double.compare(primal, b));
  }

  @Override
  public boolean isGreaterThan(Scalar other) {
    return isGreaterThan(peek(other));
  }

  @Override
  public boolean isGreaterThan(double other) {
    return detection.trace().compared(primal > other);
  }

  @Override
  public boolean isGreaterThanOrEqualTo(Scalar other) {
    return isGreaterThanOrEqualTo(peek(other));
  }

  @Override
  public boolean isGreaterThanOrEqualTo(double other) {
    return detection.trace().compared(primal >= other);
  }

  @Override
  public boolean isLessThan(Scalar other) {
    return isLessThan(peek(other));
  }

  @Override
  public boolean isLessThan(double other) {
    return detection.trace().compared(primal < other);
  }

  @Override
  public boolean isLessThanOrEqualTo(Scalar other) {
    return isLessThanOrEqualTo(peek(other));
  }

  @Override
  public boolean isLessThanOrEqualTo(double other) {
    return detection.trace().compared(primal <= other);
  }

  @Override
  public boolean isEqualTo(double other) {
    return detection.trace().compared(primal == other);
  }

  @Override
  public boolean isNaN() {
    return detection.trace().compared(Double.isNaN(primal));
  }

  /** Printing is not recorded in the trace. */
  @Override
  public String toString() {
    return "sparsity tracer(" + primal + ", " + Arrays.toString(inputs.elements()) + ")";
  }
}
