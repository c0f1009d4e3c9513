package org.duetad.testing.modes;

import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.testing.rules.RuleLaws;

class ProgramLawsTest extends RuleLaws {

  private final ProgramMode mode = new ProgramMode();

  @Override
  protected Differentiator mode() {
    return mode;
  }
}
