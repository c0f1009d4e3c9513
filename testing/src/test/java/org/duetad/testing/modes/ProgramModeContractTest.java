package org.duetad.testing.modes;

import org.duetad.core.mode.ProgramMode;
import org.duetad.testing.junit.DifferentiatorContract;

/** Recorded programs satisfy the contract of every mode. */
class ProgramModeContractTest extends DifferentiatorContract {

  ProgramModeContractTest() {
    super(new ProgramMode());
  }
}
