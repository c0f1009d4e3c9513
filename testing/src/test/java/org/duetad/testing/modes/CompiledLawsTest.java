package org.duetad.testing.modes;

import org.duetad.core.mode.Differentiator;
import org.duetad.reverse.CompiledMode;
import org.duetad.testing.rules.RuleLaws;

class CompiledLawsTest extends RuleLaws {

  private final CompiledMode mode = new CompiledMode();

  @Override
  protected Differentiator mode() {
    return mode;
  }
}
