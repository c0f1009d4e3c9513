package org.duetad.testing.modes;

import org.duetad.core.mode.Differentiator;

/**
 * What every mode must satisfy whose numbers carry derivatives: {@link ModeContract}, and that no
 * such number is used outside of its derivative call.
 */
public abstract class CarryingModeContract extends ModeContract implements EscapeContract {

  /**
   * The contract of a mode.
   *
   * @param mode the mode
   */
  protected CarryingModeContract(Differentiator mode) {
    super(mode, ModeAccuracy.EXACT);
  }
}
