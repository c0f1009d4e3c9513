package org.duetad.reverse;

import org.duetad.core.mode.Differentiator;
import org.duetad.core.rules.LinearityLaws;

class ReverseLinearityTest extends LinearityLaws {

  private final ReverseMode mode = new ReverseMode();

  @Override
  protected Differentiator mode() {
    return mode;
  }
}
