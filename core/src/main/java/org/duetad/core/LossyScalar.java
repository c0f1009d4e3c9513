package org.duetad.core;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.AbstractScalar;
import org.duetad.core.spi.Arguments;

/** A value, and a bound of what underflow took from it. */
final class LossyScalar extends AbstractScalar {

  private final ValueLosses losses;
  private final double value;

  /** 0 or more, infinite behind an infinite slope. */
  private final double loss;

  LossyScalar(ValueLosses losses, double value, double loss) {
    this.losses = losses;
    this.value = value;
    this.loss = loss;
  }

  @Override
  public double value() {
    return value;
  }

  @Override
  public long level() {
    return 0;
  }

  @Override
  public Scalar apply(UnaryRule rule) {
    Arguments.rule(rule);
    double[] x = {value};
    double y = rule.value().applyAsDouble(value);
    return result(y, x, value != 0, in -> numbers(rule, in[0]), this);
  }

  /** The value, and the slope. */
  private static double[] numbers(UnaryRule rule, double x) {
    double y = rule.value().applyAsDouble(x);
    return new double[] {y, rule.slopeAt(x, y)};
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    return of(rule, this, of(right));
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    return of(rule, of(left), this);
  }

  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  private Scalar of(BinaryRule rule, LossyScalar left, LossyScalar right) {
    Arguments.rule(rule);
    double[] x = {left.value, right.value};
    boolean exact = rule == Arithmetic.ADD || rule == Arithmetic.SUBTRACT || anyZero(x);
    double y = rule.value().applyAsDouble(x[0], x[1]);
    return result(y, x, !exact, in -> numbers(rule, in[0], in[1]), left, right);
  }

  private static double[] numbers(BinaryRule rule, double x, double y) {
    double z = rule.value().applyAsDouble(x, y);
    return new double[] {z, rule.leftSlopeAt(x, y, z), rule.rightSlopeAt(x, y, z)};
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  public Scalar apply(Reduction rule, Scalar[] x) {
    Arguments.application(rule, x);
    LossyScalar[] all = Arrays.stream(x).map(this::of).toArray(LossyScalar[]::new);
    double[] values = values(all);
    boolean exact = rule == Reductions.SUM || Arrays.stream(values).allMatch(v -> v == 0);
    double y = rule.value(values);
    return result(y, values, !exact, in -> numbers(rule, in), all);
  }

  private static double[] numbers(Reduction rule, double[] x) {
    double y = rule.value(x);
    return DoubleStream.concat(DoubleStream.of(y), Arrays.stream(rule.gradientAt(x, y))).toArray();
  }

  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    Arguments.application(rule, x);
    LossyScalar[] all = Arrays.stream(x).map(this::of).toArray(LossyScalar[]::new);
    noteUse(all);
    return Arrays.stream(rule.evaluate(values(all)))
        .mapToObj(y -> new LossyScalar(losses, y, 0.0))
        .toArray(Scalar[]::new);
  }

  @Override
  public Matrix matrixOf(int numRows, int numCols, Scalar[] x) {
    LossyScalar[] all = Arrays.stream(x).map(this::of).toArray(LossyScalar[]::new);
    noteUse(all);
    return Matrix.of(numRows, numCols, values(all));
  }

  private void noteUse(LossyScalar... x) {
    if (Arrays.stream(x).anyMatch(in -> in.loss > 0)) {
      losses.noteUse();
    }
  }

  /** Compares value and slopes with those at the possible operands, and adds up the losses. */
  private Scalar result(
      double y,
      double[] x,
      boolean mayUnderflow,
      Function<double[], double[]> numbers,
      LossyScalar... operands) {
    double sum = mayUnderflow && Math.abs(y) < Double.MIN_NORMAL ? Double.MIN_VALUE : 0.0;
    if (Arrays.stream(operands).anyMatch(in -> in.loss > 0)) {
      double[] here = numbers.apply(x.clone());
      compare(here, numbers, beside(1, operands));
      compare(here, numbers, beside(-1, operands));
      for (int i = 0; i < x.length; i++) {
        sum += operands[i].loss == 0 ? 0 : behind(here[i + 1], operands[i].loss);
      }
    }
    return new LossyScalar(losses, y, sum);
  }

  /** At least the least number behind a slope that is not zero. */
  private static double behind(double slope, double loss) {
    return slope == 0 ? 0 : Math.max(Math.abs(slope) * loss, Double.MIN_VALUE);
  }

  private void compare(double[] here, Function<double[], double[]> numbers, double[] at) {
    try {
      double[] beside = numbers.apply(at);
      losses.noteValue(here[0], beside[0]);
      for (int i = 1; i < here.length; i++) {
        losses.note(here[i], beside[i]);
      }
    } catch (RuntimeException ofARule) {
      losses.noteUse();
    }
  }

  private static double[] beside(int side, LossyScalar... operands) {
    return Arrays.stream(operands).mapToDouble(in -> in.value + side * in.loss).toArray();
  }

  private static boolean anyZero(double... x) {
    return Arrays.stream(x).anyMatch(in -> in == 0);
  }

  private static double[] values(LossyScalar... x) {
    return Arrays.stream(x).mapToDouble(in -> in.value).toArray();
  }

  private LossyScalar of(Scalar x) {
    if (x instanceof LossyScalar own) {
      return own;
    }
    if (x instanceof Constant c) {
      return new LossyScalar(losses, c.value(), 0.0);
    }
    throw new ValueLosses.OtherNumber();
  }

  @Override
  public String toString() {
    return value + " +- " + loss;
  }
}
