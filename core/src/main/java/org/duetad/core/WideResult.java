package org.duetad.core;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A scalar rule on {@link Wide} numbers by what it is on doubles. Where the operands or the result
 * are beyond doubles, it is the definition in simpler operations. Without one, or where that loses
 * digits to cancellation, the tangent takes its place at operands below the normal numbers, and a
 * constant value far away that at operands above the largest; all else is NaN.
 *
 * @param value the rule on doubles
 * @param definition the rule in simpler operations
 * @param slopes of operands and result
 */
record WideResult(
    ToDoubleFunction<double[]> value,
    @Nullable Function<Scalar[], Scalar> definition,
    BiFunction<Scalar[], Scalar, Scalar[]> slopes) {

  /** Of a definition that does not cancel. */
  private static final double NEAR = 1e-9;

  /** What is the same at the largest number and here is so beyond. */
  private static final double FAR = Double.MAX_VALUE * 0x1p-20;

  Wide at(Wide... x) {
    double y = value.applyAsDouble(values(x));
    if (!areDoubles(x)) {
      return beyond(y, x);
    }
    Wide rounded = Wide.of(y, 0, kindOf(x));
    if (hasDigits(y) || Double.isNaN(y) || !areFinite(x)) {
      return rounded;
    }
    Wide defined = defined(x);
    return defined != null && agrees(defined, y) ? of(defined, x) : rounded;
  }

  /** Whether a double did not overflow, and lost less to underflow than a definition may. */
  static boolean hasDigits(double y) {
    double size = Math.abs(y);
    return size >= 0x1p-1030 && size <= Double.MAX_VALUE;
  }

  /** Whether a number rounds to a double, which may have overflowed or underflowed. */
  static boolean agrees(Wide defined, double y) {
    double rounded = defined.rounded();
    return rounded == y || Math.abs(rounded - y) <= NEAR * Math.abs(y) + 4 * Double.MIN_VALUE;
  }

  private Wide beyond(double y, Wide... x) {
    if (!areFinite(x) || Double.isNaN(y)) {
      return Wide.of(y, 0, kindOf(x));
    }
    Wide defined = isDefinedWell(y, x) ? defined(x) : null;
    boolean cancelled = defined != null && defined.isZero() && !isZeroAtLarger(x);
    return of(defined == null || cancelled ? extended(x) : defined, x);
  }

  /** Whether the rule is zero at doubles that are not as tiny: then no digits cancelled. */
  private boolean isZeroAtLarger(Wide... x) {
    double[] at = values(x);
    for (int i = 0; i < x.length; i++) {
      at[i] = !x[i].isDouble() && isTiny(x[i]) ? Math.copySign(0x1p-100, at[i]) : at[i];
    }
    return value.applyAsDouble(at) == 0;
  }

  /** Whether the definition agrees with the rule at the nearest doubles. */
  private boolean isDefinedWell(double y, Wide... x) {
    Wide[] nearest = Arrays.stream(x).map(in -> Wide.of(in.value())).toArray(Wide[]::new);
    Wide defined = defined(nearest);
    return defined != null && agrees(defined, y);
  }

  private @Nullable Wide defined(Wide... x) {
    if (definition == null) {
      return null;
    }
    try {
      return definition.apply(Arrays.copyOf(x, x.length, Scalar[].class)) instanceof Wide wide
          ? wide
          : null;
    } catch (UnsupportedOperationException outOfReach) {
      return null;
    }
  }

  private Wide extended(Wide... x) {
    double[] at = values(x);
    double[] far = at.clone();
    for (int i = 0; i < x.length; i++) {
      if (!x[i].isDouble()) {
        at[i] = isTiny(x[i]) ? 0.0 : at[i];
        far[i] = isTiny(x[i]) ? 0.0 : Math.copySign(FAR, at[i]);
      }
    }
    double y = value.applyAsDouble(at);
    if (!Double.isFinite(y) || y != value.applyAsDouble(far)) {
      return Wide.nan();
    }
    return y == 0 ? tangent(at, x) : Wide.of(y);
  }

  /** At operands of which some are zero in place of tiny numbers, as the rule is there. */
  private Wide tangent(double[] at, Wide... x) {
    Scalar[] slope = slopes.apply(Scalar.of(at), Scalar.of(0.0));
    Wide sum = Wide.ZERO;
    for (int i = 0; i < x.length; i++) {
      if (at[i] == 0) {
        sum = sum.plus(Wide.of(slope[i].value()).product(x[i]));
      }
    }
    return sum.isZero() || !sum.isFinite() ? Wide.nan() : sum;
  }

  private static boolean isTiny(Wide x) {
    return x.exponent < 0;
  }

  private static Wide of(Wide y, Wide... x) {
    return y.as(Math.max(y.kind, kindOf(x)));
  }

  private static double[] values(Wide... x) {
    return Arrays.stream(x).mapToDouble(Wide::value).toArray();
  }

  private static boolean areDoubles(Wide... x) {
    return Arrays.stream(x).allMatch(Wide::isDouble);
  }

  private static boolean areFinite(Wide... x) {
    return Arrays.stream(x).allMatch(Wide::isFinite);
  }

  private static int kindOf(Wide... x) {
    return Arrays.stream(x).mapToInt(in -> in.kind).max().orElse(Wide.STRUCTURAL);
  }
}
