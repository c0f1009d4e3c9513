package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** The whole sweep takes long; every build does a part of it. */
  private static final boolean ALL = Boolean.getBoolean("duet.sweep");

  /** Beyond these sizes decimal arithmetic needs a thousand digits. */
  private static final double HUGE = ALL ? 1e301 : 1e9;

  private static final int SAMPLED = ALL ? 1 : 7;

  /** Their decimal forms are slow; tables of SpecialAccuracyTest are their reference. */
  private static final Set<String> SLOW =
      Set.of(
          "erf",
          "erfc",
          "erfInv",
          "gelu",
          "normalCdf",
          "normalLogCdf",
          "logGamma",
          "logFactorial",
          "digamma",
          "trigamma",
          "digammaDifference",
          "polygammaDifference(1)",
          "logBeta",
          "besselJ0",
          "besselJ1");

  static Stream<UnaryRule> unary() {
    return RuleTable.unary().stream();
  }

  static Stream<BinaryRule> binary() {
    return RuleTable.binary().stream();
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
    assertAgreement(of(rule), points(rule));
  }

  @ParameterizedTest
  @MethodSource("binary")
  void allWaysAgreeAndAreSymmetric(BinaryRule rule) {
    assertAgreement(of(rule), SpecialPoints.of(rule));
  }

  @ParameterizedTest
  @MethodSource("unary")
  void areRight(UnaryRule rule) {
    assertRight(rule.name(), of(rule), points(rule));
  }

  @ParameterizedTest
  @MethodSource("binary")
  void ofTwoOperandsAreRight(BinaryRule rule) {
    List<double[]> points = SpecialPoints.of(rule);
    assertRight(
        rule.name(),
        of(rule),
        IntStream.range(0, points.size())
            .filter(i -> i % SAMPLED == 0)
            .mapToObj(points::get)
            .toList());
  }

  private static void assertAgreement(ScalarFunction f, List<double[]> points) {
    List<String> off = new ArrayList<>();
    for (double[] x : points) {
      if (Double.isNaN(f.value(x))) {
        continue;
      }
      double lower = 0;
      for (int order = 1; order <= 3; order++) {
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

  private static void assertRight(String name, ScalarFunction f, List<double[]> points) {
    if (SLOW.contains(name)) {
      return;
    }
    List<String> off = new ArrayList<>();
    for (double[] x : points) {
      reference(f, x)
          .ifPresent(
              exact -> {
                for (int order = 1; order <= 3; order++) {
                  addWrong(off, exact, Derivatives.of(order, f, x), x);
                }
              });
    }
    assertNone(off);
  }

  private static void addWrong(
      List<String> off, BigPartials reference, Derivatives derivatives, double... x) {
    derivatives
        .byOrders()
        .forEach(
            (orders, found) -> {
              int[] times = orders.stream().mapToInt(k -> k).toArray();
              Optional<BigDecimal> exact = reference.at(times);
              if (exact.isPresent()) {
                double allowed = ULPS * rounding(reference, times, x);
                List<Found> wrong =
                    found.stream().filter(f -> !isRight(f.value(), exact.get(), allowed)).toList();
                if (!wrong.isEmpty()) {
                  off.add(
                      String.format(
                          "∂%s at %s: %s within %s, but %s",
                          orders, Arrays.toString(x), exact.get().doubleValue(), allowed, wrong));
                }
              }
            });
  }

  /** Nothing where the function has no finite value, or decimal arithmetic none beside it. */
  private static Optional<BigPartials> reference(ScalarFunction f, double... x) {
    boolean ordinary =
        Arrays.stream(x)
            .allMatch(xi -> xi == 0 || (Math.abs(xi) > 1 / HUGE && Math.abs(xi) < HUGE));
    if (!ordinary || !Double.isFinite(f.value(x))) {
      return Optional.empty();
    }
    try {
      return Optional.of(BigPartials.of(f.asVector(), ALL, x));
    } catch (ArithmeticException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** A unit in the last place of the derivative, and what one of each operand changes in it. */
  private static double rounding(BigPartials reference, int[] orders, double... x) {
    double unit = Math.ulp(size(reference, orders));
    for (int i = 0; i < x.length; i++) {
      int[] next = orders.clone();
      next[i]++;
      double size = size(reference, next);
      unit += x[i] == 0 || size == 0 ? 0 : Math.abs(x[i]) * size * 0x1p-52;
    }
    return unit;
  }

  private static double size(BigPartials reference, int... orders) {
    return reference.at(orders).map(BigDecimal::doubleValue).map(Math::abs).orElse(0.0);
  }

  private static boolean isRight(double found, BigDecimal exact, double allowed) {
    double rounded = exact.doubleValue();
    boolean close =
        Double.isFinite(found)
            && new BigDecimal(found).subtract(exact).abs().doubleValue() <= allowed;
    return close || (Math.abs(rounded) > 0x1p1023 && !Double.isFinite(found));
  }

  private static void assertNone(List<String> off) {
    assertEquals(List.of(), off, () -> off.size() + " off:\n" + String.join("\n", off));
  }
}
