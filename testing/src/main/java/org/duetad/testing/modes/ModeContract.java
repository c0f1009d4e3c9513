package org.duetad.testing.modes;

import org.duetad.core.mode.Differentiator;

/**
 * What every mode of differentiation must satisfy. The test class of a mode extends it with the
 * mode and its accuracy; a mode whose numbers carry derivatives extends {@link
 * CarryingModeContract} instead, which requires more.
 */
public abstract class ModeContract extends ModeUnderContract
    implements ClosedFormContract,
        SharingContract,
        BatchContract,
        InPlaceContract,
        NamesContract,
        LinearityContract,
        OwnershipContract,
        ErrorContract,
        ThreadContract {

  /**
   * The contract of a mode.
   *
   * @param mode the mode
   * @param accuracy how exact it is
   */
  protected ModeContract(Differentiator mode, ModeAccuracy accuracy) {
    super(mode, accuracy);
  }
}
