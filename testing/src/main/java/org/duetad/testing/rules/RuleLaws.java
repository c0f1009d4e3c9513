package org.duetad.testing.rules;

import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.duetad.core.mode.Differentiator;
import org.duetad.testing.jqwik.RuleUses;

/**
 * Laws of every rule of the table in a mode, as properties of jqwik: a mode's test extends this
 * class.
 */
public abstract class RuleLaws {

  /** The mode under test. */
  protected abstract Differentiator mode();

  private UseLaws laws() {
    return new UseLaws(mode());
  }

  @Provide
  Arbitrary<RuleUse> distinct() {
    return RuleUses.distinct();
  }

  @Provide
  Arbitrary<RuleUse> anywhere() {
    return RuleUses.anywhere();
  }

  @Provide
  Arbitrary<RuleUse> mixed() {
    return RuleUses.mixed();
  }

  @Law
  void valueIsThePlainOne(@ForAll("mixed") RuleUse use) {
    laws().valueIsThePlainOne(use);
  }

  @Law
  void jacobianIsMadeOfTheSlopes(@ForAll("distinct") RuleUse use) {
    laws().jacobianIsMadeOfTheSlopes(use);
  }

  @Law
  void batchesAreDirectionsOneByOne(@ForAll("anywhere") RuleUse use) {
    laws().batchesAreDirectionsOneByOne(use);
  }

  @Law
  void slopesOfAFanOutAreSummed(@ForAll("mixed") RuleUse use) {
    laws().slopesOfAFanOutAreSummed(use);
  }

  @Law
  void zeroTangentAnnihilates(@ForAll("anywhere") RuleUse use, @ForAll Random random) {
    laws().zeroTangentAnnihilates(use, random);
  }

  @Law
  void zeroAdjointAnnihilates(@ForAll("anywhere") RuleUse use) {
    laws().zeroAdjointAnnihilates(use);
  }

  @Law
  void nanIsNotSwallowed(@ForAll("distinct") RuleUse use, @ForAll Random random) {
    Assume.that(laws().nanIsNotSwallowed(use, random));
  }
}
