package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * First derivatives where slopes leave the range of doubles, or depend on what underflow took from
 * values: by all ways right, infinite or NaN, never another number.
 */
class LostSlopesTest {

  private static final int TRIALS = 2500;

  /** Smaller ones may be lost behind slopes that are not noticed: a row of the guide. */
  private static final double VISIBLE = 1e-260;

  private static final double SELU = 1.7580993408473766;

  private static final double[] FACTORS = {
    1e-300, 1e-200, 1e-150, 1e-100, 1e-40, 1e40, 1e100, 1e150, 1e200, 1e300, 2, -1
  };
  private static final double[] POINTS = {
    1e-300, 1e-200, 1e-100, 1e-30, 1e-8, 0.5, 1, 1.5, 30, 300, 690, 745, 800, 1e8, 1e16, 1e60,
    1e120, 1e200, 1e300
  };

  /** Function, point, derivative in closed form. */
  static Stream<Arguments> slopes() {
    return Stream.of(
        row("factors", x -> x.multiply(1e-300).multiply(1e-40).multiply(1e200), 1.5, 1e-140),
        row("exp(x) 1e50", x -> x.exp().multiply(1e-100).multiply(1e150), -800, small(1e50)),
        row("softplus", x -> x.softplus().multiply(1e150), -800, small(1e150)),
        row("x³/3", x -> x.asin().tanhShrink().multiply(1e200), 1e-200, 1e-200),
        row(
            "selu(log10 x)",
            x -> x.log10().selu().multiply(1e-300),
            2.2e-308,
            SELU * Math.exp(Math.log10(2.2e-308)) / Math.log(10) / 2.2 * 1e8));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slopes")
  void slopesThatUnderflow(String name, ScalarFunction f, double x, double right) {
    assertRight(f, x, right);
  }

  /** Function, point, derivative in closed form. */
  static Stream<Arguments> values() {
    return Stream.of(
        row("|1e-150 x|", x -> x.multiply(1e-150).abs(), 1e-200, 1e-150),
        row("selu(-1e-150 x)", x -> x.multiply(-1e-150).selu(), 1e-200, -SELU * 1e-150),
        row("1e400 x⁴", x -> x.square().multiply(1e200).square(), 1e-190, 4e-170),
        row("e^(2x/7)", x -> x.exp().rootN(7).square(), -800, 2 * Math.exp(-1600 / 7.) / 7),
        row("(1e-200 x)^(2/3)", LostSlopesTest::root, 1e-300, Math.pow(10, -100 / 3.) * 2 / 3));
  }

  private static Scalar root(Scalar x) {
    return x.multiply(1e-200).cbrt().square();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  void valuesThatUnderflow(String name, ScalarFunction f, double x, double right) {
    assertRight(f, x, right);
  }

  /** Chains of factors and rules, by all ways as by programs, which have any exponent. */
  @Test
  void chains() {
    Random random = new Random(1);
    Set<Record> ofSlopes = Set.copyOf(RuleTable.ofSlopes());
    List<UnaryRule> rules =
        RuleTable.unary().stream().filter(rule -> !ofSlopes.contains(rule)).toList();
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      List<Step> steps =
          IntStream.range(0, 2 + random.nextInt(4))
              .mapToObj(k -> Step.draw(random, rules))
              .toList();
      double sign = random.nextInt(4) == 0 ? -1 : 1;
      double x = sign * POINTS[random.nextInt(POINTS.length)];
      if (Double.isFinite(function(steps).value(x))) {
        compared += compare(steps, x, wrong);
      }
    }
    assertTrue(compared > TRIALS / 3, compared + " compared");
    assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
  }

  private static int compare(List<Step> steps, double x, List<String> wrong) {
    ScalarFunction f = function(steps);
    double right = Ways.PROGRAM.gradient(f, x)[0];
    if (!Double.isFinite(right)) {
      return 0;
    }
    Ways.ofOrder(1)
        .forEach(
            (name, way) -> {
              double found = way.of(f, x)[0];
              double allowed = 1e-9 * Math.abs(right) + VISIBLE;
              if (Double.isFinite(found) && Math.abs(found - right) > allowed) {
                wrong.add(name + " " + found + " for " + right + ": " + steps + " at " + x);
              }
            });
    return 1;
  }

  private static ScalarFunction function(List<Step> steps) {
    return x -> {
      Scalar y = x[0];
      for (Step step : steps) {
        y = step.of().apply(y);
      }
      return y;
    };
  }

  /** A factor, a term, a square or a rule. */
  private record Step(String name, UnaryOperator<Scalar> of) {

    static Step draw(Random random, List<UnaryRule> rules) {
      int kind = random.nextInt(10);
      if (kind < 4) {
        double factor = FACTORS[random.nextInt(FACTORS.length)];
        return new Step("* " + factor, x -> x.multiply(factor));
      }
      if (kind < 5) {
        double term = random.nextInt(3) - 1;
        return new Step("+ " + term, x -> x.add(term));
      }
      if (kind < 6) {
        return new Step("x x", x -> x.multiply(x));
      }
      UnaryRule rule = rules.get(random.nextInt(rules.size()));
      return new Step(rule.name(), x -> x.apply(rule));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static void assertRight(ScalarFunction f, double x, double right) {
    Ways.ofOrder(1)
        .forEach(
            (name, way) -> assertEquals(right, way.of(f, x)[0], 1e-12 * Math.abs(right), name));
  }

  /** {@code e⁻⁸⁰⁰} times a factor. */
  private static double small(double factor) {
    return Math.exp(-400) * factor * Math.exp(-400);
  }

  private static Arguments row(String name, UnaryOperator<Scalar> f, double x, double right) {
    ScalarFunction function = in -> f.apply(in[0]);
    return Arguments.of(name, function, x, right);
  }
}
