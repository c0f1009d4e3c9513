package org.duetad.testing.rules;

import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.duetad.core.mode.Differentiator;
import org.duetad.testing.jqwik.RuleUses;

/**
 * JVPs and VJPs of every rule are linear, and each other's transposes, as properties of jqwik: a
 * mode's test extends this class.
 */
public abstract class LinearityLaws {

  /** The mode under test. */
  protected abstract Differentiator mode();

  private LinearUseLaws laws() {
    return new LinearUseLaws(mode());
  }

  @Provide
  Arbitrary<RuleUse> mixed() {
    return RuleUses.mixedOrdinary();
  }

  @Law
  void jvpIsLinear(@ForAll("mixed") RuleUse use, @ForAll Random random) {
    laws().jvpIsLinear(use, random);
  }

  @Law
  void vjpIsLinear(@ForAll("mixed") RuleUse use, @ForAll Random random) {
    laws().vjpIsLinear(use, random);
  }

  @Law
  void vjpIsTheTransposeOfJvp(@ForAll("mixed") RuleUse use, @ForAll Random random) {
    laws().vjpIsTheTransposeOfJvp(use, random);
  }
}
