package org.duetad.testing.modes;

import org.duetad.forward.ForwardMode;
import org.duetad.testing.matrices.CarryingMatrixModeContract;

class ForwardMatrixModeTest extends CarryingMatrixModeContract {

  ForwardMatrixModeTest() {
    super(new ForwardMode());
  }

  @Override
  public boolean isReverse() {
    return false;
  }
}
