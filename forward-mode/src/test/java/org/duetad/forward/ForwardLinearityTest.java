package org.duetad.forward;

import org.duetad.core.mode.Differentiator;
import org.duetad.core.rules.LinearityLaws;

class ForwardLinearityTest extends LinearityLaws {

  private final ForwardMode mode = new ForwardMode();

  @Override
  protected Differentiator mode() {
    return mode;
  }
}
