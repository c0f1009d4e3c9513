package org.duetad.examples.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.duetad.examples.compare.Mode;

/**
 * Whether modes that ran in different JVMs have derivatives of the same norm: coarser than {@code
 * duet compare}, which compares every entry.
 */
final class Agreement {

  /** Of modes without a tolerance of their own. */
  private static final double TOLERANCE = 1e-9;

  private Agreement() {}

  static List<String> disagreements(SweepAxis axis, List<SweepCurve> curves) {
    List<SweepPoint> known =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .filter(point -> point.norm() != null)
            .toList();
    List<String> words = new ArrayList<>();
    for (SweepPoint point : known) {
      SweepPoint reference =
          known.stream().filter(other -> other.size() == point.size()).findFirst().orElse(point);
      if (!isNear(point, reference)) {
        words.add(
            String.format(
                Locale.ROOT,
                "%s: the norm of the derivatives is %s in %s, %s in %s",
                axis.place(axis.at(point)),
                point.norm(),
                point.mode(),
                reference.norm(),
                reference.mode()));
      }
    }
    return words;
  }

  private static boolean isNear(SweepPoint point, SweepPoint reference) {
    Double a = point.norm();
    Double b = reference.norm();
    if (a == null || b == null || a.equals(b)) {
      return true;
    }
    double tolerance = Math.max(tolerance(point), tolerance(reference));
    return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
  }

  private static double tolerance(SweepPoint point) {
    return Mode.all().stream()
        .filter(mode -> mode.name().equals(point.mode()))
        .mapToDouble(Mode::tolerance)
        .findFirst()
        .orElse(TOLERANCE);
  }
}
