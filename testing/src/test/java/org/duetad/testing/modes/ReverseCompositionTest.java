package org.duetad.testing.modes;

import org.duetad.core.mode.Differentiator;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.rules.CompositionLaws;

class ReverseCompositionTest extends CompositionLaws {

  private final ReverseMode mode = new ReverseMode();

  @Override
  protected Differentiator mode() {
    return mode;
  }
}
