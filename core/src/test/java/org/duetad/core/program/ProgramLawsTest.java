package org.duetad.core.program;

import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.rules.RuleLaws;

class ProgramLawsTest extends RuleLaws {

  private final ProgramMode mode = new ProgramMode();

  @Override
  protected Differentiator mode() {
    return mode;
  }
}
