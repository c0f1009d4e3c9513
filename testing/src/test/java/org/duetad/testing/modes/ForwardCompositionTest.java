package org.duetad.testing.modes;

import org.duetad.core.mode.Differentiator;
import org.duetad.forward.ForwardMode;
import org.duetad.testing.rules.CompositionLaws;

class ForwardCompositionTest extends CompositionLaws {

  private final ForwardMode mode = new ForwardMode();

  @Override
  protected Differentiator mode() {
    return mode;
  }
}
