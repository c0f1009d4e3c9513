package org.duetad.testing.modes;

import org.duetad.core.reference.FiniteDifferences;

class FiniteDifferencesTest extends ModeContract {

  FiniteDifferencesTest() {
    super(new FiniteDifferences(), ModeAccuracy.DIFFERENCES);
  }
}
