package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.jspecify.annotations.Nullable;

/**
 * The partial derivatives of a function of one or two operands, up to order 4, by divided
 * differences of its values in decimal arithmetic. There is none where the differences to both
 * sides do not agree, at a kink or a jump, nor of higher order there. It knows nothing of slopes.
 */
public final class BigPartials {

  private static final int ORDER = 4;

  /** The step to the left is another one, so that a jump does not go unnoticed. */
  private static final BigDecimal LEFT = new BigDecimal("-0.7317");

  /** Steps are so much shorter than their operand, the other one, its inverse, and 1. */
  private static final int STEP = -33;

  /** To longer steps, a saw of such teeth is a straight line. */
  private static final int SHORT_STEP = -73;

  /** What a step is of another one, to see whether a function is a saw. */
  private static final BigDecimal NEARBY =
      new BigDecimal("0.731785203694179025513866042917830256e-12");

  private static final int AGREED_NEARBY = 6;

  /** What a saturated function needs more: {@code 1 - tanh(x)} is as small as doubles are. */
  private static final int MORE_DIGITS = 800;

  /** No value is that small. */
  private static final int LEAST = 1_000_000;

  private static final int DIGITS = 20;

  /** In which those to both sides agree, more than a double has: values may have cancelled. */
  private static final int AGREED = 17;

  private final VectorFunction f;
  private final double[] x;
  private final boolean thorough;
  private final int step;
  private final BigDecimal[][] derivatives;

  /** The decimal exponent of the largest value that is not 0. */
  private int largest = -LEAST;

  private BigPartials(VectorFunction f, boolean thorough, int step, double[] x) {
    this.f = f;
    this.x = x;
    this.thorough = thorough;
    this.step = step;
    this.derivatives = new BigDecimal[ORDER + 1][ORDER + 1];
  }

  /**
   * Differentiates.
   *
   * @param f the function, all of whose rules have decimal forms, of one or two operands
   * @param thorough whether to take a thousand digits where the values saturate; there is no
   *     derivative there otherwise
   * @param x the point
   * @return the derivatives
   * @throws UnsupportedOperationException if a rule has neither form nor definition
   * @throws ArithmeticException if a value does not exist at the point or beside it
   */
  public static BigPartials of(VectorFunction f, boolean thorough, double... x) {
    BigPartials partials = new BigPartials(f, thorough, STEP, x);
    if (partials.differentiate()) {
      return partials;
    }
    BigPartials finer = new BigPartials(f, thorough, SHORT_STEP, x);
    if (!finer.differentiate()) {
      throw new ArithmeticException("slopes depend on the step");
    }
    return finer;
  }

  /**
   * The value of a function, however small it is.
   *
   * @param f the function, all of whose rules have decimal forms, of one or two operands
   * @param x the point
   * @return its value, to as many digits as differences need
   * @throws UnsupportedOperationException if a rule has neither form nor definition
   * @throws ArithmeticException if there is none
   */
  public static BigDecimal value(VectorFunction f, double... x) {
    BigPartials at = new BigPartials(f, false, STEP, x);
    return at.value(BigDecimal.ONE, 0, 0, new MathContext(at.precision()));
  }

  /**
   * A derivative.
   *
   * @param orders how often by each operand, at most 4 times in all
   * @return {@code ∂ⁱ⁺ʲf/∂xⁱ∂yʲ}, nothing at a kink or where digits are missing
   */
  public Optional<BigDecimal> at(int... orders) {
    return Optional.ofNullable(derivatives[orders[0]][orders.length > 1 ? orders[1] : 0]);
  }

  /** Returns whether slopes by shorter steps are the same. */
  private boolean differentiate() {
    MathContext context = new MathContext(precision());
    BigDecimal[][] right = differences(BigDecimal.ONE, context);
    if (thorough && isAnyLost(right, context)) {
      context = new MathContext(precision() + MORE_DIGITS);
      right = differences(BigDecimal.ONE, context);
    }
    settle(right, differences(LEFT, context), context);
    return isSameNearby(0, derivatives[1][0], right[1][0])
        && (x.length == 1 || isSameNearby(1, derivatives[0][1], right[0][1]));
  }

