package org.duetad.testing.jqwik;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import org.duetad.testing.rules.RuleFunction;
import org.duetad.testing.rules.RuleUse;

/** Rules in use, which shrink to simple operands, each a variable of its own. */
public final class RuleUses {

  private static final List<RuleFunction> ALL = RuleFunction.all();

  private RuleUses() {}

  private static Arbitrary<RuleUse> drawn(Function<Random, RuleUse> draw) {
    return Simplified.values(draw, RuleUse::simpler, RuleUse::complexity);
  }

  /**
   * Each operand is a variable of its own, at any point of its domain.
   *
   * @return uses of all rules
   */
  public static Arbitrary<RuleUse> distinct() {
    return distinct(ALL, RuleUse.MOST);
  }

  /**
   * As {@link #distinct()}, of some rules.
   *
   * @param rules the rules
   * @param most the largest number of operands
   * @return the uses
   */
  public static Arbitrary<RuleUse> distinct(List<RuleFunction> rules, int most) {
    return drawn(random -> RuleUse.distinct(rules, most, random));
  }

  /**
   * As {@link #distinct()}, at points that may be infinite, NaN, or out of the domain.
   *
   * @return uses of all rules
   */
  public static Arbitrary<RuleUse> anywhere() {
    return drawn(random -> RuleUse.anywhere(ALL, random));
  }

  /**
   * As {@link #distinct()}, at points of moderate size away from the kinks.
   *
   * @return uses of all rules
   */
  public static Arbitrary<RuleUse> ordinary() {
    return ordinary(ALL);
  }

  /**
   * As {@link #ordinary()}, of some rules.
   *
   * @param rules the rules
   * @return the uses
   */
  public static Arbitrary<RuleUse> ordinary(List<RuleFunction> rules) {
    return drawn(random -> RuleUse.ordinary(rules, random));
  }

  /**
   * Operands are variables of their own, constants, and variables used twice; and there are ties.
   *
   * @return uses of all rules
   */
  public static Arbitrary<RuleUse> mixed() {
    return drawn(random -> RuleUse.mixed(ALL, random));
  }

  /**
   * As {@link #mixed}, at points of moderate size.
   *
   * @return uses of all rules
   */
  public static Arbitrary<RuleUse> mixedOrdinary() {
    return drawn(random -> RuleUse.mixedOrdinary(ALL, random));
  }
}
