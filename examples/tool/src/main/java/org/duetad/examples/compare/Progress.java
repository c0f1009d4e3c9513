package org.duetad.examples.compare;

/** Is told how far a comparison has come. */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress NONE = (doing, fraction) -> {};

  /**
   * Work is going on.
   *
   * @param doing what is being timed
   * @param fraction how much of the whole comparison is done, from 0 to 1
   */
  void at(String doing, double fraction);
}
