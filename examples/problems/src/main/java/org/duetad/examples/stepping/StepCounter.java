package org.duetad.examples.stepping;

import java.util.function.Predicate;

/** A stop condition for one run that counts the states it is given. */
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
