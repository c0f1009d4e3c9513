package org.duetad.examples.lab;

/** The work of an experiment. */
@FunctionalInterface
public interface Study {

  /**
   * Runs the experiment.
   *
   * @param seed the seed of random numbers; the same seed gives the same findings, except for times
   * @return the findings
   */
  Findings run(long seed);
}
