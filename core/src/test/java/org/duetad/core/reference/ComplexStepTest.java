package org.duetad.core.reference;

import org.duetad.core.CarryingModeContract;

class ComplexStepTest extends CarryingModeContract {

  ComplexStepTest() {
    super(new ComplexStep());
  }
}
