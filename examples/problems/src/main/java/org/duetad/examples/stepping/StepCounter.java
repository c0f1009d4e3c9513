package org.duetad.examples.stepping;

import java.util.function.Predicate;

/** A stop condition of one run that counts the states that it is shown. */
final class StepCounter implements Predicate<double[]> {

  private final long steps;
  private long shown;

  StepCounter(long steps) {
    this.steps = steps;
  }

  @Override
  public boolean test(double[] state) {
    return shown++ == steps;
  }
}
