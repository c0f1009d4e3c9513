package org.duetad.forward;

import org.duetad.core.matrix.CarryingMatrixModeContract;

class ForwardMatrixModeTest extends CarryingMatrixModeContract {

  ForwardMatrixModeTest() {
    super(new ForwardMode());
  }

  @Override
  public boolean isReverse() {
    return false;
  }
}
