package org.duetad.examples.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.duetad.examples.compare.NormTolerance;

/**
 * The results of a sweep.
 *
 * @param plan what was measured
 * @param axis what is drawn and fitted against
 * @param curves the modes, in the order of the plan, with extrapolated points where nothing was
 *     timed
 * @param crossovers where two modes change order
 * @param disagreements sizes at which the norms of the derivatives differ, in words
 * @param isCompared whether two modes had norms to compare
 */
public record SweepReport(
    SweepPlan plan,
    SweepAxis axis,
    List<SweepCurve> curves,
    List<Crossover> crossovers,
    List<String> disagreements,
    boolean isCompared) {

  /** The name of the program on plain doubles, which computes no derivative. */
  public static final String PLAIN = "plain";

  /**
   * The report of measured points.
   *
   * @param plan what was measured
   * @param points the points, in any order; sizes may be missing
   * @param tolerances of each size, by how much norms of derivatives may differ
   */
  public static SweepReport of(
      SweepPlan plan, List<SweepPoint> points, IntFunction<NormTolerance> tolerances) {

    SweepAxis axis = SweepAxis.of(plan.over(), points);
    List<SweepCurve> timed =
        plan.modes().stream().map(mode -> SweepCurve.of(mode, points)).toList();
    Extrapolation estimates = new Extrapolation(axis, points);
    Agreement agreement = Agreement.of(axis, timed, tolerances);
    return new SweepReport(
        plan,
        axis,
        timed.stream().map(estimates::completed).toList(),
        crossovers(axis, timed),
        agreement.disagreements(),
        agreement.isCompared());
  }

  private static List<Crossover> crossovers(SweepAxis axis, List<SweepCurve> curves) {
    List<SweepCurve> modes = curves.stream().filter(curve -> !curve.mode().equals(PLAIN)).toList();
    List<Crossover> found = new ArrayList<>();
    for (int i = 0; i < modes.size(); i++) {
      for (int j = i + 1; j < modes.size(); j++) {
        Crossover.of(axis, modes.get(i), modes.get(j)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** All points. */
  public List<SweepPoint> points() {
    return curves.stream().flatMap(curve -> curve.points().stream()).toList();
  }

  /** The power law of a mode, if it has one. */
  public Optional<PowerLaw> law(SweepCurve curve, Quantity quantity) {
    return curve.law(axis, quantity);
  }
}
