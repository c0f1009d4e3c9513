package org.duetad.reverse;

import org.duetad.core.CarryingModeContract;
import org.duetad.core.OverflowContract;
import org.duetad.core.RuleErrors;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.rules.CornerCases;
import org.junit.jupiter.api.Nested;

/** The compiled mode satisfies the contract of every mode. */
class CompiledModeContractTest {

  @Nested
  class Contract extends CarryingModeContract implements RuleErrors, OverflowContract {
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
