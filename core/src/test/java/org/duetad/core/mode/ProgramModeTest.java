package org.duetad.core.mode;

import org.duetad.core.CarryingModeContract;
import org.duetad.core.OverflowContract;
import org.duetad.core.RuleErrors;
import org.duetad.core.matrix.CarryingMatrixModeContract;
import org.duetad.core.matrix.MatrixCornerLaws;
import org.duetad.core.matrix.MatrixLaws;
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
