package org.duetad.core.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.duetad.core.reference.BigDerivative;
import org.duetad.core.reference.BigPartials;
import org.duetad.testing.jqwik.RuleUses;
import org.duetad.testing.rules.DomainPoints;
import org.duetad.testing.rules.RuleFunction;
import org.duetad.testing.rules.RuleUse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Slopes are within 4 ulp of the derivative in decimal arithmetic, over the whole domain: at every
 * landmark of the doubles, next to every bound, and at points of all magnitudes.
 */
class AccuracyTest {

  private static final double ULPS = 4;

  /** Of the slope of a slope, which is a second derivative, and of its condition. */
  private static final double SECOND_ULPS = 8;

  /**
   * Where an exponent is itself a rounded number, its error of half an ulp is hundreds of ulps of
   * the exponential; a zero of a slope between two terms is no better than the terms are.
   */
  private static final Map<Object, Double> LOOSER =
      Map.of(
          Activations.GELU_TANH, 512.0,
          Activations.GELU_SIGMOID, 512.0,
          Activations.SWISH, 512.0,
          Activations.MISH, 512.0,
          Reductions.LOG_SUM_EXP, 512.0);

  /** The slopes of rules that occur in third derivatives are beyond what is promised. */
  private static final int HIGHEST = 3;

  /** Rules that are there for their own slopes to be right. */
  private static final Set<Object> OF_SLOPES = Set.copyOf(RuleTable.ofSlopes());

  /** Their series converge in a part of their domain only; SpecialAccuracyTest has tables. */
  private static final Set<Object> SERIES =
      Set.of(
          Activations.GELU,
          Special.ERF,
          Special.ERFC,
          Special.ERF_INV,
          Special.NORMAL_CDF,
          Special.LOG_GAMMA,
          Special.DIGAMMA,
          Special.TRIGAMMA,
          Special.DIGAMMA_DIFFERENCE,
          Special.LOG_BETA,
          Special.BESSEL_J0,
          Special.BESSEL_J1,
          Special.NORMAL_LOG_CDF,
          GaussianSlopes.GELU.of(1),
          NormalSlopes.INVERSE_MILLS,
          NormalSlopes.INVERSE_MILLS_SLOPE,
          Special.LOG_FACTORIAL,
          Special.DIGAMMA_OF_SUCCESSOR,
          Special.TETRAGAMMA,
          Special.polygammaDifference(1),
          EvenFamilies.bessel(2),
          EvenFamilies.BESSEL_J1_SLOPE);

  /** Likewise; their rules are made anew for each shape. */
  private static final Set<String> INCOMPLETE =
      Incomplete.unary().stream().map(UnaryRule::name).collect(Collectors.toSet());

  /**
   * Some landmarks are kinks and steps of a rule, or out of its range; at least this many are not.
   */
  private static final int CHECKED = 12;

  static Stream<RuleFunction> elementwise() {
    return RuleTable.unary().stream().map(RuleFunction::of).filter(AccuracyTest::isCovered);
  }

  static Stream<RuleFunction> elementary() {
    return Stream.of(
            Arithmetic.unary(), Elementary.unary(), Arithmetic.binary(), Elementary.binary())
        .flatMap(List::stream)
        .map(
            rule ->
                rule instanceof UnaryRule u
                    ? RuleFunction.of(u)
                    : RuleFunction.of((BinaryRule) rule));
  }

  @ParameterizedTest
  @MethodSource("elementary")
  void hasDecimalForm(RuleFunction rule) {
    assertTrue(isCovered(rule), rule::name);
  }

  @ParameterizedTest
  @MethodSource("elementwise")
  void atTheLandmarks(RuleFunction rule) {
    double[] points = DomainPoints.landmarks(rule.domain().apply(0));
    long checked = Arrays.stream(points).filter(x -> isAccurate(rule, x)).count();
    assertTrue(
        checked >= CHECKED,
        rule + ": only " + checked + " of " + points.length + " landmarks could be checked");
  }

  /** Where textbook formulas overflow, underflow or cancel. */
  static Stream<Arguments> traps() {
    return Stream.of(
        Arguments.of(Elementary.TANH, new double[] {20}),
        Arguments.of(Elementary.EXPM1, new double[] {-40}),
        Arguments.of(Elementary.ACOS, new double[] {1 - 0x1p-50}),
        Arguments.of(Elementary.ASINH, new double[] {1e200}),
        Arguments.of(Elementary.ACOSH, new double[] {1e200}),
        Arguments.of(Elementary.POW, new double[] {1e-200, 1.6}),
        Arguments.of(Elementary.POW, new double[] {1e-160, 2}),
        Arguments.of(Elementary.POW, new double[] {1e-300, 1 + 1e-15}),
        Arguments.of(Elementary.POW, new double[] {5, -400}),
        Arguments.of(Elementary.POW, new double[] {1e-10, 1e-10}),
        Arguments.of(Elementary.HYPOT, new double[] {1e-200, 3e-200}),
        Arguments.of(Elementary.HYPOT, new double[] {1e200, 1e-100}),
        Arguments.of(Elementary.ATAN2, new double[] {1e-200, 1e-200}),
        Arguments.of(Elementary.ATAN2, new double[] {-1e-323, 0.0221}),
        Arguments.of(Elementary.ATAN2, new double[] {1e300, 1e-300}),
        Arguments.of(Activations.ELU, new double[] {-746, -2.5e8}));
  }

