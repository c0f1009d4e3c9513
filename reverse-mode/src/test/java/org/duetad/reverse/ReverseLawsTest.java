package org.duetad.reverse;

import org.duetad.core.mode.Differentiator;
import org.duetad.core.rules.RuleLaws;

class ReverseLawsTest extends RuleLaws {

  private final ReverseMode mode = new ReverseMode();

  @Override
  protected Differentiator mode() {
    return mode;
  }
}
