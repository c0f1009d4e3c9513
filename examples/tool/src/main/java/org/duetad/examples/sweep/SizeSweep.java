package org.duetad.examples.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.duetad.examples.sweep.SweepLauncher.Running;

/** Measures all modes at all sizes, mode by mode, except for points that are known. */
public final class SizeSweep {

  /** Time for a JVM to start and to make its first instance, which is measured twice. */
  private static final double START_SECONDS = 20;

  private final SweepPlan plan;
  private final SweepLauncher launcher;
  private final Listener listener;
  private final List<SweepPoint> points;

  private SizeSweep(
      SweepPlan plan, SweepLauncher launcher, List<SweepPoint> known, Listener listener) {
    this.plan = plan;
    this.launcher = launcher;
    this.listener = listener;
    points = new ArrayList<>(known);
  }

  /** Told of what is done. */
  public interface Listener {

    /** A mode is measured at a size. */
    void at(String mode, int value, double fraction);

    /** A point was added to those that are finished. */
    void finished(List<SweepPoint> all);
  }

  /**
   * Measures what is not known.
   *
   * @param plan what to measure
   * @param launcher starts a mode
   * @param known points of an earlier run
   * @param listener is told of progress
   * @return all points, the known ones first
   */
  public static List<SweepPoint> run(
      SweepPlan plan, SweepLauncher launcher, List<SweepPoint> known, Listener listener) {
    SizeSweep sweep = new SizeSweep(plan, launcher, known, listener);
    plan.modes().forEach(sweep::measure);
    return List.copyOf(sweep.points);
  }

  private void measure(String mode) {
    List<Integer> missing =
        plan.values().stream().filter(value -> find(mode, value).isEmpty()).toList();
    if (missing.isEmpty()) {
      return;
    }
    try (Running running = launcher.start(mode, missing)) {
      String ending = "";
      for (int i = 0; i < missing.size(); i++) {
        int value = missing.get(i);
        listener.at(mode, value, (double) points.size() / total());
        Optional<SweepPoint> point = ending.isEmpty() ? running.next(seconds(i)) : Optional.empty();
        if (point.isEmpty() && ending.isEmpty()) {
          ending = running.ending().isEmpty() ? tooLong(value) : running.ending();
        }
        String why = ending;
        add(point.orElseGet(() -> SweepPoint.nothing(mode, value, 0, 0, why)));
      }
    }
  }

  private double seconds(int index) {
    return plan.budgetSeconds()
        + plan.limitSeconds()
        + (index == 0 ? START_SECONDS + plan.budgetSeconds() + plan.limitSeconds() : 0);
  }

  private String tooLong(int value) {
    return String.format(
        Locale.ROOT,
        "longer than the --point-limit of %s s at %s = %,d",
        plan.limitSeconds(),
        plan.over(),
        value);
  }

  private Optional<SweepPoint> find(String mode, int value) {
    return points.stream()
        .filter(point -> point.mode().equals(mode) && point.size() == value)
        .findFirst();
  }

  private int total() {
    return plan.modes().size() * plan.values().size();
  }

  private void add(SweepPoint point) {
    points.add(point);
    listener.finished(List.copyOf(points));
  }
}
