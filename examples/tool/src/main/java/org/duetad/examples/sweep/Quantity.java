package org.duetad.examples.sweep;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is fitted and drawn against the size. */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
public enum Quantity {
  /** The median time of a whole derivative, in nanoseconds. */
  TIME("time", SweepPoint::nanos),
  /** The bytes allocated by one derivative. */
  ALLOCATED("allocated", SweepPoint::allocatedBytes),
  /** The bytes of the tape. */
  TAPE("tape", SweepPoint::tapeBytes),
  /** How much more heap is live at most than before the derivative, at least. */
  PEAK("peak", SweepPoint::peakBytes);

  private final String label;
  private final Function<SweepPoint, @Nullable Double> of;

  Quantity(String label, Function<SweepPoint, @Nullable Double> of) {
    this.label = label;
    this.of = of;
  }

  /** The name in tables. */
  public String label() {
    return label;
  }

  /** The number at a point, or null if there is none. */
  public @Nullable Double of(SweepPoint point) {
    return of.apply(point);
  }
}
