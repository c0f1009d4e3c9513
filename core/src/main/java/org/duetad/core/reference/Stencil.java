package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;

/**
 * Values of a function on a grid about a point, each computed once, and the central differences of
 * second order of them.
 */
final class Stencil {

  /** The decimal exponent of a step, relative to the scale. */
  static final int STEP = -16;

  /** As many digits of a value, the last ones, may be wrong. */
  static final int GUARD = 15;

  private static final int REACH = 2;

  /** Twice the weights of the differences of orders 0 to 4 on the nodes -2 to 2. */
  private static final int[][] WEIGHTS = {
    {0, 0, 2, 0, 0}, {0, -1, 0, 1, 0}, {0, 2, -4, 2, 0}, {-1, 2, 0, -2, 1}, {2, -8, 12, -8, 2}
  };

  /** What one step is of another, and no simple fraction. */
  private static final BigDecimal SHORTER = new BigDecimal("0.7317e-12");

  /** Steps of this length and more are kept away from whole numbers, which may be periods. */
  private static final BigDecimal LONG = new BigDecimal("1e-3");

  private static final BigDecimal ASIDE = new BigDecimal("0.3719");

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final ScalarFunction f;
  private final double[] x;
  private final BigDecimal[] steps;
  private final MathContext context;
  private final Map<List<Integer>, BigDecimal> values = new HashMap<>();
  private int largest = Integer.MIN_VALUE;

  Stencil(ScalarFunction f, double[] x, double[] scales, int digits) {
    this.f = f;
    this.x = x;
    this.context = new MathContext(digits);
    this.steps = new BigDecimal[x.length];
    for (int i = 0; i < x.length; i++) {
      BigDecimal step = BigDecimal.ONE.movePointRight(STEP + magnitude(scales[i]));
      steps[i] = step.compareTo(LONG) < 0 ? step : step.add(ASIDE);
    }
  }

  private static int magnitude(double scale) {
    return Big.magnitude(new BigDecimal(scale)) - 1;
  }

  /** The derivative of these orders by the operands, by steps that are so many times longer. */
  BigDecimal difference(List<Integer> orders, int stretch) {
    BigDecimal sum = sum(orders, stretch, new ArrayList<>());
    BigDecimal shorter = BigDecimal.ONE.divide(BigDecimal.valueOf(stretch));
    for (int i = 0; i < steps.length; i++) {
      int order = orders.get(i);
      sum = quotient(sum.multiply(HALF).multiply(shorter.pow(order)), steps[i].pow(order));
    }
    return sum;
  }

  /** Divisions by powers of ten are cheap. */
  private BigDecimal quotient(BigDecimal x, BigDecimal y) {
    return y.unscaledValue().equals(BigInteger.ONE)
        ? x.scaleByPowerOfTen(y.scale()).round(context)
        : x.divide(y, context);
  }

  private BigDecimal sum(List<Integer> orders, int stretch, List<Integer> nodes) {
    int i = nodes.size();
    if (i == steps.length) {
      return value(nodes);
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int node = -REACH; node <= REACH; node++) {
      int weight = WEIGHTS[orders.get(i)][node + REACH];
      if (weight != 0) {
        List<Integer> more = new ArrayList<>(nodes);
        more.add(node * stretch);
        sum = sum.add(sum(orders, stretch, more).multiply(BigDecimal.valueOf(weight)));
      }
    }
    return sum;
  }

  /** Whether all values that were computed are zero. */
  boolean isZero() {
    return largest == Integer.MIN_VALUE;
  }

  int digits() {
    return context.getPrecision();
  }

  /** The decimal exponent of the rounding errors of a derivative of a function that is not zero. */
  int noise(List<Integer> orders) {
    int noise = largest - context.getPrecision() + GUARD;
    for (int i = 0; i < steps.length; i++) {
      noise -= orders.get(i) * (Big.magnitude(steps[i]) - 1);
    }
    return noise;
  }

  /**
   * A slope by one step, which is much shorter than the others and than 1, to a decimal exponent.
   */
  BigDecimal slopeNearby(int i, int exponent) {
    BigDecimal step = steps[i].min(BigDecimal.ONE.movePointRight(STEP)).multiply(SHORTER);
    int size =
        Arrays.stream(x).mapToInt(xi -> xi == 0 ? 0 : magnitude(Math.abs(xi))).max().orElse(0);
    int digits = Math.max(exponent, largest) - Big.magnitude(step) + GUARD - exponent;
    digits += Math.max(0, size);
    MathContext enough = new MathContext(Math.max(context.getPrecision(), digits));
    BigDecimal[] moved = Arrays.stream(x).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
    BigDecimal here = value(f, moved, enough);
    moved[i] = moved[i].add(step);
    return value(f, moved, enough).subtract(here).divide(step, enough);
  }

  private BigDecimal value(List<Integer> nodes) {
    BigDecimal known = values.get(nodes);
    if (known != null) {
      return known;
    }
    BigDecimal[] moved = new BigDecimal[x.length];
    for (int i = 0; i < x.length; i++) {
      moved[i] = new BigDecimal(x[i]).add(steps[i].multiply(BigDecimal.valueOf(nodes.get(i))));
    }
    BigDecimal value = value(f, moved, context);
    values.put(nodes, value);
    if (value.signum() != 0) {
      largest = Math.max(largest, Big.magnitude(value));
    }
    return value;
  }

  static BigDecimal value(ScalarFunction f, BigDecimal[] x, MathContext context) {
    Scalar[] operands = new Scalar[x.length];
    for (int i = 0; i < x.length; i++) {
      operands[i] = new BigScalar(x[i], context);
    }
    return BigScalar.exact(f.apply(operands));
  }
}
