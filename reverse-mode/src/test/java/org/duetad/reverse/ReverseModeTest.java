package org.duetad.reverse;

import org.duetad.core.CarryingModeContract;

class ReverseModeTest extends CarryingModeContract {

  ReverseModeTest() {
    super(new ReverseMode());
  }
}
