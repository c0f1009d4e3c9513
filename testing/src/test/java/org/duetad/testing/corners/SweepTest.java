package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.ScalarFunction;
import org.duetad.core.reference.BigPartials;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;
import org.duetad.testing.corners.Derivatives.Found;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All scalar rules at all special points, orders 1 to 3, in all ways: the ways agree, Hessians and
 * third derivatives are symmetric, and both are right.
 *
 * <p>A derivative D is right if it is off by no more than 8 units in the last place of D and of
 * what rounding the operands changes in D, {@code Σ |x_i ∂D/∂x_i|}. Where it is not finite, all
 * ways must say so, by an infinity or by NaN. Where the function has no value its derivatives are
 * not compared.
 */
class SweepTest {

  private static final double ULPS = 8;

  /** Relative, or to what the derivatives below are, for those that are zeros of a difference. */
  private static final double AGREEMENT = 1e-9;

  private static final double OF_LOWER = 1e-13;

  /** Of numbers that small, factorials take digits from Taylor's coefficients. */
  private static final double SUBNORMAL = 0x1p-1040;

  /** Third derivatives of numbers beyond it, or below its inverse, overflow on the way. */
  private static final double FAR = 1e100;

  static Stream<UnaryRule> unary() {
    return RuleTable.unary().stream();
  }

  static Stream<BinaryRule> binary() {
    return RuleTable.binary().stream();
  }

  /** At poles and far away they are not finite, or overflow in some ways only. */
  private static int highest(int order, ScalarFunction f, double... x) {
    boolean near =
        Arrays.stream(x).map(Math::abs).allMatch(a -> a == 0 || (a > 1 / FAR && a < FAR));
    return near && Double.isFinite(f.value(x)) ? order : Math.min(order, 2);
  }

  private static ScalarFunction of(UnaryRule rule) {
    return x -> x[0].apply(rule);
  }

  private static ScalarFunction of(BinaryRule rule) {
    return x -> x[0].apply(rule, x[1]);
  }

  private static List<double[]> points(UnaryRule rule) {
    return Arrays.stream(SpecialPoints.of(rule.domain())).mapToObj(x -> new double[] {x}).toList();
  }

  @ParameterizedTest
  @MethodSource("unary")
  void allWaysAgree(UnaryRule rule) {
    assertAgreement(HighestOrder.of(rule.name()), of(rule), points(rule));
  }

  @ParameterizedTest
  @MethodSource("binary")
  void allWaysAgreeAndAreSymmetric(BinaryRule rule) {
    assertAgreement(HighestOrder.of(rule.name()), of(rule), SpecialPoints.of(rule));
  }

  @ParameterizedTest
  @MethodSource("unary")
  void areRight(UnaryRule rule) {
    assertRight(rule.name(), HighestOrder.of(rule.name()), of(rule), sampled(points(rule), 5));
  }

  @ParameterizedTest
  @MethodSource("binary")
  void ofTwoOperandsAreRight(BinaryRule rule) {
    List<double[]> points = sampled(SpecialPoints.of(rule), 17);
    assertRight(rule.name(), HighestOrder.of(rule.name()), of(rule), points);
  }

  /** Decimal arithmetic is slow. */
  private static List<double[]> sampled(List<double[]> points, int every) {
    return IntStream.range(0, points.size())
        .filter(i -> Decimals.ALL || i % every == 0)
        .mapToObj(points::get)
        .toList();
  }

  private static void assertAgreement(int highest, ScalarFunction f, List<double[]> points) {
    List<String> off = new ArrayList<>();
    for (double[] x : points) {
      if (Double.isNaN(f.value(x))) {
        continue;
      }
      double lower = 0;
      for (int order = 1; order <= highest(highest, f, x); order++) {
        Derivatives derivatives = Derivatives.of(order, f, x);
        for (Map.Entry<List<Integer>, List<Found>> entry : derivatives.byOrders().entrySet()) {
          List<Found> found = entry.getValue();
          double first = found.get(0).value();
          double allowed = AGREEMENT * Math.abs(first) + OF_LOWER * lower + SUBNORMAL;
          if (found.stream().anyMatch(other -> !isSame(first, other.value(), allowed))) {
            off.add("∂" + entry.getKey() + " at " + Arrays.toString(x) + ": " + found);
          }
        }
        lower = Math.max(lower, derivatives.largest());
      }
    }
    assertNone(off);
  }

  private static boolean isSame(double a, double b, double allowed) {
    return a == b || Math.abs(a - b) <= allowed || (!Double.isFinite(a) && !Double.isFinite(b));
  }

  private static void assertRight(
      String name, int highest, ScalarFunction f, List<double[]> points) {
    if (Decimals.isSlow(name)) {
      return;
    }
    List<String> off = new ArrayList<>();
    for (double[] x : points) {
      Decimals.of(f, x)
          .ifPresent(
              exact -> {
                double ulps = ULPS;
                for (int order = 1; order <= highest(highest, f, x); order++) {
                  addWrong(off, exact, ulps, Derivatives.of(order, f, x), x);
                }
              });
    }
    assertNone(off);
  }

  private static void addWrong(
      List<String> off, BigPartials reference, double ulps, Derivatives derivatives, double... x) {
    derivatives
        .byOrders()
        .forEach(
            (orders, found) -> {
              int[] times = orders.stream().mapToInt(k -> k).toArray();
              Optional<BigDecimal> exact = reference.at(times);
              if (exact.isPresent()) {
                double allowed = ulps * Decimals.rounding(reference, times, x);
                List<Found> wrong =
                    found.stream()
                        .filter(f -> !Decimals.isRight(f.value(), exact.get(), allowed))
                        .toList();
                if (!wrong.isEmpty()) {
                  off.add(
                      String.format(
                          "∂%s at %s: %s within %s, but %s",
                          orders, Arrays.toString(x), exact.get().doubleValue(), allowed, wrong));
                }
              }
            });
  }

  private static void assertNone(List<String> off) {
    assertEquals(List.of(), off, () -> off.size() + " off:\n" + String.join("\n", off));
  }
}
