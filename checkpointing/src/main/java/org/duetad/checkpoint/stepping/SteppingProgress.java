package org.duetad.checkpoint.stepping;

/** Is told how far a gradient is. */
@FunctionalInterface
public interface SteppingProgress {

  /**
   * Steps have been done, recorded or swept.
   *
   * @param done how many, whatever was done with them
   * @param all how many there will be; less than {@code done} if nobody knows
   */
  void at(long done, long all);
}
