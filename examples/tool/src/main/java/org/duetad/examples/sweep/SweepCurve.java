package org.duetad.examples.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One mode at all sizes.
 *
 * @param mode the mode's name
 * @param points its points, the smallest size first
 */
public record SweepCurve(String mode, List<SweepPoint> points) {

  /** Sorts the points. */
  public SweepCurve {
    points = points.stream().sorted(Comparator.comparingInt(SweepPoint::size)).toList();
  }

  /** The curve of a mode among the points of several. */
  static SweepCurve of(String mode, List<SweepPoint> all) {
    return new SweepCurve(mode, all.stream().filter(point -> point.mode().equals(mode)).toList());
  }

  /** The points that were timed and have the quantity. */
  public List<SweepPoint> known(Quantity quantity) {
    return points.stream()
        .filter(point -> point.evidence().isTimed() && quantity.of(point) != null)
        .toList();
  }

  /** The power law of a quantity, from points that were timed. */
  public Optional<PowerLaw> law(SweepAxis axis, Quantity quantity) {
    List<SweepPoint> known = known(quantity);
    return PowerLaw.fit(numbers(known, axis::at), numbers(known, value(quantity)));
  }

  /** The quantity as a number, NaN if there is none. */
  private static ToDoubleFunction<SweepPoint> value(Quantity quantity) {
    return point -> {
      Double number = quantity.of(point);
      return number == null ? Double.NaN : number;
    };
  }

  /** The quantity at the points that have it. */
  public double[] values(Quantity quantity) {
    return numbers(known(quantity), value(quantity));
  }

  /** Where these are. */
  public double[] places(SweepAxis axis, Quantity quantity) {
    return numbers(known(quantity), axis::at);
  }

  private static double[] numbers(List<SweepPoint> points, ToDoubleFunction<SweepPoint> of) {
    return points.stream().mapToDouble(of).toArray();
  }
}
