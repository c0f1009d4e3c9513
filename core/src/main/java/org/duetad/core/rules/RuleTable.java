package org.duetad.core.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duetad.core.spi.Arguments;

/**
 * Every rule of the library, for tests and checks that loop over all of them. Rules with a
 * parameter appear with representative parameters.
 */
public final class RuleTable {

  /** Rules that occur in second derivatives, and not in slopes. */
  private static final Set<String> SECOND =
      names(
          SlopeRules.HALF_SECH,
          SlopeRules.COSINE_SLOPE,
          NormalSlopes.INVERSE_MILLS_SLOPE,
          EvenFamilies.spherical(1),
          EvenFamilies.sphericalPi(1),
          EvenFamilies.bessel(2),
          InversePowers.real(2),
          Powers.of(1, 1));

  /** Rules that occur in third derivatives only. */
  private static final Set<String> THIRD = names(InversePowers.imaginary(3), Powers.of(2, 1));

  private static final Set<Record> OF_SLOPES = Set.copyOf(ofSlopes());
  private static final Set<String> SLOPES = names(ofSlopes().toArray(Primitive[]::new));

  private RuleTable() {}

  /**
   * The elementwise rules of one operand.
   *
   * @return all of them
   */
  public static List<UnaryRule> unary() {
    return Stream.of(
            Arithmetic.unary(),
            Elementary.unary(),
            Activations.unary(),
            Special.unary(),
            Incomplete.unary(),
            Incomplete.densities(),
            Special.slopes(),
            SlopeRules.unary(),
            GateSlopes.unary(),
            GaussianSlopes.unary(),
            NormalSlopes.unary(),
            EvenFamilies.unary())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The elementwise rules of two operands.
   *
   * @return all of them
   */
  public static List<BinaryRule> binary() {
    return Stream.of(
            Arithmetic.binary(),
            Elementary.binary(),
            Activations.binary(),
            Special.binary(),
            SlopeRules.binary(),
            InversePowers.binary(),
            Powers.binary())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Those of the elementwise rules that occur only as slopes of others, and have no method of
   * numbers.
   *
   * @return rules of one and of two operands
   */
  public static List<Record> ofSlopes() {
    return Stream.of(
            Incomplete.densities(),
            Special.slopes(),
            SlopeRules.unary(),
            GateSlopes.unary(),
            GaussianSlopes.unary(),
            NormalSlopes.unary(),
            EvenFamilies.unary(),
            SlopeRules.binary(),
            InversePowers.binary(),
            Powers.binary())
        .<Record>flatMap(List::stream)
        .toList();
  }

  /**
   * Whether a rule occurs only as a slope of others, of any order.
   *
   * @param rule a rule of one or two operands
   * @return whether it is one of {@link #ofSlopes}, or a derivative of a power
   */
  public static boolean isOfSlopes(Record rule) {
    Arguments.given("isOfSlopes", "rule", rule);
    return Powers.isPartial(rule) || OF_SLOPES.contains(rule);
  }

  /**
   * The least order of the derivatives of rules of numbers in which a rule occurs.
   *
   * @param rule a rule of one or two operands
   * @return 0 for a rule with a method of numbers, 1 for its slope, and so on, as far as
   *     derivatives are rules
   */
  public static int order(Primitive rule) {
    Arguments.given("order", "rule", rule);
    if (THIRD.contains(rule.name())) {
      return 3;
    }
    return SECOND.contains(rule.name()) ? 2 : SLOPES.contains(rule.name()) ? 1 : 0;
  }

  private static Set<String> names(Primitive... rules) {
    return Arrays.stream(rules).map(Primitive::name).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The rules of many operands and one result.
   *
   * @return all of them
   */
  public static List<Reduction> reductions() {
    return Reductions.all();
  }

  /**
   * The rules of many operands and many results.
   *
   * @return all of them
   */
  public static List<GeneralRule> general() {
    return Reductions.general();
  }
}
