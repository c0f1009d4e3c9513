package org.duetad.testing.corners;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.duetad.core.ScalarFunction;
import org.duetad.core.reference.BigPartials;

/** The true derivatives of a function, by decimal arithmetic, and how wrong doubles may be. */
final class Decimals {

  /** Whether to take all points and all digits, which takes long; every build does a part. */
  static final boolean ALL = Boolean.getBoolean("duet.sweep");

  /** Beyond these sizes decimal arithmetic needs a thousand digits. */
  private static final double FAR = 1e9;

  private static final double FARTHEST = 1e301;

  /** Their decimal forms are slow; tables of SpecialAccuracyTest are their reference. */
  private static final Set<String> SLOW =
      Set.of(
          "erf",
          "erfc",
          "erfInv",
          "gelu",
          "normalCdf",
          "normalLogCdf",
          "logGamma",
          "logFactorial",
          "digamma",
          "trigamma",
          "digammaDifference",
          "polygammaDifference(1)",
          "logBeta",
          "besselJ0",
          "besselJ1",
          "inverseMills",
          "inverseMillsSlope",
          "digammaOfSuccessor");

  private Decimals() {}

  static boolean isSlow(String rule) {
    return SLOW.contains(rule);
  }

  /**
   * Nothing where the function has no finite value, or decimal arithmetic none beside it, or
   * another one, as numbers without -0 have for copySign and atan2.
   */
  static Optional<BigPartials> of(ScalarFunction f, double... x) {
    return of(ALL, 0, f, x);
  }

  /** Likewise; the value of the function may be off by so much, as when it underflows. */
  static Optional<BigPartials> within(double absolute, ScalarFunction f, double... x) {
    return of(false, absolute, f, x);
  }

  private static Optional<BigPartials> of(
      boolean thorough, double absolute, ScalarFunction f, double... x) {
    double huge = thorough ? FARTHEST : FAR;
    boolean ordinary =
        Arrays.stream(x)
            .allMatch(xi -> xi == 0 || (Math.abs(xi) > 1 / huge && Math.abs(xi) < huge));
    if (!ordinary || !Double.isFinite(f.value(x))) {
      return Optional.empty();
    }
    try {
      BigPartials partials = BigPartials.of(f.asVector(), thorough, x);
      BigDecimal exact = partials.at(new int[x.length]).orElseThrow(ArithmeticException::new);
      double off = Math.abs(f.value(x) - exact.doubleValue());
      boolean same = off <= 1e-6 * Math.abs(exact.doubleValue()) + absolute;
      return same ? Optional.of(partials) : Optional.empty();
    } catch (ArithmeticException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** Whether a function is 0 in doubles only; not known far away. */
  static boolean underflows(ScalarFunction f, double x) {
    if (f.value(x) != 0 || Math.abs(x) > FAR) {
      return false;
    }
    try {
      return BigPartials.value(f.asVector(), x).signum() != 0;
    } catch (ArithmeticException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** A unit in the last place of the derivative, and what one of each operand changes in it. */
  static double rounding(BigPartials reference, int[] orders, double... x) {
    double unit = Math.ulp(size(reference, orders));
    for (int i = 0; i < x.length; i++) {
      int[] next = orders.clone();
      next[i]++;
      double size = size(reference, next);
      unit += x[i] == 0 || size == 0 ? 0 : Math.abs(x[i]) * size * 0x1p-52;
    }
    return unit;
  }

  private static double size(BigPartials reference, int... orders) {
    return reference.at(orders).map(BigDecimal::doubleValue).map(Math::abs).orElse(0.0);
  }

  static boolean isRight(double found, BigDecimal exact, double allowed) {
    double rounded = exact.doubleValue();
    boolean close =
        Double.isFinite(found)
            && new BigDecimal(found).subtract(exact).abs().doubleValue() <= allowed;
    return close || (Math.abs(rounded) > 0x1p1023 && !Double.isFinite(found));
  }
}
