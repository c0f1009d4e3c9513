package org.duetad.testing.rules;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.duetad.core.mode.Differentiator;
import org.duetad.testing.jqwik.RuleUses;

/**
 * The chain rule for every pair of rules, and slopes that are differentiated themselves, as
 * properties of jqwik: a mode's test extends this class.
 */
public abstract class CompositionLaws {

  /** The mode under test. */
  protected abstract Differentiator mode();

  private ComposedUseLaws laws() {
    return new ComposedUseLaws(mode());
  }

  @Provide
  Arbitrary<RuleUse> mixed() {
    return RuleUses.mixedOrdinary();
  }

  @Provide
  Arbitrary<RuleUse> distinct() {
    return RuleUses.ordinary();
  }

  @Law
  void chainRule(@ForAll("mixed") RuleUse outer, @ForAll("mixed") RuleUse inner) {
    Assume.that(laws().chainRule(outer, inner));
  }

  @Law
  void slopesAreDifferentiated(@ForAll("distinct") RuleUse use) {
    laws().slopesAreDifferentiated(use);
  }
}
