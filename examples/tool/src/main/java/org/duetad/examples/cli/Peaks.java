package org.duetad.examples.cli;

import org.duetad.examples.compare.ModeResult;

/** Peaks of the heap in reports. */
final class Peaks {

  /** What a peak is, after "peak is". */
  static final String MEANING =
      "the most by which the live heap exceeds that before the derivative, found by collecting"
          + " garbage several times, so a lower bound";

  /** The part of the peaks of {@code duet compare} that is not the derivative's. */
  static final String OWN = "; about 130 kB of it are the measurement's own";

  private Peaks() {}

  static String cell(ModeResult mode) {
    Double peak = mode.peakBytes();
    return peak == null ? "-" : Units.bytes(Math.round(peak));
  }
}
