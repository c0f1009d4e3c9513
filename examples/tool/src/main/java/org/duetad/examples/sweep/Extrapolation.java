package org.duetad.examples.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills sizes at which a mode was not timed by the power laws of its other sizes. */
final class Extrapolation {

  private final SweepAxis axis;

  /** One point for each size: what was measured in another mode tells inputs and outputs. */
  private final List<SweepPoint> places;

  Extrapolation(SweepAxis axis, List<SweepPoint> points) {
    this.axis = axis;
    places = new ArrayList<>();
    points.stream()
        .filter(SweepPoint::isPlaced)
        .sorted(Comparator.comparingInt(SweepPoint::size))
        .forEach(
            point -> {
              if (places.stream().noneMatch(place -> place.size() == point.size())) {
                places.add(point);
              }
            });
  }

  /** The curve with a point at each size, as far as a law is known. */
  SweepCurve completed(SweepCurve curve) {
    Optional<PowerLaw> time = curve.law(axis, Quantity.TIME);
    List<SweepPoint> points = new ArrayList<>();
    for (SweepPoint place : places) {
      Optional<SweepPoint> own =
          curve.points().stream().filter(point -> point.size() == place.size()).findFirst();
      if (time.isEmpty() || (own.isPresent() && own.get().evidence().isTimed())) {
        own.ifPresent(points::add);
      } else {
        points.add(estimate(curve, place, own.map(SweepPoint::note).orElse("")));
      }
    }
    curve.points().stream()
        .filter(point -> places.stream().noneMatch(place -> place.size() == point.size()))
        .forEach(points::add);
    return new SweepCurve(curve.mode(), points);
  }

  private SweepPoint estimate(SweepCurve curve, SweepPoint place, String why) {
    return new SweepPoint(
        curve.mode(),
        place.size(),
        place.inputs(),
        place.outputs(),
        Evidence.EXTRAPOLATED,
        estimate(curve, Quantity.TIME, place),
        null,
        null,
        0,
        estimate(curve, Quantity.ALLOCATED, place),
        estimate(curve, Quantity.TAPE, place),
        estimate(curve, Quantity.PEAK, place),
        null,
        why.isEmpty() ? "extrapolated" : "extrapolated: " + why);
  }

  private @Nullable Double estimate(SweepCurve curve, Quantity quantity, SweepPoint place) {
    return curve.law(axis, quantity).map(law -> law.at(axis.at(place))).orElse(null);
  }
}