  /** A slope that is no more than the error of a difference has a smaller one by a shorter step. */
  private boolean isSameNearby(int k, @Nullable BigDecimal slope, BigDecimal difference) {
    if (slope == null) {
      return true;
    }
    BigDecimal shorter = step(k).multiply(NEARBY);
    MathContext context = new MathContext(precision() - Big.magnitude(NEARBY));
    BigDecimal change = moved(k, shorter, context).subtract(moved(k, BigDecimal.ZERO, context));
    BigDecimal error = change.subtract(slope.multiply(shorter)).abs();
    boolean noise = Big.magnitude(error) < largest - precision() + DIGITS;
    BigDecimal allowed =
        slope.signum() == 0
            ? difference.multiply(shorter).abs()
            : slope.multiply(shorter).abs().movePointLeft(AGREED_NEARBY);
    return noise || error.compareTo(allowed) <= 0;
  }

  private BigDecimal moved(int k, BigDecimal by, MathContext context) {
    Scalar[] at = new Scalar[x.length];
    for (int i = 0; i < x.length; i++) {
      BigDecimal here = new BigDecimal(x[i]);
      at[i] = new BigScalar(i == k ? here.add(by) : here, context);
    }
    return BigScalar.exact(f.apply(at)[0]);
  }

  private void settle(BigDecimal[][] right, BigDecimal[][] left, MathContext context) {
    boolean[][] broken = new boolean[ORDER + 1][ORDER + 1];
    for (int i = 0; i <= ORDER; i++) {
      for (int j = 0; j <= across(i); j++) {
        boolean same = isSame(right, left, i, j);
        boolean noise = isNoise(right, i, j, context);
        boolean differ = !same && !(noise && isNoise(left, i, j, context));
        broken[i][j] = differ || (i > 0 && broken[i - 1][j]) || (j > 0 && broken[i][j - 1]);
        boolean lost = !thorough && i + j > 0 && noise;
        boolean exists = same && !lost && !broken[i][j];
        derivatives[i][j] = exists ? settled(right, i, j, context) : null;
      }
    }
  }

