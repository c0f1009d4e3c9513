package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.testing.corners.LoopWays.Way;
import org.junit.jupiter.api.Test;

/**
 * Chains whose values, slopes or products of slopes leave the range of doubles, in loops and sums
 * over rows, by all ways, beside the same chains in decimals.
 */
class LossesInLoopsTest {

  private static final int TRIALS = Integer.getInteger("duet.chains", 400);
  private static final MathContext DIGITS = new MathContext(40);

  /** What may be lost behind slopes that are not noticed. */
  private static final BigDecimal VISIBLE = new BigDecimal("1e-200");

  private static final BigDecimal LARGEST = new BigDecimal("1e300");

  private static final double[] FACTORS = {
    1e-300, 1e-200, 1e-170, 1e-100, 1e-60, 1e35, 1e45, 1e60, 1e100, 1e200, -2
  };

  /** Of no steep slope. */
  private static final double[] SMALL = {1e-300, 1e-200, 1e-170, 1e-100, 1e-40, 1e-10, 1e20, -2, 3};

  private static final double[] POINTS = {
    1e-300, 1e-200, 1e-100, 1e-40, 1e-8, 0.5, 1.5, 30, 300, 690, 1e40, 1e60, 1e200
  };

  /** A value and two derivatives. */
  private record Jet(BigDecimal value, BigDecimal first, BigDecimal second) {

    static Jet of(double x) {
      return new Jet(new BigDecimal(x), BigDecimal.ONE, BigDecimal.ZERO);
    }

    /** Behind a function with some value, slope and curvature. */
    Jet behind(BigDecimal y, BigDecimal slope, BigDecimal curvature) {
      BigDecimal square = first.multiply(first, DIGITS);
      BigDecimal bent = curvature.multiply(square, DIGITS);
      return new Jet(
          y.round(DIGITS),
          slope.multiply(first, DIGITS),
          slope.multiply(second, DIGITS).add(bent, DIGITS));
    }
  }

  /** A step of a chain, on numbers and in decimals. */
  private record Step(String name, UnaryOperator<Scalar> of, UnaryOperator<Jet> exact) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static Step times(double factor) {
    BigDecimal exact = new BigDecimal(factor);
    return new Step(
        "* " + factor,
        x -> x.multiply(factor),
        x -> x.behind(x.value.multiply(exact), exact, BigDecimal.ZERO));
  }

  /** A function of which value, slope and curvature are computed from the operand, a double. */
  private static Step step(String name, UnaryOperator<Scalar> of, UnaryOperator<BigDecimal[]> f) {
    return new Step(
        name,
        of,
        x -> {
          BigDecimal[] y = f.apply(new BigDecimal[] {x.value});
          return x.behind(y[0], y[1], y[2]);
        });
  }

  private static BigDecimal big(double x) {
    return new BigDecimal(x);
  }

  private static BigDecimal[] exp(BigDecimal[] x) {
    BigDecimal y = big(Math.exp(x[0].doubleValue()));
    return new BigDecimal[] {y, y, y};
  }

  private static BigDecimal[] log(BigDecimal[] x) {
    BigDecimal slope = BigDecimal.ONE.divide(x[0], DIGITS);
    return new BigDecimal[] {
      big(Math.log(x[0].doubleValue())), slope, slope.multiply(slope, DIGITS).negate()
    };
  }

  private static BigDecimal[] sqrt(BigDecimal[] x) {
    BigDecimal y = x[0].sqrt(DIGITS);
    BigDecimal slope = big(0.5).divide(y, DIGITS);
    return new BigDecimal[] {y, slope, slope.divide(x[0].multiply(big(-2)), DIGITS)};
  }

  private static BigDecimal[] reciprocal(BigDecimal[] x) {
    BigDecimal y = BigDecimal.ONE.divide(x[0], DIGITS);
    BigDecimal slope = y.multiply(y, DIGITS).negate();
    return new BigDecimal[] {y, slope, slope.multiply(y, DIGITS).multiply(big(-2))};
  }

  private static BigDecimal[] atan(BigDecimal[] x) {
    BigDecimal slope = BigDecimal.ONE.divide(x[0].pow(2).add(BigDecimal.ONE), DIGITS);
    BigDecimal curvature = slope.pow(2).multiply(x[0], DIGITS).multiply(big(-2));
    return new BigDecimal[] {big(Math.atan(x[0].doubleValue())), slope, curvature};
  }

  private static BigDecimal[] square(BigDecimal[] x) {
    return new BigDecimal[] {x[0].pow(2), x[0].multiply(big(2)), big(2)};
  }

  private static BigDecimal[] abs(BigDecimal[] x) {
    return new BigDecimal[] {x[0].abs(), big(x[0].signum()), BigDecimal.ZERO};
  }

  private static BigDecimal[] positive(BigDecimal[] x) {
    return x[0].signum() > 0
        ? new BigDecimal[] {x[0], BigDecimal.ONE, BigDecimal.ZERO}
        : new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
  }

  /** Smooth functions, whose values are normal numbers. */
  private static final List<Step> SMOOTH =
      List.of(
          step("exp", Scalar::exp, LossesInLoopsTest::exp),
          step("log", Scalar::log, LossesInLoopsTest::log),
          step("sqrt", Scalar::sqrt, LossesInLoopsTest::sqrt),
          step("1/", Scalar::reciprocal, LossesInLoopsTest::reciprocal),
          step("atan", Scalar::atan, LossesInLoopsTest::atan),
          step("x²", x -> x.multiply(x), LossesInLoopsTest::square));

