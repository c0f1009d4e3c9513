package org.duetad.core;

import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;

/**
 * The factors of careful passes, numbers with any exponent: slopes are evaluated from values as
 * factors, tangents and adjoints are products and sums of factors, and results are rounded to
 * doubles. For authors of modes.
 */
public final class Factors {

  /** {@code x}, as a factor of the chain rule: in a careful pass, a number of any exponent. */
  static final UnaryRule FACTOR =
      UnaryRule.of("factor", Domain.REAL, x -> x, (x, y) -> Constant.ONE);

  /** {@code y}, likewise, as the result that its own rule's slopes are written in. */
  static final UnaryRule RESULT =
      UnaryRule.of("factorOfResult", Domain.REAL, y -> y, (y, z) -> Constant.ONE);

  /** {@code x}, as a value: in a careful pass, the nearest double. */
  static final UnaryRule ROUNDED =
      UnaryRule.of("rounded", Domain.REAL, x -> x, (x, y) -> Constant.ONE);

  private Factors() {}

  /**
   * Whether a rule leads into a careful pass or out of it.
   *
   * @param rule a rule
   * @return true for those of {@link #factor}, {@link #result} and {@link #rounded}
   */
  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  public static boolean isBorder(UnaryRule rule) {
    return isFactor(rule) || rule == ROUNDED;
  }

  /**
   * Whether a rule leads into a careful pass.
   *
   * @param rule a rule
   * @return true for those of {@link #factor} and {@link #result}
   */
  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  public static boolean isFactor(UnaryRule rule) {
    return rule == FACTOR || rule == RESULT;
  }

  /**
   * Whether a rule leads into a careful pass, for slopes that are written in the result.
   *
   * @param rule a rule
   * @return true for that of {@link #result}
   */
  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  public static boolean isResult(UnaryRule rule) {
    return rule == RESULT;
  }

  /**
   * Whether a number is a factor of a careful pass.
   *
   * @param x a number
   * @return true for those that {@link #factor} makes of constants, and what is computed from them
   */
  public static boolean isFactor(Scalar x) {
    return x instanceof Wide;
  }

  /**
   * From here on what underflowed, less than 5e-324, may be visible behind a slope, beyond 1e-290.
   */
  public static final double STEEP = 1e30;

  /** Slopes below may have underflowed, or make products underflow. */
  private static final double FLAT = 1e-50;

  /** From here on powers of a number, of which slopes are made, soon leave the range of doubles. */
  private static final double HUGE = 1e100;

  /**
   * Whether products with slopes of a nonlinear operation may leave the range of doubles.
   *
   * @param operand an operand, or the largest one
   * @return whether it is finite and above 1e100
   */
  public static boolean isHuge(double operand) {
    double size = Math.abs(operand);
    return size > HUGE && size <= Double.MAX_VALUE;
  }

  /**
   * Whether a slope needs a careful pass.
   *
   * @param slope a slope, not structurally zero
   * @param operand the operand that it belongs to, or the largest one
   * @return whether the slope is not finite, or {@link #isExtreme}
   */
  public static boolean isUncertain(double slope, double operand) {
    return !Double.isFinite(slope) || isExtreme(slope, operand);
  }

  /**
   * Whether a slope or second slope is of a size at which neither it nor the operand is likely to
   * be extreme: a quick test before {@link #isExtreme}.
   *
   * @param slope a slope
   * @return whether its size is between 1e-50 and 1e30
   */
  public static boolean isModerate(double slope) {
    double size = Math.abs(slope);
    return size >= FLAT && size <= STEEP;
  }

  /**
   * Whether what underflowed may be visible behind a slope.
   *
   * @param slope a slope
   * @return whether its size is above {@link #STEEP}
   */
  public static boolean isSteep(double slope) {
    return Math.abs(slope) > STEEP;
  }

