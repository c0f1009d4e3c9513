package org.duetad.testing.modes;

import org.duetad.core.kernel.KernelMode;
import org.duetad.core.mode.Differentiator;
import org.duetad.testing.rules.RuleLaws;

/** Kernels obey the laws of rules. */
class KernelRulesTest extends RuleLaws {

  private final KernelMode mode = new KernelMode();

  @Override
  protected Differentiator mode() {
    return mode;
  }
}
