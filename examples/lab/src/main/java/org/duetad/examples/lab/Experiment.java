package org.duetad.examples.lab;

/** One experiment of the gallery. */
public interface Experiment {

  /**
   * What it is called on the command line.
   *
   * @return a word, or several with hyphens
   */
  String name();

  /**
   * What it shows.
   *
   * @return one line
   */
  String title();

  /**
   * Runs it.
   *
   * @param seed what random numbers are drawn from; the same seed gives the same findings, but for
   *     times
   * @return what was found
   */
  Findings run(long seed);
}
