package org.duetad.testing.modes;

import org.duetad.reverse.ReverseMode;

/** Reverse mode satisfies the contract of every mode. */
class ReverseModeContractTest extends CarryingModeContract implements RuleErrors, OverflowContract {

  ReverseModeContractTest() {
    super(new ReverseMode());
  }
}