  /** Functions whose slopes depend on the sign of what may underflow. */
  private static final List<Step> KINKED =
      List.of(
          step("abs", Scalar::abs, LossesInLoopsTest::abs),
          step("relu", Scalar::relu, LossesInLoopsTest::positive),
          step("max 0", x -> x.max(Scalar.of(0.0)), LossesInLoopsTest::positive),
          step("-max(0, -x)", x -> x.negate().max(Scalar.of(0.0)).negate(), x -> negative(x)),
          step("x²", Scalar::square, LossesInLoopsTest::square));

  private static BigDecimal[] negative(BigDecimal[] x) {
    BigDecimal[] y = positive(new BigDecimal[] {x[0].negate()});
    return new BigDecimal[] {y[0].negate(), y[1], y[2]};
  }

  private record Chain(List<Step> steps, double x) {

    static Chain draw(Random random, List<Step> rules, double[] factors) {
      List<Step> steps =
          IntStream.range(0, 2 + random.nextInt(5))
              .mapToObj(
                  k ->
                      random.nextInt(3) == 0
                          ? rules.get(random.nextInt(rules.size()))
                          : times(factors[random.nextInt(factors.length)]))
              .toList();
      return new Chain(steps, POINTS[random.nextInt(POINTS.length)]);
    }

    Scalar of(Scalar x) {
      Scalar y = x;
      for (Step step : steps) {
        y = step.of.apply(y);
      }
      return y;
    }

    /** Whether all numbers are finite, and also normal if they must be. */
    boolean isFinite(boolean areNormal) {
      Scalar y = Scalar.of(x);
      for (Step step : steps) {
        y = step.of.apply(y);
        double size = Math.abs(y.value());
        if (!(size <= Double.MAX_VALUE) || (areNormal && size < Double.MIN_NORMAL)) {
          return false;
        }
      }
      return true;
    }

    /** Each step from the double that is its operand, unless that underflows. */
    Jet exact(boolean areNormal) {
      Jet y = Jet.of(x);
      Scalar value = Scalar.of(x);
      for (Step step : steps) {
        y = step.exact.apply(y);
        value = step.of.apply(value);
        if (areNormal) {
          y = new Jet(new BigDecimal(value.value()), y.first, y.second);
        }
      }
      return y;
    }
  }

  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final List<String> off = new ArrayList<>();
  private int compared;

  /** Products that underflow before slopes of 1e45, none of which makes up for them alone. */
  @Test
  void severalSlopes() {
    Step tiny = times(1e-170);
    Step large = times(1e45);
    Chain chain = new Chain(List.of(tiny, tiny, large, large, large, large), 0.5);
    compare(chain, chain.exact(true).first, LoopWays.first(), LoopWays.tape(1));
    assertTrue(compared > 0);
    assertEquals(List.of(), off);
  }

  @Test
  void smoothChains() {
    compareAll(SMOOTH, true, 1);
    assertAllRight(1.0);
  }

  @Test
  void chainsOfWhichValuesUnderflow() {
    compareAll(KINKED, false, 2);
    assertAllRight(0.5);
  }

  private void compareAll(List<Step> rules, boolean areNormal, int seed) {
    Random random = new Random(seed);
    for (int trial = 0; trial < TRIALS; trial++) {
      Chain chain = Chain.draw(random, rules, areNormal ? FACTORS : SMALL);
      if (!chain.isFinite(areNormal)) {
        continue;
      }
      Jet exact = chain.exact(areNormal);
      compare(chain, exact.first, LoopWays.first(), LoopWays.tape(1));
      compare(chain, exact.second, LoopWays.second(), LoopWays.tape(2));
      compare(chain, exact.first.pow(2, DIGITS), LoopWays.squares(), LoopWays.square());
    }
  }

  /** All ways, unless the tape differs, too, which no loop can do better. */
  private void compare(Chain chain, BigDecimal right, Map<String, Way> ways, Way plain) {
    boolean isDouble = right.abs().compareTo(VISIBLE) > 0 && right.abs().compareTo(LARGEST) < 0;
    if (!isDouble) {
      return;
    }
    double expected = right.doubleValue();
    if (isOff(plain, chain, expected)) {
      return;
    }
    compared++;
    ways.forEach(
        (name, way) -> {
          Object found = found(way, chain);
          if (isOff(way, chain, expected)) {
            counts.merge(name, 1, Integer::sum);
            off.add(name + " " + found + " for " + expected + ": " + chain);
          }
        });
  }

  private static boolean isOff(Way way, Chain chain, double expected) {
    return !(found(way, chain) instanceof Double found
        && Math.abs(found - expected) <= 1e-9 * Math.abs(expected));
  }

  private static Object found(Way way, Chain chain) {
    try {
      return way.of(chain::of, chain.x);
    } catch (RuntimeException e) {
      return e.toString();
    }
  }

  private void assertAllRight(double share) {
    assertTrue(compared > share * TRIALS / 4, compared + " compared");
    assertEquals(List.of(), off, () -> compared + " compared, off " + counts + "\n" + sample());
  }

  private String sample() {
    return String.join("\n", off.subList(0, Math.min(60, off.size())));
  }
}
