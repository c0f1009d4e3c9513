package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;

/**
 * Products of slopes that underflow or overflow on the way, from either end, and are doubles after
 * all: chains of rules and constant factors, in all ways, beside the products in decimals.
 */
class UnderflowTest {

  private static final int TRIALS = 4000;
  private static final double[] FACTORS = {1e-300, 1e-200, 1e-100, 1e-60, 1e60, 1e100, 1e200, -2};
  private static final double[] POINTS = {
    1e-200, 1e-100, 1e-8, 0.5, 1.5, 30, 300, 690, 1e60, 1e200
  };

  private static final List<UnaryRule> RULES =
      List.of(Elementary.EXP, Elementary.LOG, Elementary.SQRT, Elementary.SINH, Elementary.ATAN);

  /** What may be lost behind one slope that is not noticed, and behind the next. */
  private static final double VISIBLE = 1e-200;

  /** A constant factor, or a rule. */
  private record Step(double factor, UnaryRule rule) {

    static Step draw(Random random) {
      double factor = FACTORS[random.nextInt(FACTORS.length)];
      return new Step(random.nextInt(3) == 0 ? 0 : factor, RULES.get(random.nextInt(RULES.size())));
    }

    Scalar of(Scalar x) {
      return factor == 0 ? x.apply(rule) : x.multiply(factor);
    }

    double slope(double x) {
      return factor == 0 ? rule.slopeAt(x, rule.value().applyAsDouble(x)) : factor;
    }
  }

  private record Chain(List<Step> steps, double x) {

    static Chain draw(Random random) {
      List<Step> steps =
          IntStream.range(0, 2 + random.nextInt(4)).mapToObj(k -> Step.draw(random)).toList();
      return new Chain(steps, POINTS[random.nextInt(POINTS.length)]);
    }

    ScalarFunction function() {
      return in -> {
        Scalar y = in[0];
        for (Step step : steps) {
          y = step.of(y);
        }
        return y;
      };
    }

    /** The product of slopes; 0 where a value or a slope leaves the normal numbers. */
    BigDecimal slope() {
      BigDecimal product = BigDecimal.ONE;
      Scalar y = Scalar.of(x);
      for (Step step : steps) {
        double slope = step.slope(y.value());
        y = step.of(y);
        if (!isNormal(slope) || !isNormal(y.value())) {
          return BigDecimal.ZERO;
        }
        product = product.multiply(new BigDecimal(slope), MathContext.DECIMAL64);
      }
      return product;
    }

    private static boolean isNormal(double number) {
      double size = Math.abs(number);
      return size >= Double.MIN_NORMAL && size <= Double.MAX_VALUE;
    }
  }

  @Test
  void chainsOfSlopes() {
    Random random = new Random(3);
    List<String> off = new ArrayList<>();
    int compared = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Chain chain = Chain.draw(random);
      double right = chain.slope().doubleValue();
      if (Math.abs(right) > VISIBLE && Double.isFinite(right)) {
        compared++;
        Ways.ofOrder(1)
            .forEach(
                (name, way) -> {
                  double found = way.of(chain.function(), chain.x())[0];
                  if (!(Math.abs(found - right) <= 1e-12 * Math.abs(right))) {
                    off.add(name + " " + found + " for " + right + ": " + chain);
                  }
                });
      }
    }
    assertTrue(compared > TRIALS / 4, compared + " compared");
    assertEquals(List.of(), off, () -> off.size() + " off:\n" + String.join("\n", off));
  }
}
