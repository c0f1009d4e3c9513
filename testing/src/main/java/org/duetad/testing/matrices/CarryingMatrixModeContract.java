package org.duetad.testing.matrices;

import org.duetad.core.mode.Differentiator;
import org.duetad.testing.modes.ModeAccuracy;

/**
 * {@link MatrixModeContract}, and that no matrix is used outside its derivative call, that zeros
 * annihilate, and that users' rules are checked.
 */
public abstract class CarryingMatrixModeContract extends MatrixModeContract
    implements MatrixEscapes, MatrixAnnihilation, MatrixRuleErrors {

  /** The contract of a mode. */
  protected CarryingMatrixModeContract(Differentiator mode) {
    super(mode, ModeAccuracy.EXACT);
  }
}
