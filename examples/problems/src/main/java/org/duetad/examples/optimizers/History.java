package org.duetad.examples.optimizers;

import java.util.ArrayList;
import java.util.List;

/** The iterates of one minimisation, up to its stop criterion. */
final class History {

  private final Stop stop;
  private final List<HistoryEntry> steps = new ArrayList<>();
  private double[] last = {};

  History(Stop stop) {
    this.stop = stop;
  }

  /** Records an iterate; returns whether to continue. */
  boolean goesOnFrom(Iterate at, int evaluations) {
    double norm = VectorArithmetic.norm(at.gradient);
    steps.add(new HistoryEntry(steps.size(), at.value, norm, evaluations));
    last = at.x;
    return norm > stop.gradientNorm() && evaluations < stop.evaluations();
  }

  Run run(int evaluations) {
    return new Run(last, steps, evaluations);
  }
}
