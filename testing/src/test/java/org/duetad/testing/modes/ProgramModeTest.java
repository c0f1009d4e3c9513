package org.duetad.testing.modes;

import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.testing.matrices.CarryingMatrixModeContract;
import org.duetad.testing.matrices.MatrixCornerLaws;
import org.duetad.testing.matrices.MatrixLaws;
import org.junit.jupiter.api.Nested;

/** Recorded programs obey the laws of the modes. */
class ProgramModeTest {

  private static final Differentiator MODE = new ProgramMode();

  @Nested
  class Contract extends CarryingModeContract implements RuleErrors, OverflowContract {
    Contract() {
      super(MODE);
    }
  }

  @Nested
  class MatrixContract extends CarryingMatrixModeContract {
    MatrixContract() {
      super(MODE);
    }
  }

  @Nested
  class Matrices extends MatrixLaws {
    @Override
    protected Differentiator mode() {
      return MODE;
    }
  }

  @Nested
  class MatrixCorners extends MatrixCornerLaws {
    @Override
    protected Differentiator mode() {
      return MODE;
    }
  }
}
