package org.duetad.core;

import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;

/**
 * The products of the chain rule. An exactly zero factor annihilates: {@code 0 · ∞ = 0 · NaN = 0},
 * so that the product along a path is the same from either end, and forward and reverse mode agree.
 * A slope that is zero because its operand overflowed does not: it says nothing about a product
 * with an infinity, which is NaN ({@link ChainFactor}). For authors of modes and rules.
 */
public final class Chain {

  /** {@code x · y}, exactly 0 if a factor is 0. */
  static final BinaryRule PRODUCT =
      BinaryRule.of(
          "times",
          Domain.REAL,
          Domain.REAL,
          Chain::times,
          (x, y, z) -> beside(x, y),
          (x, y, z) -> beside(y, x));

  /** {@code x}, as a factor of the chain rule: in a careful pass, a number of any exponent. */
  static final UnaryRule FACTOR =
      UnaryRule.of("factor", Domain.REAL, x -> x, (x, y) -> Constant.ONE);

  /** {@code x}, as a value: in a careful pass, the nearest double. */
  static final UnaryRule ROUNDED =
      UnaryRule.of("rounded", Domain.REAL, x -> x, (x, y) -> Constant.ONE);

  /** {@code x}, with slope 0: a constant to every derivative, yet recomputed in a replay. */
  public static final UnaryRule STOP_GRADIENT =
      UnaryRule.of("stopGradient", Domain.REAL, x -> x, (x, y) -> Constant.ZERO)
          .definedAs(x -> Scalar.of(x.value()));

  /** {@code a}, and NaN where x is infinite. */
  private static final BinaryRule DEFINED_AT_FINITE =
      BinaryRule.of(
          "definedAtFinite",
          Domain.REAL,
          Domain.REAL,
          (a, x) -> Double.isInfinite(x) ? Double.NaN : a,
          (a, x, z) -> undefined(Constant.ONE, x),
          (a, x, z) -> undefined(Constant.ZERO, x));

  private Chain() {}

  /**
   * {@code a · b}, and exactly 0 if a factor is 0.
   *
   * @param a a slope, tangent or adjoint
   * @param b a slope, tangent or adjoint
   * @return the product
   */
  public static double times(double a, double b) {
    double product = a * b;
    return Double.isNaN(product) ? annihilated(a, b) : product;
  }

  /**
   * Whether an operation is {@link #times(Scalar, Scalar)}, recorded.
   *
   * @param operation a rule
   * @return true if its operands are factors of the chain rule
   */
  public static boolean isProduct(Object operation) {
    return PRODUCT.equals(operation);
  }

  /**
   * Whether a rule leads into a careful pass or out of it.
   *
   * @param rule a rule
   * @return true for that of {@link #factor} and that of {@link #rounded}
   */
  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  public static boolean isBorder(UnaryRule rule) {
    return rule == FACTOR || rule == ROUNDED;
  }

