package org.duetad.examples.lab;

/**
 * One experiment of the gallery.
 *
 * @param name what it is called on the command line: a word, or several with hyphens
 * @param title what it shows, in one line
 * @param study what is done
 */
public record Experiment(String name, String title, Study study) {

  /**
   * Runs it.
   *
   * @param seed what random numbers are drawn from
   * @return what was found
   */
  public Findings run(long seed) {
    return study.run(seed);
  }
}
