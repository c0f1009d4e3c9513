package org.duetad.reverse;

import org.duetad.core.matrix.CarryingMatrixModeContract;

class ReverseMatrixModeTest extends CarryingMatrixModeContract {

  ReverseMatrixModeTest() {
    super(new ReverseMode());
  }
}
