package org.duetad.core.reference;

import org.duetad.core.Accuracy;
import org.duetad.core.ModeContract;

class FiniteDifferencesTest extends ModeContract {

  FiniteDifferencesTest() {
    super(new FiniteDifferences(), Accuracy.DIFFERENCES);
  }
}
