package org.duetad.core.matrix;

import org.duetad.core.Accuracy;
import org.duetad.core.ModeUnderContract;
import org.duetad.core.mode.Differentiator;

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
  protected MatrixModeContract(Differentiator mode, Accuracy accuracy) {
    super(mode, accuracy);
  }
}
