package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A convention ends where it was made: a slope that tests for a special value and returns a
 * constant there has lost its own derivative. So a second derivative at a landmark that is finite
 * is the limit from some side.
 */
class ConventionsTest {

  private static final double[] LANDMARKS = {0.0, 1.0, -1.0, 2.0, 0.5};

  private static final double[] NEAR = {1e-6, 1e-8, 1e-10};

  /** Allowed next to the landmark, for each unit of distance and of size. */
  private static final double STEEPNESS = 1e4;

  static Stream<UnaryRule> unary() {
    return RuleTable.unary().stream();
  }

  static Stream<BinaryRule> binary() {
    return RuleTable.binary().stream();
  }

  @ParameterizedTest
  @MethodSource("unary")
  void ofOneOperand(UnaryRule rule) {
    assertLimits(x -> x[0].apply(rule), rule.domain());
  }

  @ParameterizedTest
  @MethodSource("binary")
  void ofTwoOperands(BinaryRule rule) {
    assertLimits(x -> x[0].apply(rule, x[1]), rule.left(), rule.right());
  }

  @Test
  void aLostDerivativeIsFound() {
    UnaryRule lost =
        UnaryRule.of(
            "root",
            Domain.NON_NEGATIVE,
            Math::sqrt,
            (x, y) ->
                x.isEqualTo(0)
                    ? Scalar.of(Double.POSITIVE_INFINITY)
                    : y.reciprocal().multiply(0.5));
    assertThrows(AssertionError.class, () -> ofOneOperand(lost));
  }

  private static void assertLimits(ScalarFunction f, Domain... domains) {
    List<String> lost = new ArrayList<>();
    for (double[] x : landmarks(domains)) {
      if (Double.isNaN(f.value(x))) {
        continue;
      }
      double[] second = hessian(f, x);
      for (int i = 0; i < second.length; i++) {
        if (Double.isFinite(second[i]) && !isLimit(f, x, i, second[i], domains)) {
          lost.add("entry " + i + " at " + Arrays.toString(x) + ": " + second[i]);
        }
      }
    }
    assertEquals(List.of(), lost);
  }

  private static boolean isLimit(
      ScalarFunction f, double[] x, int entry, double value, Domain... domains) {
    return sides(x.length).stream().anyMatch(side -> approaches(f, x, side, entry, value, domains));
  }

  private static boolean approaches(
      ScalarFunction f, double[] x, int[] side, int entry, double value, Domain... domains) {
    for (double near : NEAR) {
      double[] beside = x.clone();
      for (int i = 0; i < x.length; i++) {
        beside[i] += side[i] * near * Math.max(1, Math.abs(x[i]));
        if (!domains[i].contains(beside[i])) {
          return false;
        }
      }
      double off = Math.abs(hessian(f, beside)[entry] - value);
      if (!(off <= STEEPNESS * near * (1 + Math.abs(value)))) {
        return false;
      }
    }
    return true;
  }

  private static double[] hessian(ScalarFunction f, double... x) {
    return Ways.ofOrder(2).get("tape").of(f, x);
  }

  private static List<double[]> landmarks(Domain... domains) {
    List<double[]> points = new ArrayList<>();
    for (double x : landmarks(domains[0])) {
      if (domains.length == 1) {
        points.add(new double[] {x});
      } else {
        landmarks(domains[1]).forEach(y -> points.add(new double[] {x, y}));
      }
    }
    return points;
  }

  private static Set<Double> landmarks(Domain domain) {
    Set<Double> points = new LinkedHashSet<>(domain.kinks());
    Arrays.stream(LANDMARKS).filter(domain::contains).forEach(points::add);
    return points;
  }

  /** All ways to go to one side or the other, or to stay, but for staying in all. */
  private static List<int[]> sides(int n) {
    List<int[]> sides = new ArrayList<>();
    for (int i = -1; i <= 1; i++) {
      if (n == 1 && i != 0) {
        sides.add(new int[] {i});
      }
      for (int k = -1; n > 1 && k <= 1; k++) {
        if (i != 0 || k != 0) {
          sides.add(new int[] {i, k});
        }
      }
    }
    return sides;
  }
}
