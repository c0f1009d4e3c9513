package org.duetad.core.matrix;

import org.duetad.core.Accuracy;
import org.duetad.core.mode.Differentiator;

/**
 * What every mode must satisfy on functions of matrices. A mode whose matrices carry derivatives
 * extends {@link CarryingMatrixModeContract} instead, which asks for more.
 */
public abstract class MatrixModeContract
    implements MatrixClosedForms,
        MatrixBatches,
        MatrixOwnership,
        MatrixErrors,
        MatrixThreads,
        ParametersContract {

  private final Differentiator mode;
  private final Accuracy accuracy;

  /** The contract of a mode, and how exact it is. */
  protected MatrixModeContract(Differentiator mode, Accuracy accuracy) {
    this.mode = mode;
    this.accuracy = accuracy;
  }

  @Override
  public final Differentiator mode() {
    return mode;
  }

  @Override
  public final Accuracy accuracy() {
    return accuracy;
  }
}
