package org.duetad.reverse;

import org.duetad.core.mode.Differentiator;
import org.duetad.core.rules.CompositionLaws;

class ReverseCompositionTest extends CompositionLaws {

  private final ReverseMode mode = new ReverseMode();

  @Override
  protected Differentiator mode() {
    return mode;
  }
}
