package org.duetad.core.matrix;

import org.duetad.core.Accuracy;
import org.duetad.core.mode.Differentiator;

/**
 * {@link MatrixModeContract}, that no matrix is used outside of its derivative call, and that zeros
 * annihilate, and that rules of the user are checked.
 */
public abstract class CarryingMatrixModeContract extends MatrixModeContract
    implements MatrixEscapes, MatrixAnnihilation, MatrixRuleErrors {

  /** The contract of a mode. */
  protected CarryingMatrixModeContract(Differentiator mode) {
    super(mode, Accuracy.EXACT);
  }
}