  @ParameterizedTest
  @MethodSource("traps")
  void inTheTraps(Object rule, double[] x) {
    RuleFunction any =
        rule instanceof UnaryRule unary
            ? RuleFunction.of(unary)
            : RuleFunction.of((BinaryRule) rule);
    assertTrue(isAccurate(any, x), any::name);
  }

  @Provide
  Arbitrary<RuleUse> distinct() {
    return RuleUses.distinct(
        RuleFunction.all().stream().filter(AccuracyTest::isScalar).toList(), 3);
  }

  @Property(tries = 2_000, seed = "20260102", maxDiscardRatio = 2)
  void anywhere(@ForAll("distinct") RuleUse use) {
    Assume.that(isAccurate(use.rule(), use.operands()));
  }

  private static boolean isScalar(RuleFunction rule) {
    return !(rule.rule() instanceof GeneralRule) && isCovered(rule);
  }

  private static boolean isCovered(RuleFunction rule) {
    if (SERIES.contains(rule.rule()) || INCOMPLETE.contains(rule.name())) {
      return false;
    }
    if (RuleTable.order(rule.rule()) == HIGHEST) {
      return false;
    }
    RuleUse use = RuleUse.ordinary(List.of(rule), new Random(1));
    return BigDerivative.covers(use, use.point());
  }

  /** Fails for a slope that is off; false if there was none to check. */
  private static boolean isAccurate(RuleFunction rule, double... x) {
    double[] y = rule.value().apply(x);
    if (!isInside(rule, x) || !(Math.abs(y[0]) <= Double.MAX_VALUE)) {
      return false;
    }
    double[] slopes = rule.jacobian(x)[0];
    boolean checked = false;
    for (int k = 0; k < x.length; k++) {
      Optional<BigDecimal> exact = BigDerivative.of(rule.function(), x, 0, k);
      if (exact.isPresent()) {
        assertAccurate(rule, x, k, exact.get(), slopes[k]);
        checked = true;
      }
    }
    return checked;
  }

  private static boolean isInside(RuleFunction rule, double... x) {
    for (int k = 0; k < x.length; k++) {
      Domain domain = rule.domain().apply(k);
      if (x[k] == domain.low() || x[k] == domain.high() || domain.kinks().contains(x[k] + 0.0)) {
        return false;
      }
    }
    return true;
  }

  private static void assertAccurate(
      RuleFunction rule, double[] x, int k, BigDecimal exact, double slope) {
    double rounded = exact.doubleValue();
    if (slope != rounded) {
      double error = ulps(exact, slope);
      double allowed = LOOSER.getOrDefault(rule.rule(), ULPS);
      if (error > allowed && OF_SLOPES.contains(rule.rule())) {
        allowed = SECOND_ULPS * (1 + condition(rule, x, k, exact));
      }
      String where = rule + ", slope " + k + " at " + Arrays.toString(x);
      assertTrue(
          error <= allowed,
          where + ": " + slope + " for " + rounded + ", ulps: " + error + " of " + allowed);
    }
  }

  /** {@code Σ |x_i ∂D/∂x_i / D|} of the slope D. */
  private static double condition(RuleFunction rule, double[] x, int k, BigDecimal slope) {
    BigPartials partials = BigPartials.of(rule.function(), true, x);
    double condition = 0;
    for (int i = 0; i < x.length; i++) {
      int[] orders = new int[x.length];
      orders[k]++;
      orders[i]++;
      BigDecimal operand = new BigDecimal(x[i]);
      condition +=
          partials
              .at(orders)
              .map(second -> second.multiply(operand))
              .map(change -> change.divide(slope, MathContext.DECIMAL32).abs().doubleValue())
              .orElse(0.0);
    }
    return condition;
  }

  private static double ulps(BigDecimal exact, double slope) {
    if (!(Math.abs(slope) <= Double.MAX_VALUE)) {
      return Double.POSITIVE_INFINITY;
    }
    BigDecimal ulp =
        new BigDecimal(Math.ulp(Math.min(Math.abs(exact.doubleValue()), Double.MAX_VALUE)));
    return exact
        .subtract(new BigDecimal(slope))
        .abs()
        .divide(ulp, MathContext.DECIMAL32)
        .doubleValue();
  }
}