  private boolean isAnyLost(BigDecimal[][] d, MathContext context) {
    for (int i = 0; i <= ORDER; i++) {
      for (int j = 0; j <= across(i); j++) {
        if (i + j > 0 && isNoise(d, i, j, context)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether it is no more than the rounding of the values, which may saturate. */
  private boolean isNoise(BigDecimal[][] d, int i, int j, MathContext context) {
    return d[i][j].signum() == 0
        || magnitude(d[i][j], i, j) < largest - context.getPrecision() + DIGITS;
  }

  /** So many digits that a difference of order 4 of a function with x for its scale has some. */
  private int precision() {
    int scale = 0;
    for (double operand : x) {
      scale = Math.max(scale, operand == 0 ? 0 : Math.abs(Math.getExponent(operand)) * 3 / 10);
    }
    return ORDER * (scale - step) + (x.length > 1 ? scale : 0) + 2 * DIGITS + 20;
  }

  private int across(int i) {
    return x.length > 1 ? ORDER - i : 0;
  }

  /** A power of an operand, or of a difference of two, changes by a small part only. */
  private BigDecimal step(int k) {
    double size = 1;
    for (int i = 0; i < x.length; i++) {
      double operand = x[i] == 0 ? 1 : Math.abs(x[i]);
      size = Math.min(size, i == k ? operand : Math.min(operand, 1 / operand));
    }
    return new BigDecimal(size).movePointRight(step);
  }

  /** {@code Δⁱⱼ f/(hⁱ kʲ)} with steps to one side. */
  private BigDecimal[][] differences(BigDecimal side, MathContext context) {
    BigDecimal[][] d = new BigDecimal[ORDER + 1][ORDER + 1];
    for (int i = 0; i <= ORDER; i++) {
      for (int j = 0; j <= across(i); j++) {
        d[i][j] = value(side, i, j, context);
      }
    }
    BigDecimal h = step(0).multiply(side);
    for (int order = 1; order <= ORDER; order++) {
      for (int i = ORDER; i >= order; i--) {
        for (int j = 0; j <= across(i); j++) {
          d[i][j] = quotient(d[i][j].subtract(d[i - 1][j]), h, context);
        }
      }
    }
    if (x.length > 1) {
      BigDecimal k = step(1).multiply(side);
      for (int order = 1; order <= ORDER; order++) {
        for (int i = 0; i <= ORDER; i++) {
          for (int j = across(i); j >= order; j--) {
            d[i][j] = quotient(d[i][j].subtract(d[i][j - 1]), k, context);
          }
        }
      }
    }
    return d;
  }

  /** To a given scale, as removing the zeros of an exact quotient takes most of the time. */
  private static BigDecimal quotient(BigDecimal a, BigDecimal b, MathContext context) {
    if (a.signum() == 0) {
      return BigDecimal.ZERO;
    }
    int scale = context.getPrecision() + Big.magnitude(b) - Big.magnitude(a) + 1;
    return a.divide(b, scale, context.getRoundingMode());
  }

  private BigDecimal value(BigDecimal side, int i, int j, MathContext context) {
    Scalar[] moved = new Scalar[x.length];
    for (int k = 0; k < x.length; k++) {
      BigDecimal steps = side.multiply(BigDecimal.valueOf(k == 0 ? i : j));
      moved[k] = new BigScalar(new BigDecimal(x[k]).add(step(k).multiply(steps)), context);
    }
    BigDecimal value = BigScalar.exact(f.apply(moved)[0]);
    largest = value.signum() == 0 ? largest : Math.max(largest, Big.magnitude(value));
    return value;
  }

  private int magnitude(BigDecimal d, int i, int j) {
    int steps = i * Big.magnitude(step(0));
    return Big.magnitude(d) + (x.length > 1 ? steps + j * Big.magnitude(step(1)) : steps);
  }

  /** 0 for what is no more than the rounding of the values, or the error of the difference. */
  private BigDecimal settled(BigDecimal[][] d, int i, int j, MathContext context) {
    if (i + j == 0 || d[i][j].signum() == 0) {
      return d[i][j];
    }
    return isNoise(d, i, j, context) || isTruncation(d, i, j) ? BigDecimal.ZERO : d[i][j];
  }

  private boolean isTruncation(BigDecimal[][] d, int i, int j) {
    if (i + j == ORDER) {
      return false;
    }
    BigDecimal size = d[i][j].abs().movePointLeft(DIGITS - 10);
    boolean byFirst = i > 0 && step(0).multiply(d[i + 1][j].abs()).compareTo(size) > 0;
    return byFirst || (j > 0 && step(1).multiply(d[i][j + 1].abs()).compareTo(size) > 0);
  }

  private boolean isSame(BigDecimal[][] right, BigDecimal[][] left, int i, int j) {
    BigDecimal a = right[i][j];
    BigDecimal b = left[i][j];
    if (a.subtract(b).abs().movePointRight(AGREED).compareTo(a.abs().max(b.abs())) <= 0) {
      return true;
    }
    return isTruncation(right, i, j) && isTruncation(left, i, j) && isOfTheStep(a, b);
  }

  /** Whether one to the left is what the step makes of one to the right: h, h² or h³. */
  private static boolean isOfTheStep(BigDecimal right, BigDecimal left) {
    BigDecimal scaled = right;
    for (int power = 1; power < ORDER; power++) {
      scaled = scaled.multiply(LEFT);
      if (scaled.subtract(left).abs().movePointRight(DIGITS / 2).compareTo(left.abs()) <= 0) {
        return true;
      }
    }
    return false;
  }
}
