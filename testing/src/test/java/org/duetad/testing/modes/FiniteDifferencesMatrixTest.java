package org.duetad.testing.modes;

import org.duetad.core.reference.FiniteDifferences;
import org.duetad.testing.matrices.MatrixModeContract;

class FiniteDifferencesMatrixTest extends MatrixModeContract {

  FiniteDifferencesMatrixTest() {
    super(new FiniteDifferences(), ModeAccuracy.DIFFERENCES);
  }
}
