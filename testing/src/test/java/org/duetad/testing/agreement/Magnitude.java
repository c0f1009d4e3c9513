package org.duetad.testing.agreement;

import java.util.Arrays;
import java.util.Optional;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Kinks;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.AbstractScalar;

/**
 * A number with, for each input, the sum over all paths from there of |product of slopes|: what a
 * derivative would be without cancellation, hence what its rounding errors are relative to.
 */
final class Magnitude extends AbstractScalar {

  /** Whether a value or slope of an evaluation was infinite or NaN, or a slope a choice. */
  private static final class Evaluation {
    private boolean singular;
    private boolean atAKink;
  }

  private final double value;
  private final double[] sizes;
  private final double rounding;
  private final Evaluation evaluation;

  private Magnitude(double value, double[] sizes, double rounding, Evaluation evaluation) {
    this.value = value;
    this.sizes = sizes;
    this.rounding = rounding;
    this.evaluation = evaluation;
  }

  @Override
  public double value() {
    return value;
  }

  /**
   * m rows of n sizes, for the m outputs and n inputs; nothing if on some path a value or slope is
   * not finite, because then infinities may cancel to NaN in one mode and not in the other.
   */
  static Optional<double[][]> of(VectorFunction f, double... x) {
    Evaluation evaluation = new Evaluation();
    Scalar[] in = new Scalar[x.length];
    for (int i = 0; i < x.length; i++) {
      double[] unit = new double[x.length];
      unit[i] = 1;
      in[i] = new Magnitude(x[i], unit, 0, evaluation);
    }
    Scalar[] y = f.apply(in);
    return evaluation.singular
        ? Optional.empty()
        : Optional.of(Arrays.stream(y).map(yi -> sizes(yi, x.length)).toArray(double[][]::new));
  }

  /** Whether the slope of an operation is a choice, which other kinds of numbers do not make. */
  static boolean isAtAKink(VectorFunction f, double... x) {
    Evaluation evaluation = new Evaluation();
    Scalar[] in = new Scalar[x.length];
    Arrays.setAll(in, i -> new Magnitude(x[i], new double[0], 0, evaluation));
    f.apply(in);
    return evaluation.atAKink;
  }

  /** What the rounding of each number on the way, by a unit in its last place, may change. */
  static double[] roundings(VectorFunction f, double... x) {
    Evaluation evaluation = new Evaluation();
    Scalar[] in = new Scalar[x.length];
    Arrays.setAll(in, i -> new Magnitude(x[i], new double[0], 0, evaluation));
    return Arrays.stream(f.apply(in)).mapToDouble(Magnitude::rounding).toArray();
  }

  private static double[] sizes(Scalar x, int n) {
    return x instanceof Magnitude m ? m.sizes : new double[n];
  }

  private Magnitude combined(double value, double[] slopes, Scalar... x) {
    double[] sum = new double[sizes.length];
    evaluation.singular |=
        !Double.isFinite(value) || !Arrays.stream(slopes).allMatch(Double::isFinite);
    double error = Math.ulp(value);
    for (int i = 0; i < x.length; i++) {
      double[] from = sizes(x[i], sum.length);
      double slope = Math.abs(slopes[i]);
      error += Chain.times(slope, rounding(x[i]));
      Arrays.setAll(sum, k -> sum[k] + Chain.times(slope, from[k]));
    }
    return new Magnitude(value, sum, error, evaluation);
  }

  /** Numbers that round differently may compare differently, too. */
  @Override
  public boolean isGreaterThan(Scalar other) {
    double apart = Math.abs(value - other.value());
    evaluation.atAKink |= apart <= 1e-12 * Math.abs(value) + rounding(other) + rounding;
    return value > other.value();
  }

  private static double rounding(Scalar x) {
    return x instanceof Magnitude m ? m.rounding : 0;
  }

  @Override
  public Scalar apply(UnaryRule rule) {
    double y = rule.value().applyAsDouble(value);
    evaluation.atAKink |= Kinks.at(rule, value);
    return combined(y, new double[] {rule.slopeAt(value, y)}, this);
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    return binary(rule, this, right);
  }

  @Override
  public long level() {
    return 0;
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    return binary(rule, left, this);
  }

  private Scalar binary(BinaryRule rule, Scalar left, Scalar right) {
    double x = left.value();
    double y = right.value();
    double z = rule.value().applyAsDouble(x, y);
    evaluation.atAKink |= Kinks.at(rule, x, y);
    double[] slopes = {rule.leftSlopeAt(x, y, z), rule.rightSlopeAt(x, y, z)};
    return combined(z, slopes, left, right);
  }

  @Override
  public Scalar apply(Reduction rule, Scalar[] x) {
    double[] values = Arrays.stream(x).mapToDouble(Scalar::value).toArray();
    double y = rule.value(values);
    evaluation.atAKink |= Kinks.at(rule, values);
    return combined(y, rule.gradientAt(values, y), x);
  }

  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    double[] values = Arrays.stream(x).mapToDouble(Scalar::value).toArray();
    double[] y = rule.value(values);
    Scalar[] results = new Scalar[y.length];
    for (int i = 0; i < y.length; i++) {
      double[] seed = new double[y.length];
      seed[i] = 1;
      Scalar[] row = rule.pull(Scalar.of(values), Scalar.of(y), Scalar.of(seed));
      double[] slopes = Arrays.stream(row).mapToDouble(Scalar::value).toArray();
      results[i] = combined(y[i], slopes, x);
    }
    return results;
  }
}
