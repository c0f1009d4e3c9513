package org.duetad.core.reference;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.duetad.core.spi.Arguments;

/**
 * The derivative at t = 0 of a curve of doubles, by central differences, and how wrong it may be.
 * The difference of sixth order
 *
 * <pre>{@code (45 (g(h) - g(-h)) - 9 (g(2h) - g(-2h)) + g(3h) - g(-3h)) / 60h}</pre>
 *
 * has an error of truncation, taken for ten times what the difference of fourth order differs by
 * (nine are needed if only the second derivative jumps), and one of rounding, {@code 11/6 ε/h} if
 * no value is wrong by more than ε. Steps are tried from short to long, up to a part of one unit,
 * or of the point if that resolves nothing. As long as a longer one agrees with the best so far,
 * within the errors of both, the one with the smaller error is kept. Where it does not, or the
 * curve falls off from its value at 0 faster by even differences of higher order, it bends or
 * breaks within the step's reach, and no longer step is trusted.
 *
 * @param derivative the estimate
 * @param error the bound of its error, infinite if there is none
 */
public record DerivativeEstimate(double derivative, double error) {

  private static final double LONGEST = Math.pow(Math.ulp(1.0), 0.2);

  /** Exponents of two between two steps. */
  private static final int SHORTER = 4;

  private static final int STEPS = 7;
  private static final int RELATIVE_STEPS = 3;

  /** The sum of the weights. */
  private static final double WEIGHTS = 2 * (45.0 + 9 + 1) / 60;

  private static final double TRUNCATION = 10;

  private static final DerivativeEstimate NONE =
      new DerivativeEstimate(Double.NaN, Double.POSITIVE_INFINITY);

  private static final DerivativeEstimate TOO_LONG =
      new DerivativeEstimate(Double.NaN, Double.POSITIVE_INFINITY);

  /**
   * Estimates the derivative of {@code g(t) = φ(x + t v)}.
   *
   * @param g the curve, evaluated at some dozens of points
   * @param x the point, by whose size steps are chosen
   * @param v the direction
   * @param noise by the length of the values' reach a bound of their error; that of their own
   *     rounding is added
   * @return the estimate, NaN with an infinite error where values do not exist
   */
  public static DerivativeEstimate of(
      DoubleUnaryOperator g, double[] x, double[] v, DoubleUnaryOperator noise) {
    Arguments.point("estimate", g, x);
    Arguments.length("estimate", "direction", v, x.length);
    Arguments.given("estimate", "noise", noise);
    double unit = reach(x, v, size -> 1);
    double relative = reach(x, v, size -> size);
    double shortest = Math.scalb(unit, -SHORTER * (STEPS - 1));
    DoubleStream small =
        relative < shortest ? parts(relative, RELATIVE_STEPS) : DoubleStream.empty();
    DerivativeEstimate usual = best(g, DoubleStream.concat(parts(unit, STEPS), small), noise);
    double large = reach(x, v, size -> Math.max(1, size));
    return usual.error >= Math.abs(usual.derivative) && large > unit
        ? best(g, parts(large, STEPS), noise)
        : usual;
  }

  @SuppressWarnings("ReferenceEquality") // One object says that a step is too long.
  private static DerivativeEstimate best(
      DoubleUnaryOperator g, DoubleStream steps, DoubleUnaryOperator noise) {
    DerivativeEstimate best = NONE;
    for (double h : steps.filter(h -> h >= Double.MIN_NORMAL).sorted().toArray()) {
      DerivativeEstimate next = at(g, h, noise.applyAsDouble(3 * h));
      double apart = Math.abs(next.derivative - best.derivative);
      if (apart > next.error + best.error || next == TOO_LONG) {
        return best;
      }
      best = next.error < best.error ? next : best;
    }
    return best;
  }

  /** A power of two moves most coordinates without rounding. */
  private static DoubleStream parts(double reach, int count) {
    int exponent = Math.getExponent(LONGEST * reach);
    return IntStream.range(0, count).mapToDouble(k -> Math.scalb(1.0, exponent - SHORTER * k));
  }

  /** How far t may go for every coordinate to move by at most what belongs to its size. */
  private static double reach(double[] x, double[] v, DoubleUnaryOperator of) {
    double reach = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      double size = of.applyAsDouble(Math.abs(x[i]));
      if (v[i] != 0 && size > 0) {
        reach = Math.min(reach, size / Math.abs(v[i]));
      }
    }
    return Double.isInfinite(reach) ? 1.0 : reach;
  }

  private static DerivativeEstimate at(DoubleUnaryOperator g, double h, double noise) {
    double[] odd = new double[4];
    double[] even = new double[4];
    double middle = g.applyAsDouble(0);
    double largest = Math.abs(middle);
    for (int k = 1; k < odd.length; k++) {
      double up = g.applyAsDouble(k * h);
      double down = g.applyAsDouble(-k * h);
      odd[k] = up - down;
      even[k] = up + down;
      largest = Math.max(largest, Math.max(Math.abs(up), Math.abs(down)));
    }
    double wrong = noise + Math.ulp(largest);
    double second = Math.abs(even[1] - 2 * middle);
    double bend = Math.abs(even[2] - 4 * even[1] + 6 * middle);
    if (bend > second && bend > 16 * wrong && 2 * Math.abs(middle) > largest) {
      return TOO_LONG;
    }
    double fourth = (8 * odd[1] - odd[2]) / (12 * h);
    double sixth = (45 * odd[1] - 9 * odd[2] + odd[3]) / (60 * h);
    double error = TRUNCATION * Math.abs(sixth - fourth) + WEIGHTS * wrong / h;
    return Double.isFinite(sixth) && Double.isFinite(error)
        ? new DerivativeEstimate(sixth, error)
        : NONE;
  }
}