  /**
   * Whether a rule leads into a careful pass.
   *
   * @param rule a rule
   * @return true for that of {@link #factor}
   */
  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  public static boolean isFactor(UnaryRule rule) {
    return rule == FACTOR;
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
   * Whether a factor is neither zero nor infinite nor NaN: a plain product with it then equals
   * {@link #times(double, double)}, whatever the other factor.
   *
   * @param factor a slope, tangent or adjoint
   * @return whether products with it need no care
   */
  public static boolean isOrdinary(double factor) {
    double size = Math.abs(factor);
    return size > 0 && size <= Double.MAX_VALUE;
  }

  /**
   * Whether a slope or second slope is of a size at which neither it nor the operand is likely to
   * be extreme: a quick test before {@link #isExtreme}.
   *
   * @param slope a slope
   * @return whether its size is between 1e-50 and 1e50
   */
  public static boolean isModerate(double slope) {
    double size = Math.abs(slope);
    return size >= 1e-50 && size <= 1e50;
  }

  /**
   * Whether a slope or second slope lost digits to underflow, or what is computed from it may: then
   * the derivative needs a careful pass, as it does where a slope is not finite. That of an
   * infinite operand is a matter of {@link #isOverflow}.
   *
   * @param slope a slope, not structurally zero
   * @param operand the operand that it belongs to, or the largest one
   * @return whether factors without limits of their exponent are needed
   */
  public static boolean isExtreme(double slope, double operand) {
    double size = Math.abs(operand);
    boolean underflow = Math.abs(slope) < Double.MIN_NORMAL;
    return (size > (underflow ? 1e15 : 1e100) && size <= Double.MAX_VALUE)
        || Math.abs(slope) == Double.MIN_VALUE;
  }

  private static double annihilated(double a, double b) {
    return a == 0 || b == 0 ? 0.0 : Double.NaN;
  }

  /**
   * Whether a slope is zero and its operand infinite: then overflow may have made the zero, unless
   * the slope is that constant.
   *
   * @param slope a slope
   * @param operand the operand that it belongs to
   * @return whether the origin of the zero must be determined
   */
  public static boolean isOverflow(double slope, double operand) {
    return slope == 0 && Double.isInfinite(operand);
  }

  /**
   * NaN in place of a derivative that has a product of an infinity and a zero that overflow made.
   * In a recording it is so wherever the operand is infinite.
   *
   * @param derivative the tangent or adjoint as it would be if the zero annihilated
   * @param operand the operand that is infinite
   * @return NaN, of the kind of the operands
   */
  public static Scalar undefined(Scalar derivative, Scalar operand) {
    return derivative.apply(DEFINED_AT_FINITE, operand);
  }

  /**
   * {@code a · b}, and 0 if a factor is 0; the derivatives of a product are not lost with it.
   *
   * @param a a slope, tangent or adjoint
   * @param b a slope, tangent or adjoint
   * @return the product, differentiable
   */
  public static Scalar times(Scalar a, Scalar b) {
    if (isUnit(a)) {
      return b;
    }
    if (isUnit(b)) {
      return a;
    }
    if (a.isTraced() || b.isTraced() || a instanceof Wide || b instanceof Wide) {
      return a.apply(PRODUCT, b); // A recording must annihilate when it is replayed, too.
    }
    boolean zero = a.value() == 0 || b.value() == 0;
    return zero && Double.isNaN(a.value() * b.value()) ? annihilated(a, b) : a.multiply(b);
  }

  /** Of a zero that is constant the derivatives are, too; those of any other are not lost. */
  private static Scalar annihilated(Scalar a, Scalar b) {
    return isZero(a) || isZero(b) ? Constant.ZERO : a.apply(PRODUCT, b);
  }

  private static boolean isZero(Scalar a) {
    return a instanceof Wide wide
        ? wide.isZero() && wide.kind < Wide.DERIVED
        : a instanceof Constant && a.value() == 0;
  }

  /**
   * The slope of a product with respect to x, the other factor. A convention ends where it was
   * made: where a zero x annihilated an infinity, the derivative of the product is unknown.
   */
  private static Scalar beside(Scalar x, Scalar y) {
    if (!(y instanceof Wide other)) {
      return y;
    }
    if (other.isZero()) {
      return other.kind < Wide.DERIVED ? other : other.as(Wide.OPEN);
    }
    return x.value() == 0 && !other.isFinite() ? Wide.nan() : other;
  }

  /**
   * A tangent of a value that becomes one of a factor: an infinity is not annihilated by slopes of
   * slopes.
   *
   * @param tangent the tangent
   * @return the tangent
   */
  public static Scalar entered(Scalar tangent) {
    return tangent instanceof Wide wide && !wide.isFinite() ? wide.as(Wide.OPEN) : tangent;
  }

  /**
   * An adjoint of a factor that becomes one of a value: a zero that is a slope of a slope does not
   * annihilate.
   *
   * @param adjoint the adjoint
   * @return the adjoint
   */
  public static Scalar left(Scalar adjoint) {
    return adjoint instanceof Wide wide && wide.isZero() && wide.kind == Wide.DERIVED
        ? wide.as(Wide.OPEN)
        : adjoint;
  }

  /**
   * An operand or a result of a rule, as slopes are computed from it. Where derivatives are
   * recorded for a careful pass, this is recorded, too.
   *
   * @param value the operand or result
   * @return the same number, or one without limits of its exponent
   */
  public static Scalar factor(Scalar value) {
    return value.isTraced() ? value.apply(FACTOR) : value;
  }

  /**
   * Operands or results of a rule, as {@link #factor}.
   *
   * @param values the operands or results
   * @return as many numbers
   */
  public static Scalar[] factors(Scalar[] values) {
    Scalar[] factors = new Scalar[values.length];
    for (int i = 0; i < values.length; i++) {
      factors[i] = factor(values[i]);
    }
    return factors;
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
    boolean isKept = wide.isStructuralZero() || (wide.isZero() && wide.kind == Wide.OPEN);
    return isKept ? wide : wide.as(Wide.DERIVED);
  }

  /**
   * A constant that a careful pass starts with.
   *
   * @param derivative a tangent or an adjoint
   * @return the same number; of a constant that is not 0, a factor
   */
  public static Scalar seed(Scalar derivative) {
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
          products[i] instanceof Wide wide && wide.kind == Wide.OPEN ? Wide.ZERO : products[i];
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
      if (factor instanceof Wide wide && (wide.kind == Wide.OPEN || !wide.isFinite())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether all are known to be exactly zero: the constant 0, which stays zero when a recording is
   * evaluated at another point.
   *
   * @param derivatives tangents or adjoints
   * @return whether a linear function of them is exactly zero
   */
  public static boolean vanish(Scalar[] derivatives) {
    for (Scalar derivative : derivatives) {
      if (!isZero(derivative)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnit(Scalar a) {
    return a instanceof Constant && a.value() == 1;
  }

  /**
   * {@code Σ a_i b_i} with annihilating products, left to right.
   *
   * @param a the left factors
   * @param b the right factors, as many
   * @return the sum of products
   */
  public static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += times(a[i], b[i]);
    }
    return sum;
  }

  /**
   * {@code Σ a_i b_i} with annihilating products, left to right.
   *
   * @param a the left factors
   * @param b the right factors, as many
   * @return the sum of products, differentiable
   */
  public static Scalar dot(Scalar[] a, Scalar[] b) {
    Scalar sum = Constant.ZERO;
    for (int i = 0; i < a.length; i++) {
      sum = sum.add(times(a[i], b[i]));
    }
    return sum;
  }
}
