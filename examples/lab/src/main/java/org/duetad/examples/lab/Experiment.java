package org.duetad.examples.lab;

/**
 * One experiment of the gallery.
 *
 * @param subject what it is about
 * @param name its name on the command line: a word, or several joined by hyphens
 * @param title a one-line summary
 * @param study the experiment itself
 */
public record Experiment(Subject subject, String name, String title, Study study) {

  /**
   * Runs it.
   *
   * @param seed the seed of random numbers
   * @return the findings
   */
  public Findings run(long seed) {
    return study.run(seed);
  }
}
