package org.duetad.forward;

import org.duetad.core.mode.Differentiator;
import org.duetad.testing.matrices.MatrixLaws;
import org.duetad.testing.modes.SlopeModeContract;
import org.duetad.testing.rules.CornerCases;
import org.junit.jupiter.api.Nested;

/** Taylor mode satisfies the contract of every mode: first derivatives, identities, messages. */
class TaylorModeContractTest {

  @Nested
  class Contract extends SlopeModeContract {
    Contract() {
      super(new TaylorMode(2));
    }
  }

  @Nested
  class Corners extends CornerCases {
    @Override
    protected Differentiator mode() {
      return new TaylorMode(3);
    }
  }

  @Nested
  class Matrices extends MatrixLaws {
    @Override
    protected Differentiator mode() {
      return new TaylorMode(2);
    }
  }
}
