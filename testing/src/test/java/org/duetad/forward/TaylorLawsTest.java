package org.duetad.forward;

import net.jqwik.api.Group;
import org.duetad.core.mode.Differentiator;
import org.duetad.testing.rules.CompositionLaws;
import org.duetad.testing.rules.LinearityLaws;
import org.duetad.testing.rules.RuleLaws;

/** Groups are inner classes. */
@SuppressWarnings("ClassCanBeStatic")
class TaylorLawsTest {

  @Group
  class Rules extends RuleLaws {
    @Override
    protected Differentiator mode() {
      return new TaylorMode(3);
    }
  }

  @Group
  class Linearity extends LinearityLaws {
    @Override
    protected Differentiator mode() {
      return new TaylorMode(1);
    }
  }

  @Group
  class Composition extends CompositionLaws {
    @Override
    protected Differentiator mode() {
      return new TaylorMode(2);
    }
  }
}
