package org.duetad.examples.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.duetad.examples.compare.NormTolerance;

/**
 * Whether modes that ran in different JVMs have derivatives of the same norm, within what rounding
 * may change: coarser than {@code duet compare}, which compares every entry.
 */
final class Agreement {

  private final SweepAxis axis;
  private final IntFunction<NormTolerance> tolerances;
  private final Map<Integer, NormTolerance> known = new HashMap<>();
  private final Map<SweepPoint, Double> allowed = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private boolean compared;

  private Agreement(SweepAxis axis, IntFunction<NormTolerance> tolerances) {
    this.axis = axis;
    this.tolerances = tolerances;
  }

  /**
   * Compares the points of each size with the first of them.
   *
   * @param axis where the points are
   * @param curves the points
   * @param tolerances of each size, by how much norms may differ
   */
  static Agreement of(
      SweepAxis axis, List<SweepCurve> curves, IntFunction<NormTolerance> tolerances) {
    Agreement agreement = new Agreement(axis, tolerances);
    Map<Integer, SweepPoint> first = new HashMap<>();
    curves.stream()
        .flatMap(curve -> curve.points().stream())
        .filter(point -> point.norm() != null)
        .forEach(
            point -> {
              SweepPoint reference = first.putIfAbsent(point.size(), point);
              if (reference != null) {
                agreement.compare(point, reference);
              }
            });
    return agreement;
  }

  /** What differs, in words. */
  List<String> disagreements() {
    return List.copyOf(words);
  }

  /** Whether there were two norms of which it is known what they may differ by. */
  boolean isCompared() {
    return compared;
  }

  private void compare(SweepPoint point, SweepPoint reference) {
    double norm = norm(point);
    double other = norm(reference);
    double most = Math.max(allowed(point), allowed(reference));
    double apart = Math.abs(norm - other);
    compared |= apart == 0 || most < other;
    if (apart > most) {
      words.add(
          String.format(
              Locale.ROOT,
              "%s: the norm of the derivatives is %s in %s, %s in %s, allowed to differ by %.0e",
              axis.place(axis.at(point)),
              norm,
              point.mode(),
              other,
              reference.mode(),
              most));
    }
  }

  private double allowed(SweepPoint point) {
    return allowed.computeIfAbsent(
        point,
        each -> known.computeIfAbsent(each.size(), tolerances::apply).of(each.mode(), norm(each)));
  }

  private static double norm(SweepPoint point) {
    Double norm = point.norm();
    return norm == null ? Double.NaN : norm;
  }
}
