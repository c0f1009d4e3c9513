package org.duetad.testing.modes;

import org.duetad.core.mode.Differentiator;
import org.duetad.forward.ForwardMode;
import org.duetad.testing.matrices.MatrixCornerLaws;
import org.duetad.testing.matrices.MatrixLaws;
import org.junit.jupiter.api.Nested;

class ForwardMatrixLawsTest {

  private static final ForwardMode MODE = new ForwardMode();

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
