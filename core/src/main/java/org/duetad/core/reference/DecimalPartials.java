package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.duetad.core.ScalarFunction;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * The value and the partial derivatives of a function at a point of doubles, by central differences
 * of its values in decimal arithmetic. Neither slopes nor values of rules on doubles are used.
 *
 * <p>Steps are 1e-16 of a scale of each operand: the largest, from its size or 1 down to 1e-24, at
 * which steps of twice the length lead to the same derivatives to 19 digits, of which subnormal
 * doubles need fewer. The number of digits follows from the steps and the derivatives, up to 600.
 * Where the derivatives of one order cannot be found, those of the order below are a choice, as at
 * a kink, and are left out with all above. There are none where the value overflows a double.
 */
public final class DecimalPartials {

  /** The digits in which differences by two steps agree, and of those of the highest order. */
  private static final int AGREED = 19;

  private static final int AGREED_HIGHEST = 2;

  /** The digits in which slopes by much shorter steps agree. */
  private static final int NEARBY = 6;

  /** Below this decimal exponent nothing changes a double. */
  private static final int NEGLIGIBLE = -327;

  private static final int MOST = 600;

  /** Digits for values, until two numbers of digits lead to the same. */
  private static final int[] DIGITS_OF_VALUE = {50, 150, 400, MOST};

  /** Scales of an operand, in descending order. */
  private static final List<DoubleUnaryOperator> SCALES =
      List.of(
          size -> Math.max(1, size),
          size -> size == 0 ? 1 : size,
          size -> size == 0 ? 1 : Math.min(1, size),
          size -> size == 0 ? 1e-12 : Math.min(1, size) * 1e-12,
          size -> size == 0 ? 1e-24 : Math.min(1, size) * 1e-24);

  private final Map<List<Integer>, BigDecimal> derivatives;

  private DecimalPartials(Map<List<Integer>, BigDecimal> derivatives) {
    this.derivatives = derivatives;
  }

  /**
   * Differentiates.
   *
   * @param f the function, all of whose rules have decimal forms or definitions
   * @param order the highest order of derivatives, at most 3
   * @param x the point
   * @return the derivatives to that order, and those of the next order to at least one digit
   * @throws UnsupportedOperationException if a rule has neither form nor definition
   * @throws ArithmeticException if there is no value at the point
   */
  public static DecimalPartials of(ScalarFunction f, int order, double... x) {
    Arguments.given("decimal partials", "function", f);
    Arguments.given("decimal partials", "point", x);
    if (order < 0 || order > 3) {
      throw new IllegalArgumentException(
          "decimal partials: order " + order + "; the orders are 0 to 3");
    }
    return new DecimalPartials(new Search(f, order, x.clone()).found());
  }

  /**
   * A derivative.
   *
   * @param orders how often by each operand
   * @return the derivative; nothing where it is a choice, or cannot be found
   */
  public Optional<BigDecimal> at(int... orders) {
    return Optional.ofNullable(
        derivatives.get(
            Multiples.of(Arguments.given("decimal partials", "array of orders", orders))));
  }

  /** The search for steps and digits. */
  private static final class Search {

    private final ScalarFunction f;
    private final int order;
    private final double[] x;
    private Map<List<Integer>, BigDecimal> best = Map.of();
    private @Nullable Stencil stencil;
    private int complete;

    Search(ScalarFunction f, int order, double... x) {
      this.f = f;
      this.order = order;
      this.x = x;
    }

    Map<List<Integer>, BigDecimal> found() {
      BigDecimal value = value();
      boolean overflows = Double.isInfinite(value.doubleValue());
      for (int more = 0; !overflows && more <= MOST / 4 && complete <= order; more += MOST / 4) {
        searchScales(more);
      }
      if (stencil != null && !isSameNearby(stencil, value)) {
        complete = 0;
      }
      Map<List<Integer>, BigDecimal> kept = new HashMap<>();
      int last = complete > order ? complete : complete - 1;
      best.forEach(
          (orders, derivative) -> {
            if (Multiples.sum(orders) <= last) {
              kept.put(orders, derivative);
            }
          });
      kept.put(Multiples.of(new int[x.length]), value);
      return kept;
    }

    private void searchScales(int moreDigits) {
      double @Nullable [] before = null;
      for (DoubleUnaryOperator scale : SCALES) {
        double[] scales = new double[x.length];
        for (int i = 0; i < x.length; i++) {
          scales[i] = scale.applyAsDouble(Math.abs(x[i]));
        }
        if (complete <= order && !Arrays.equals(scales, before)) {
          search(scales, moreDigits, scale == SCALES.get(SCALES.size() - 1));
        }
        before = scales;
      }
    }

    /**
     * Whether slopes by much shorter steps, of another ratio, are about the same: to long steps, a
     * staircase or a saw is a straight line.
     */
    private boolean isSameNearby(Stencil stencil, BigDecimal value) {
      for (int i = 0; i < x.length; i++) {
        BigDecimal slope = Objects.requireNonNull(best.get(Multiples.one(x.length, i)));
        int size = Math.max(0, x[i] == 0 ? 0 : Big.magnitude(new BigDecimal(x[i])));
        int enough = Math.max(required(value, NEARBY + size), required(slope, NEARBY));
        if (!isWithin(stencil.slopeNearby(i, enough).subtract(slope), enough)) {
          return false;
        }
      }
      return true;
    }

