package org.duetad.testing.matrices;

import org.duetad.core.mode.Differentiator;
import org.duetad.testing.modes.ModeAccuracy;
import org.duetad.testing.modes.ModeUnderContract;

/**
 * What every mode must satisfy on functions of matrices. A mode whose matrices carry derivatives
 * extends {@link CarryingMatrixModeContract} instead, which requires more.
 */
public abstract class MatrixModeContract extends ModeUnderContract
    implements MatrixClosedForms,
        MatrixBatches,
        MatrixOwnership,
        MatrixErrors,
        MatrixThreads,
        ParametersContract {

  /** The contract of a mode, and its accuracy. */
  protected MatrixModeContract(Differentiator mode, ModeAccuracy accuracy) {
    super(mode, accuracy);
  }
}
