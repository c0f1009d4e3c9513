package org.duetad.testing.modes;

import org.duetad.core.mode.Differentiator;

/** A mode that must satisfy a contract: one instance, the same for a whole test. */
public abstract class ModeUnderContract {

  private final Differentiator mode;
  private final ModeAccuracy accuracy;

  /**
   * A mode under test.
   *
   * @param mode the mode
   * @param accuracy how exact it is
   */
  protected ModeUnderContract(Differentiator mode, ModeAccuracy accuracy) {
    this.mode = mode;
    this.accuracy = accuracy;
  }

  /**
   * The mode.
   *
   * @return the one instance
   */
  public final Differentiator mode() {
    return mode;
  }

  /**
   * The accuracy of its results.
   *
   * @return the allowed errors
   */
  public final ModeAccuracy accuracy() {
    return accuracy;
  }
}
