package org.duetad.examples.sweep;

import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * What a sweep is drawn and fitted against: the number of inputs if the size changes it, else the
 * number of outputs, else the size itself.
 */
public final class SweepAxis {

  private final String unit;
  private final boolean counts;
  private final ToIntFunction<SweepPoint> of;

  private SweepAxis(String unit, boolean counts, ToIntFunction<SweepPoint> of) {
    this.unit = unit;
    this.counts = counts;
    this.of = of;
  }

  /** The axis of points at several sizes; {@code over} is the name of the size. */
  static SweepAxis of(String over, List<SweepPoint> points) {
    long sizes = distinct(points, SweepPoint::size);
    if (sizes > 1 && distinct(points, SweepPoint::inputs) == sizes) {
      return new SweepAxis("inputs", true, SweepPoint::inputs);
    }
    if (sizes > 1 && distinct(points, SweepPoint::outputs) == sizes) {
      return new SweepAxis("outputs", true, SweepPoint::outputs);
    }
    return new SweepAxis(over, false, SweepPoint::size);
  }

  private static long distinct(List<SweepPoint> points, ToIntFunction<SweepPoint> of) {
    return points.stream().filter(SweepPoint::isPlaced).mapToInt(of).distinct().count();
  }

  /** The word for the axis: inputs, outputs, or the name of the size. */
  public String unit() {
    return unit;
  }

  /** The number on the axis. */
  public double at(SweepPoint point) {
    return of.applyAsInt(point);
  }

  /** A place on the axis in words, as in {@code 11 inputs} or {@code n = 1,000}. */
  public String place(double at) {
    return counts
        ? String.format(Locale.ROOT, "%,.0f %s", at, unit)
        : String.format(Locale.ROOT, "%s = %,.0f", unit, at);
  }
}
