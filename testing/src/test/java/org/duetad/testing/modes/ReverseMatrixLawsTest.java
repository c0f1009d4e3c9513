package org.duetad.testing.modes;

import org.duetad.core.mode.Differentiator;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.matrices.MatrixCornerLaws;
import org.duetad.testing.matrices.MatrixLaws;
import org.junit.jupiter.api.Nested;

class ReverseMatrixLawsTest {

  private static final ReverseMode MODE = new ReverseMode();

  @Nested
  class Regular extends MatrixLaws {
    @Override
    protected Differentiator mode() {
      return MODE;
    }
  }

  @Nested
  class Corners extends MatrixCornerLaws {
    @Override
    protected Differentiator mode() {
      return MODE;
    }
  }
}
