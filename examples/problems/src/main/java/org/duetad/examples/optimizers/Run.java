package org.duetad.examples.optimizers;

import java.util.List;

/** The result of an optimizer, with its history. */
public final class Run {

  private final double[] point;
  private final List<HistoryEntry> history;
  private final int evaluations;

  Run(double[] point, List<HistoryEntry> history, int evaluations) {
    this.point = point.clone();
    this.history = List.copyOf(history);
    this.evaluations = evaluations;
  }

  /** The final point. */
  public double[] point() {
    return point.clone();
  }

  /** All iterations, the start first. */
  public List<HistoryEntry> history() {
    return history;
  }

  /** The last iteration. */
  public HistoryEntry last() {
    return history.get(history.size() - 1);
  }

  /** All evaluations, including those of a final search without improvement. */
  public int evaluations() {
    return evaluations;
  }

  /** Evaluations until the function first reached the value; infinite if it never did. */
  public double evaluationsTo(double value) {
    return history.stream()
        .filter(step -> step.value() <= value)
        .mapToDouble(HistoryEntry::evaluations)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
