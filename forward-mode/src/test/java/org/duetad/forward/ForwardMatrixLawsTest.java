package org.duetad.forward;

import org.duetad.core.matrix.MatrixCornerLaws;
import org.duetad.core.matrix.MatrixLaws;
import org.duetad.core.mode.Differentiator;
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
