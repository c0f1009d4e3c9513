package org.duetad.testing.modes;

import org.duetad.forward.ForwardMode;
import org.duetad.testing.junit.DifferentiatorContract;

/** Forward mode, with a chunk of its choice, satisfies the contract of every mode. */
class ForwardModeContractTest extends DifferentiatorContract {

  ForwardModeContractTest() {
    super(new ForwardMode());
  }

  @Override
  protected boolean isReverse() {
    return false;
  }
}
