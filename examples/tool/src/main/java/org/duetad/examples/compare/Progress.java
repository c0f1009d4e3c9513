package org.duetad.examples.compare;

/** A listener for the progress of a comparison. */
@FunctionalInterface
public interface Progress {

  /** Ignores progress. */
  Progress NONE = (doing, fraction) -> {};

  /**
   * Called during the work.
   *
   * @param doing the task being timed
   * @param fraction the completed fraction of the whole comparison, from 0 to 1
   */
  void at(String doing, double fraction);
}
