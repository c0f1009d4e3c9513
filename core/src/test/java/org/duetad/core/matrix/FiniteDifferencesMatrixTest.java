package org.duetad.core.matrix;

import org.duetad.core.Accuracy;
import org.duetad.core.reference.FiniteDifferences;

class FiniteDifferencesMatrixTest extends MatrixModeContract {

  FiniteDifferencesMatrixTest() {
    super(new FiniteDifferences(), Accuracy.DIFFERENCES);
  }
}
