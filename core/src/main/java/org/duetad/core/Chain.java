package org.duetad.core;

import java.util.List;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.Primitive;
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
   * The rules that the chain rule itself applies, to be found by name.
   *
   * @return all of them
   */
  public static List<Primitive> rules() {
    return List.of(PRODUCT, STOP_GRADIENT, DEFINED_AT_FINITE);
  }

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
   * made: where a zero x annihilated an infinity, the derivative of the product is unknown, and the
   * derivative of a slope is not annihilated.
   */
  private static Scalar beside(Scalar x, Scalar y) {
    if (!(y instanceof Wide other)) {
      return y;
    }
    if (other.kind == Wide.CHOSEN) {
      return Wide.nan();
    }
    if (other.isZero()) {
      return other.kind < Wide.DERIVED ? other : other.as(Wide.OPEN);
    }
    if (other.isFinite()) {
      return other;
    }
    return x.value() == 0 ? Wide.nan() : other.as(Wide.OPEN);
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
