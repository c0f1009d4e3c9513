package org.duetad.testing.modes;

import org.duetad.core.reference.ComplexStep;

class ComplexStepTest extends CarryingModeContract {

  ComplexStepTest() {
    super(new ComplexStep());
  }
}