  /**
   * Whether zeros annihilate derivatives to begin with: beside larger ones, infinite ones and NaN a
   * slope that underflowed is no zero.
   *
   * @param seeds adjoints or tangents
   * @return whether the size of all is at most {@link #STEEP}
   */
  public static boolean areMild(double... seeds) {
    for (double seed : seeds) {
      if (!(Math.abs(seed) <= STEEP)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a rule's result may be what underflow left of it.
   *
   * @param result the result
   * @param operand an operand
   * @param slope the slope with respect to the operand
   * @return whether the result is below the normal numbers, though the operand is not zero and its
   *     slope is not lost
   */
  public static boolean isSunk(double result, double operand, double slope) {
    return Math.abs(result) < Double.MIN_NORMAL
        && operand != 0
        && Math.abs(slope) >= Double.MIN_NORMAL;
  }

  /**
   * Whether a slope or second slope lost digits to underflow, or what is computed from it may: then
   * the derivative needs a careful pass, as it does where a slope is not finite. That of an
   * infinite operand is a matter of {@link Chain#isOverflow}.
   *
   * @param slope a slope, not structurally zero
   * @param operand the operand that it belongs to, or the largest one
   * @return whether factors without limits of their exponent are needed
   */
  public static boolean isExtreme(double slope, double operand) {
    double size = Math.abs(operand);
    return isHuge(operand) || (size < 1 / HUGE && Math.abs(slope) == Double.MIN_VALUE);
  }

  /**
   * A tangent of a value that becomes one of a factor: between slopes and slopes of slopes neither
   * a zero nor an infinity is annihilated or annihilates.
   *
   * @param tangent the tangent
   * @return the tangent
   */
  public static Scalar entered(Scalar tangent) {
    if (!(tangent instanceof Wide wide) || wide.isStructuralZero()) {
      return tangent;
    }
    if (wide.kind == Wide.CHOSEN) {
      return Wide.nan();
    }
    return wide.isZero() || !wide.isFinite() ? wide.as(Wide.OPEN) : wide;
  }

  /**
   * An adjoint of a factor that becomes one of a value, likewise.
   *
   * @param adjoint the adjoint
   * @return the adjoint
   */
  public static Scalar left(Scalar adjoint) {
    if (!(adjoint instanceof Wide wide) || wide.isStructuralZero()) {
      return adjoint;
    }
    return Double.isNaN(wide.mantissa) && wide.kind < Wide.CANCELLED ? wide : wide.as(Wide.LIMIT);
  }

  /**
   * An operand of a rule, as slopes are computed from it. Where derivatives are recorded for a
   * careful pass, this is recorded, too.
   *
   * @param value the operand
   * @return the same number, or one without limits of its exponent
   */
  public static Scalar factor(Scalar value) {
    return value.isTraced() ? value.apply(FACTOR) : value;
  }

  /**
   * A result of a rule, likewise. A slope of an operand that overflowed may be zero because the
   * result is; a slope of a finite operand that is zero is exact, even if the operand is such a
   * result.
   *
   * @param value the result
   * @return the same number, or one without limits of its exponent
   */
  public static Scalar result(Scalar value) {
    return value.isTraced() ? value.apply(RESULT) : value;
  }

  /**
   * Operands of a rule, as {@link #factor}.
   *
   * @param values the operands
   * @return as many numbers
   */
  public static Scalar[] factors(Scalar[] values) {
    Scalar[] factors = new Scalar[values.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = factor(values[i]);
    }
    return factors;
  }

  /**
   * Results of a rule, as {@link #result}.
   *
   * @param values the results
   * @return as many numbers
   */
  public static Scalar[] results(Scalar[] values) {
    Scalar[] results = new Scalar[values.length];
    for (int i = 0; i < results.length; i++) {
      results[i] = result(values[i]);
    }
    return results;
  }

  /**
   * A constant, as slopes are computed from it in a careful pass: without limits of its exponent.
   *
   * @param value a constant, or a derivative in such a pass
   * @return the factor; a zero computed from a derivative is not exact
   */
  public static Scalar wide(Scalar value) {
    if (!(value instanceof Wide wide)) {
      return Wide.of(value.value(), 0, Wide.COMPUTED);
    }
    boolean isOpen = wide.kind == Wide.CHOSEN || (wide.isZero() && wide.isOpen());
    return isOpen || wide.isStructuralZero() ? wide : wide.as(Wide.DERIVED);
  }

  /**
   * A constant of a program.
   *
   * @param value its value
   * @return the factor; a zero annihilates whatever it multiplies
   */
  public static Scalar constant(double value) {
    return Wide.of(value);
  }

  /**
   * Whether a factor is the constant 0.
   *
   * @param factor a factor
   * @return whether it annihilates whatever it multiplies
   */
  public static boolean isConstantZero(Scalar factor) {
    return factor instanceof Wide wide && wide.isStructuralZero();
  }

  /**
   * A derivative that a careful pass starts with.
   *
   * @param derivative a tangent or an adjoint
   * @return the same number; of a constant that is not 0 and of a recorded number, a factor
   */
  public static Scalar seed(Scalar derivative) {
    if (derivative.isTraced()) {
      return factor(derivative);
    }
    return derivative instanceof Constant c && c.value() != 0
        ? Wide.of(c.value(), 0, Wide.TERM)
        : derivative;
  }

  /**
   * Whether a factor of a careful pass is not zero, but too small or too large for a double.
   *
   * @param factor a factor
   * @return whether the nearest double has another value
   */
  public static boolean isOutOfRange(Scalar factor) {
    return factor instanceof Wide wide && !wide.isDouble();
  }

  /**
   * The primal value of a number; of a factor, the nearest double that is as much zero, or finite.
   *
   * @param x a number
   * @return its value
   */
  public static double nearest(Scalar x) {
    return x instanceof Wide wide ? wide.value() : x.primal();
  }

  /**
   * A derivative at the end of a pass.
   *
   * @param derivative a tangent or an adjoint
   * @return the same number; of a careful pass, the nearest double
   */
  public static Scalar rounded(Scalar derivative) {
    return derivative.isTraced() || derivative instanceof Wide
        ? derivative.apply(ROUNDED)
        : derivative;
  }

  /**
   * Whether numbers have no derivatives: careful passes are possible.
   *
   * @param x a number
   * @return true for a constant, and for a derivative in a careful pass
   */
  public static boolean isPlain(Scalar x) {
    return x instanceof Constant || x instanceof Wide;
  }

  /**
   * A slope of a rule. That of a value is exact where it is zero, even if terms of the formula
   * cancelled; that of a derivative is not, unless it is constant.
   *
   * @param slope the slope
   * @param operands the operands of the rule
   * @return the slope
   */
  public static Scalar slope(Scalar slope, Scalar... operands) {
    if (!(slope instanceof Wide wide) || !wide.isZero() || wide.kind <= Wide.COMPUTED) {
      return slope;
    }
    return areValues(operands) ? wide.as(Wide.COMPUTED) : wide;
  }

  private static boolean areValues(Scalar[] operands) {
    for (Scalar operand : operands) {
      if (operand instanceof Wide wide && wide.kind >= Wide.DERIVED) {
        return false;
      }
    }
    return true;
  }

  /**
   * Products with slopes that a rule formed itself. At finite values a zero is exact, unless that
   * of a factor is not.
   *
   * @param products the products
   * @param operands the operands of the rule
   * @param derivatives the tangents or adjoints that slopes were multiplied by
   * @return the products
   */
  public static Scalar[] products(Scalar[] products, Scalar[] operands, Scalar[] derivatives) {
    if (!areValues(operands) || !areExact(operands) || !areExact(derivatives)) {
      return products;
    }
    Scalar[] exact = new Scalar[products.length];
    for (int i = 0; i < products.length; i++) {
      exact[i] =
          products[i] instanceof Wide wide && wide.kind >= Wide.CANCELLED ? Wide.ZERO : products[i];
    }
    return exact;
  }

  /**
   * Whether adjoints of the results of a rule of derivatives are all zero: then those of its
   * operands are, even where the rule has a kink.
   *
   * @param operands the operands of the rule
   * @param adjoints the adjoints of the results
   * @return whether there is nothing to add
   */
  public static boolean areZeroBehind(Scalar[] operands, Scalar[] adjoints) {
    for (Scalar adjoint : adjoints) {
      if (!isPlain(adjoint) || adjoint.value() != 0) {
        return false;
      }
    }
    return !areValues(operands);
  }

  private static boolean areExact(Scalar[] factors) {
    for (Scalar factor : factors) {
      if (factor instanceof Wide wide && (wide.kind >= Wide.CANCELLED || !wide.isFinite())) {
        return false;
      }
    }
    return true;
  }
}
