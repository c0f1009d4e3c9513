package org.duetad.reverse;

import org.duetad.core.mode.Differentiator;
import org.duetad.core.rules.RuleLaws;

class CompiledLawsTest extends RuleLaws {

  private final CompiledMode mode = new CompiledMode();

  @Override
  protected Differentiator mode() {
    return mode;
  }
}
