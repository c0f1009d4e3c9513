package org.duetad.core.rules;

import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.exception.util.DummyLocalizable;
import org.apache.commons.math3.util.MathArrays;
import org.apache.commons.numbers.core.Norm;
import org.duetad.core.Chain;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/** The rules of many operands, each recorded as one operation. */
public final class Reductions {

  private static final Scalar ZERO = Scalar.of(0.0);
  private static final Scalar ONE = Scalar.of(1.0);

  /** {@code Σ x_i}, left to right. */
  public static final Reduction SUM =
      Reduction.of("sum", Arity.ANY, Domain.REAL, Reductions::sum, (x, y) -> filled(x.length, ONE))
          .definedAs(x -> folded(x, ZERO, Scalar::add));

  /** {@code Σ a_i b_i}, left to right, of the operands (a_1, ..., a_n, b_1, ..., b_n). */
  public static final Reduction DOT =
      Reduction.of("dot", Arity.PAIRS, Domain.REAL, Reductions::dot, (x, y) -> swapped(x))
          .definedAs(Reductions::dotDefinition);

  /**
   * {@code Σ a_i b_i} of the operands (a_1, ..., a_n, b_1, ..., b_n), as accurate as in twice the
   * precision.
   */
  public static final Reduction LINEAR_COMBINATION =
      Reduction.of(
              "linearCombination",
              new Arity(2, Integer.MAX_VALUE, 2),
              Domain.REAL,
              Reductions::accurateDot,
              (x, y) -> swapped(x))
          .definedAs(Reductions::dotDefinition);

  /** {@code (Σ x_i)/n}. */
  public static final Reduction MEAN =
      Reduction.of(
              "mean",
              Arity.SOME,
              Domain.REAL,
              x -> sum(x) / x.length,
              (x, y) -> filled(x.length, Scalar.of(1.0 / x.length)))
          .definedAs(x -> SUM.of(x).divide(x.length));

  /** {@code x/‖x‖}, and 0 at 0. */
  static final GeneralRule DIRECTION = new Direction();

  /** {@code √(Σ x_i²)} without overflow or underflow, with gradient 0 at 0. */
  public static final Reduction NORM2 =
      Reduction.of("norm2", Arity.ANY, Domain.REAL, Reductions::norm2, (x, y) -> DIRECTION.of(x))
          .definedAs(x -> folded(mapped(x, Scalar::square), ZERO, Scalar::add).sqrt());

  /** {@code Π x_i}, left to right; its gradient involves no division. */
  public static final Reduction PRODUCT =
      Reduction.of(
              "product", Arity.ANY, Domain.REAL, Reductions::product, (x, y) -> productsOfOthers(x))
          .definedAs(x -> folded(x, ONE, Scalar::multiply));

  /** {@code exp(x_i)/Σ exp(x_j)}. */
  public static final GeneralRule SOFTMAX = new Softmax();

  /** {@code x_i - log Σ exp(x_j)}. */
  public static final GeneralRule LOG_SOFTMAX = new LogSoftmax();

  /** {@code x_1 ... x_i}; its derivatives involve no division. */
  public static final GeneralRule CUMULATIVE_PRODUCT = new CumulativeProduct();

  /** {@code log Σ exp x_i}, with gradient softmax(x), or 0 where all operands are -∞. */
  public static final Reduction LOG_SUM_EXP =
      Reduction.of(
              "logSumExp", Arity.SOME, Domain.REAL, Softmax::logSumExp, new LogSumExpGradient())
          .definedAs(Softmax::logSumExpDefinition);

  /** The largest operand; k ties have slope 1/k each; NaN if any operand is. */
  public static final Reduction MAX_OF =
      Reduction.of("maxOf", Arity.SOME, Domain.REAL, x -> best(x, Math::max), Reductions::ties)
          .definedAs(x -> folded(x, x[0], (a, b) -> a.max(b)));

  /** The smallest operand; k ties have slope 1/k each; NaN if any operand is. */
  public static final Reduction MIN_OF =
      Reduction.of("minOf", Arity.SOME, Domain.REAL, x -> best(x, Math::min), Reductions::ties)
          .definedAs(x -> folded(x, x[0], (a, b) -> a.min(b)));

  /** {@code (c, a, b) -> c > 0 ? a : b}, with slope 0 in c; NaN if c is. */
  public static final Reduction SELECT =
      Reduction.of(
              "select",
              Arity.exactly(3),
              Domain.REAL.withKinks(0.0),
              x -> Double.isNaN(x[0]) ? x[0] : x[0] > 0 ? x[1] : x[2],
              (x, y) -> choice(x[0]))
          .definedAs(x -> isPositive(x[0]) ? x[1] : x[2]);

  private Reductions() {}

  /**
   * The operand that determines the kind of the result: the first that is not constant.
   *
   * @param x the operands
   * @return one of them, or a constant if there is none
   */
  public static Scalar leading(Scalar[] x) {
    return leading(x, 0, x.length);
  }

  /**
   * In a part of the operands, the one that determines the kind of the result: the one of the
   * innermost recording, else the first that is not constant.
   *
   * @param x the operands
   * @param from the index of the first
   * @param length how many
   * @return one of them, or a constant if there is none
   */
  public static Scalar leading(Scalar[] x, int from, int length) {
    Scalar leading = ZERO;
    for (int k = length - 1; k >= 0; k--) {
      leading = leading(x[from + k], leading);
    }
    return leading;
  }

