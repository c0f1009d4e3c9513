package org.duetad.testing.modes;

import org.duetad.reverse.ReverseMode;
import org.duetad.testing.matrices.CarryingMatrixModeContract;

class ReverseMatrixModeTest extends CarryingMatrixModeContract {

  ReverseMatrixModeTest() {
    super(new ReverseMode());
  }
}
