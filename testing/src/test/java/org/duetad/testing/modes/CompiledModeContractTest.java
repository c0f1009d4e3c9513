package org.duetad.testing.modes;

import org.duetad.core.mode.Differentiator;
import org.duetad.reverse.CompiledMode;
import org.duetad.testing.rules.CornerCases;
import org.junit.jupiter.api.Nested;

/** The compiled mode satisfies the contract of every mode. */
class CompiledModeContractTest {

  @Nested
  class Contract extends SlopeModeContract {
    Contract() {
      super(new CompiledMode());
    }
  }

  @Nested
  class Corners extends CornerCases {
    @Override
    protected Differentiator mode() {
      return new CompiledMode();
    }
  }
}
