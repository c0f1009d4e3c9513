package org.duetad.examples.lab;

/** What an experiment does. */
@FunctionalInterface
public interface Study {

  /**
   * Does it.
   *
   * @param seed what random numbers are drawn from; the same seed gives the same findings, but for
   *     times
   * @return what was found
   */
  Findings run(long seed);
}
