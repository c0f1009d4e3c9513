package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;

/**
 * The partial derivative {@code ∂f_i/∂x_k} by differences in decimal arithmetic, to at least 20
 * digits; empty where the one-sided differences do not agree, at a kink or a jump.
 */
public final class BigDerivative {

  private static final int[] PRECISIONS = {120, 300, 700};
  private static final int LAST = 700;

  /** The step to the left has another length, so that a jump is detected. */
  private static final BigDecimal LEFT = new BigDecimal("0.7317");

  private static final int STEP = -40;
  private static final int DIGITS = 20;

  private final VectorFunction f;
  private final double[] x;
  private final int i;
  private final int k;

  private BigDerivative(VectorFunction f, double[] x, int i, int k) {
    this.f = f;
    this.x = x;
    this.i = i;
    this.k = k;
  }

  /**
   * Differentiates.
   *
   * @param f the function, all of whose rules have decimal forms
   * @param x the point
   * @param i the result
   * @param k the operand
   * @return the derivative, or nothing at a kink
   * @throws UnsupportedOperationException if a rule has neither form nor definition
   */
  public static Optional<BigDecimal> of(VectorFunction f, double[] x, int i, int k) {
    return new BigDerivative(f, x, i, k).found();
  }

  /**
   * Whether all rules of a function have decimal forms.
   *
   * @param f the function
   * @param x a point of its domain
   * @return whether it can be differentiated here
   */
  public static boolean covers(VectorFunction f, double... x) {
    try {
      of(f, x, 0, 0);
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  private Optional<BigDecimal> found() {
    double size = x[k] == 0 ? 1.0 : Math.min(1.0, Math.abs(x[k]));
    BigDecimal h = new BigDecimal(size).movePointRight(STEP);
    for (int precision : PRECISIONS) {
      MathContext context = new MathContext(precision);
      BigDecimal middle = at(BigDecimal.ZERO, context);
      BigDecimal right = at(h, context).subtract(middle);
      if (precision == LAST || isSignificant(right, middle, precision)) {
        BigDecimal left = middle.subtract(at(h.multiply(LEFT).negate(), context));
        BigDecimal slope = right.divide(h, context);
        return isSame(slope, left.divide(h.multiply(LEFT), context))
            ? Optional.of(slope)
            : Optional.empty();
      }
    }
    throw new AssertionError("the last precision decides");
  }

  private BigDecimal at(BigDecimal h, MathContext context) {
    Scalar[] moved = new Scalar[x.length];
    Arrays.setAll(
        moved,
        j -> {
          BigDecimal exact = new BigDecimal(x[j]);
          return new BigScalar(j == k ? exact.add(h) : exact, context);
        });
    return BigScalar.exact(f.apply(moved)[i]);
  }

  /** Whether enough digits remain, if no intermediate value is larger than this. */
  private boolean isSignificant(BigDecimal difference, BigDecimal value, int precision) {
    int largest = Big.magnitude(value);
    for (double operand : x) {
      largest = Math.max(largest, Math.getExponent(operand) * 3 / 10);
    }
    int lost = largest - Big.magnitude(difference);
    return difference.signum() != 0 && lost < precision - DIGITS;
  }

  private static boolean isSame(BigDecimal a, BigDecimal b) {
    BigDecimal difference = a.subtract(b).abs();
    return difference.movePointRight(DIGITS).compareTo(a.abs().max(b.abs())) <= 0;
  }
}