  /**
   * The operand that determines the kind of an inner product, as {@link #leading(Scalar[])}.
   *
   * @param a the left factors
   * @param i the index of the first left factor
   * @param b the right factors
   * @param j the index of the first right factor
   * @param length how many products
   * @return one of the factors, or a constant if there is none
   */
  public static Scalar leading(Scalar[] a, int i, Scalar[] b, int j, int length) {
    Scalar leading = ZERO;
    for (int k = length - 1; k >= 0; k--) {
      leading = leading(a[i + k], leading(b[j + k], leading));
    }
    return leading;
  }

  private static Scalar leading(@Nullable Scalar operand, Scalar leading) {
    if (operand == null || operand instanceof Constant) {
      return leading;
    }
    return leading.isTraced() && leading.level() > operand.level() ? leading : operand;
  }

  /**
   * {@link #LINEAR_COMBINATION} of two vectors.
   *
   * @param a the left factors
   * @param b the right factors, as many
   * @return {@code Σ a_i b_i}
   * @throws DimensionMismatchException if the lengths differ
   */
  public static Scalar linearCombination(Scalar[] a, Scalar[] b) {
    Arguments.given("linearCombination", "array of left factors", a);
    Arguments.given("linearCombination", "array of right factors", b);
    if (a.length != b.length) {
      throw new DimensionMismatchException(
          new DummyLocalizable(
              "linearCombination: lengths {0} and {1} differ; pass as many left as right factors"),
          a.length,
          b.length);
    }
    if (a.length == 0) {
      return ZERO;
    }
    Scalar[] factors = Arrays.copyOf(a, 2 * a.length);
    System.arraycopy(b, 0, factors, a.length, b.length);
    return LINEAR_COMBINATION.of(factors);
  }

  private static double sum(double[] x) {
    double sum = 0;
    for (double term : x) {
      sum += term;
    }
    return sum;
  }

  private static double dot(double[] x) {
    int n = x.length / 2;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[i] * x[n + i];
    }
    return sum;
  }

  private static double accurateDot(double[] x) {
    int n = x.length / 2;
    return MathArrays.linearCombination(Arrays.copyOf(x, n), Arrays.copyOfRange(x, n, 2 * n));
  }

  private static double norm2(double[] x) {
    return Double.isNaN(sum(mappedAbs(x))) ? Double.NaN : x.length == 0 ? 0 : Norm.L2.of(x);
  }

  private static double[] mappedAbs(double[] x) {
    return Arrays.stream(x).map(Math::abs).toArray();
  }

  private static double product(double[] x) {
    double product = 1;
    for (double factor : x) {
      product *= factor;
    }
    return product;
  }

  private static double best(double[] x, DoubleBinaryOperator better) {
    return Arrays.stream(x).reduce(x[0], better);
  }

  private static Scalar dotDefinition(Scalar[] x) {
    int n = x.length / 2;
    Scalar sum = ZERO;
    for (int i = 0; i < n; i++) {
      sum = sum.add(x[i].multiply(x[n + i]));
    }
    return sum;
  }

  /** (a, b) turned into (b, a). */
  private static Scalar[] swapped(Scalar[] x) {
    int n = x.length / 2;
    Scalar[] swapped = new Scalar[x.length];
    System.arraycopy(x, n, swapped, 0, n);
    System.arraycopy(x, 0, swapped, n, n);
    return swapped;
  }

  /** Π of all but the i-th factor, from the products before and after it. */
  private static Scalar[] productsOfOthers(Scalar[] x) {
    Scalar[] slopes = new Scalar[x.length];
    Scalar before = ONE;
    for (int i = 0; i < x.length; i++) {
      slopes[i] = before;
      before = Chain.times(before, x[i]);
    }
    Scalar after = ONE;
    for (int i = x.length - 1; i >= 0; i--) {
      slopes[i] = Chain.times(slopes[i], after);
      after = Chain.times(after, x[i]);
    }
    return slopes;
  }

  static Scalar[] ties(Scalar[] x, Scalar y) {
    if (y.isNaN()) {
      return filled(x.length, y);
    }
    long k = Arrays.stream(x).filter(operand -> operand.compareTo(y) == 0).count();
    Scalar[] beyond = k == 1 ? null : UnderflowTies.shares(x, y);
    if (beyond != null) {
      return beyond;
    }
    Scalar share = Scalar.of(1.0 / k);
    return mapped(x, operand -> operand.compareTo(y) == 0 ? share : ZERO);
  }

  private static Scalar[] choice(Scalar condition) {
    if (condition.isNaN()) {
      return filled(3, condition);
    }
    boolean positive = isPositive(condition);
    return new Scalar[] {ZERO, positive ? ONE : ZERO, positive ? ZERO : ONE};
  }

  /** As a double: what underflowed selects as it does in the value. */
  private static boolean isPositive(Scalar condition) {
    return condition.isGreaterThan(0) && condition.primal() > 0;
  }

  static Scalar[] filled(int n, Scalar value) {
    Scalar[] filled = new Scalar[n];
    Arrays.fill(filled, value);
    return filled;
  }

  static Scalar[] mapped(Scalar[] x, UnaryOperator<Scalar> f) {
    Scalar[] mapped = new Scalar[x.length];
    for (int i = 0; i < x.length; i++) {
      mapped[i] = f.apply(x[i]);
    }
    return mapped;
  }

  static Scalar folded(Scalar[] x, Scalar start, BinaryOperator<Scalar> operator) {
    Scalar result = start;
    for (Scalar operand : x) {
      result = operator.apply(result, operand);
    }
    return result;
  }

  static List<Reduction> all() {
    return List.of(
        SUM, DOT, LINEAR_COMBINATION, MEAN, NORM2, PRODUCT, LOG_SUM_EXP, MAX_OF, MIN_OF, SELECT);
  }

  static List<GeneralRule> general() {
    return List.of(SOFTMAX, LOG_SOFTMAX, CUMULATIVE_PRODUCT, DIRECTION);
  }
}
