package org.duetad.examples.optimizers;

import java.util.List;

/** What an optimizer did. */
public final class Run {

  private final double[] point;
  private final List<HistoryEntry> history;
  private final int evaluations;

  Run(double[] point, List<HistoryEntry> history, int evaluations) {
    this.point = point.clone();
    this.history = List.copyOf(history);
    this.evaluations = evaluations;
  }

  /** Where it ended. */
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

  /** All evaluations, those of a last search that found nothing better too. */
  public int evaluations() {
    return evaluations;
  }

  /** Evaluations until the value was that low for the first time, or infinite. */
  public double evaluationsTo(double value) {
    return history.stream()
        .filter(step -> step.value() <= value)
        .mapToDouble(HistoryEntry::evaluations)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
