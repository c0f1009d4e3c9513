package org.duetad.testing.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.duetad.core.mode.Differentiator;

/**
 * The laws of one rule in one mode, on uses that are drawn: {@link RuleLaws}, {@link LinearityLaws}
 * and {@link CompositionLaws} without jqwik.
 */
public final class DrawnUses {

  private static final long SEED = 20_260_101;

  private final List<RuleFunction> rule;
  private final int tries;
  private final Map<String, Runnable> laws = new LinkedHashMap<>();

  private DrawnUses(RuleFunction rule, int tries) {
    this.rule = List.of(rule);
    this.tries = tries;
  }

  /**
   * The laws: the value is the plain one; the Jacobian consists of the slopes, which are added up
   * where a variable is several operands; directions of a batch are independent; zeros annihilate;
   * NaN is not swallowed; tangents and adjoints are linear, and each other's transposes; the chain
   * rule; and slopes are differentiated.
   *
   * @param rule the rule
   * @param mode the mode
   * @param tries how many uses each law is tested on, the same in every run
   * @return each law under its name; it throws an {@link AssertionError} if it does not hold
   */
  public static Map<String, Runnable> laws(RuleFunction rule, Differentiator mode, int tries) {
    return new DrawnUses(rule, tries).of(mode);
  }

  private Map<String, Runnable> of(Differentiator mode) {
    Function<Random, RuleUse> distinct = random -> RuleUse.distinct(rule, RuleUse.MOST, random);
    Function<Random, RuleUse> anywhere = random -> RuleUse.anywhere(rule, random);
    Function<Random, RuleUse> mixed = random -> RuleUse.mixed(rule, random);
    Function<Random, RuleUse> ordinary = random -> RuleUse.ordinary(rule, random);
    Function<Random, RuleUse> mixedOrdinary = random -> RuleUse.mixedOrdinary(rule, random);
    UseLaws one = new UseLaws(mode);
    add("the value is the plain one", mixed, (use, random) -> one.valueIsThePlainOne(use));
    add(
        "the Jacobian consists of the slopes",
        distinct,
        (use, random) -> one.jacobianIsMadeOfTheSlopes(use));
    add(
        "batches are directions one by one",
        anywhere,
        (use, random) -> one.batchesAreDirectionsOneByOne(use));
    add(
        "slopes of a fan-out are summed",
        mixed,
        (use, random) -> one.slopesOfAFanOutAreSummed(use));
    add("a zero tangent annihilates", anywhere, one::zeroTangentAnnihilates);
    add("a zero adjoint annihilates", anywhere, (use, random) -> one.zeroAdjointAnnihilates(use));
    add("NaN is not swallowed", distinct, one::nanIsNotSwallowed);
    LinearUseLaws linear = new LinearUseLaws(mode);
    add("jvp is linear", mixedOrdinary, linear::jvpIsLinear);
    add("vjp is linear", mixedOrdinary, linear::vjpIsLinear);
    add("vjp is the transpose of jvp", mixedOrdinary, linear::vjpIsTheTransposeOfJvp);
    ComposedUseLaws composed = new ComposedUseLaws(mode);
    add(
        "the chain rule, of the rule with itself",
        mixedOrdinary,
        (use, random) -> composed.chainRule(use, mixedOrdinary.apply(random)));
    add(
        "slopes are differentiated",
        ordinary,
        (use, random) -> composed.slopesAreDifferentiated(use));
    return laws;
  }

  private void add(String name, Function<Random, RuleUse> draw, BiConsumer<RuleUse, Random> law) {
    laws.put(
        name,
        () -> {
          Random random = new Random(SEED);
          for (int k = 0; k < tries; k++) {
            RuleUse use = draw.apply(random);
            if (hasValue(use)) {
              law.accept(use, random);
            }
          }
        });
  }

  /** A rule may refuse operands. */
  private static boolean hasValue(RuleUse use) {
    try {
      use.plain();
      return true;
    } catch (ArithmeticException | IllegalArgumentException e) {
      return false;
    }
  }
}
