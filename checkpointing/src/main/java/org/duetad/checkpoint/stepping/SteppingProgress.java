package org.duetad.checkpoint.stepping;

/** A listener for the progress of a gradient. */
@FunctionalInterface
public interface SteppingProgress {

  /**
   * Called after steps have been evaluated, recorded or swept.
   *
   * @param done the number of these operations so far
   * @param all the expected total; less than {@code done} if unknown
   */
  void at(long done, long all);
}