    private BigDecimal value() {
      BigDecimal[] point = new BigDecimal[x.length];
      Arrays.setAll(point, i -> new BigDecimal(x[i]));
      BigDecimal value = BigDecimal.ZERO;
      for (int digits : DIGITS_OF_VALUE) {
        int enough = digits + spread();
        value = Stencil.value(f, point, new MathContext(enough));
        BigDecimal again = Stencil.value(f, point, new MathContext(enough + digits / 3));
        if (value.signum() != 0 && isSame(value, again, AGREED)) {
          return again;
        }
      }
      return value;
    }

    /** The digits between the largest and the smallest operand, which their sum needs. */
    private int spread() {
      int[] sizes =
          Arrays.stream(x)
              .filter(xi -> xi != 0)
              .mapToInt(xi -> Big.magnitude(new BigDecimal(xi)))
              .sorted()
              .toArray();
      return sizes.length == 0 ? 0 : Math.min(MOST / 2, sizes[sizes.length - 1] - sizes[0]);
    }

    /** With as many digits as turn out to be needed. */
    private void search(double[] scales, int moreDigits, boolean shortest) {
      int digits = (order + 1) * -Stencil.STEP + AGREED + Stencil.GUARD + spread() + moreDigits;
      try {
        while (true) {
          Stencil stencil = new Stencil(f, x, scales, digits);
          int lacking = take(stencil, shortest);
          if (lacking <= 0 || digits >= MOST) {
            return;
          }
          boolean isNoise = lacking > AGREED + Stencil.GUARD;
          digits = Math.min(MOST, digits + Math.max(lacking + 10, isNoise ? digits : 0));
        }
      } catch (ArithmeticException e) {
        // The steps lead to where there is no value.
      }
    }

    /** Keeps the derivatives up to the order where they cannot be found; the digits that lack. */
    private int take(Stencil stencil, boolean shortest) {
      Map<List<Integer>, BigDecimal> taken = new HashMap<>();
      int lacking = 0;
      for (int k = 1; k <= order + 1; k++) {
        boolean same = true;
        for (List<Integer> orders : Multiples.all(x.length, k)) {
          BigDecimal near = stencil.difference(orders, 1);
          BigDecimal far = stencil.difference(orders, 2);
          int enough = k <= order ? required(near, AGREED) : highestRequired(orders, near, taken);
          boolean vanishes = shortest && isTruncation(near, far);
          lacking = Math.max(lacking, stencil.isZero() ? MOST : stencil.noise(orders) - enough);
          same &= vanishes || isWithin(near.subtract(far), enough);
          taken.put(orders, vanishes ? BigDecimal.ZERO : near);
        }
        if (!same) {
          return k == 1 ? 0 : lacking;
        }
        if (k > complete && (lacking <= 0 || isZeroAtLast(stencil))) {
          complete = k;
          best = taken;
          this.stencil = shortest ? null : stencil;
        }
      }
      return lacking;
    }

    /** Of values that are zero, all digits may have cancelled. */
    private static boolean isZeroAtLast(Stencil stencil) {
      return stencil.isZero() && stencil.digits() >= MOST;
    }

    /** Whether a difference is nothing but its error, which grows with the step or its square. */
    private static boolean isTruncation(BigDecimal near, BigDecimal far) {
      return near.signum() != 0
          && (isSame(near.multiply(BigDecimal.valueOf(4)), far, AGREED / 2)
              || isSame(near.multiply(BigDecimal.valueOf(2)), far, AGREED / 2));
    }

    /** The decimal exponent of the digit of a derivative that must be right. */
    private static int required(BigDecimal derivative, int digits) {
      return derivative.signum() == 0
          ? NEGLIGIBLE
          : Math.max(NEGLIGIBLE, Big.magnitude(derivative) - digits);
    }

    /**
     * The same of a derivative of the highest order, which is only needed for the condition of
     * those below.
     */
    private int highestRequired(
        List<Integer> orders, BigDecimal derivative, Map<List<Integer>, BigDecimal> below) {
      int least = Integer.MAX_VALUE;
      for (int i = 0; i < x.length; i++) {
        BigDecimal lower = below.get(Multiples.less(orders, i));
        if (lower != null) {
          int size = x[i] == 0 ? 0 : Big.magnitude(new BigDecimal(x[i]));
          least = Math.min(least, required(lower, AGREED_HIGHEST) - size);
        }
      }
      int own = required(derivative, AGREED_HIGHEST);
      return least == Integer.MAX_VALUE ? own : Math.max(own, least);
    }

    private static boolean isWithin(BigDecimal error, int exponent) {
      return error.signum() == 0 || Big.magnitude(error) <= exponent;
    }

    private static boolean isSame(BigDecimal a, BigDecimal b, int digits) {
      return isWithin(a.subtract(b), required(a, digits));
    }
  }
}
