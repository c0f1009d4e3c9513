package org.duetad.examples.compare;

import java.util.Locale;
import org.duetad.reverse.Preparations;
import org.jspecify.annotations.Nullable;

/**
 * What preparing functions took in a mode.
 *
 * @param nanos the time of all recordings, of which most or all are within the first derivative
 * @param firstNanos the time of the first derivative, preparation included
 * @param counts of all derivatives
 * @param keptBytes what evaluations keep for their sweeps
 * @param paidOffAfter the number of derivatives that take as long in total as on the tape, infinite
 *     if each takes longer; null if reverse mode was not compared
 */
public record PreparationFigures(
    double nanos,
    double firstNanos,
    Preparations counts,
    long keptBytes,
    @Nullable Double paidOffAfter) {

  /** Of a derivative that took so long, and of later ones that take {@code hotNanos}. */
  PreparationFigures against(@Nullable Timing tape, Timing hot) {
    Double after = tape == null ? null : paidOffAfter(tape.medianNanos(), hot.medianNanos());
    return new PreparationFigures(nanos, firstNanos, counts, keptBytes, after);
  }

  private double paidOffAfter(double tapeNanos, double hotNanos) {
    if (firstNanos <= tapeNanos) {
      return 1;
    }
    return hotNanos >= tapeNanos
        ? Double.POSITIVE_INFINITY
        : Math.ceil((firstNanos - hotNanos) / (tapeNanos - hotNanos));
  }

  /** What a reader should know. */
  String note() {
    if (counts.isWasted()) {
      return String.format(
          Locale.ROOT,
          "recorded on %,d of %,d uses: its branches, or its functions, are new each time",
          counts.recordings(),
          counts.uses());
    }
    if (counts.taped() == counts.uses()) {
      return isStraight() ? "no loops of many turns, so on a tape" : "with matrices, so on a tape";
    }
    return counts.taped() == 0 || isStraight()
        ? ofLoops()
        : String.format(
            Locale.ROOT,
            "with matrices in part, so on a tape in %,d of %,d uses",
            counts.taped(),
            counts.uses());
  }

  private String ofLoops() {
    return isStraight() ? "no loops of many turns, so number by number" : "";
  }

  private boolean isStraight() {
    return counts.recordings() > 0 && counts.straight() == counts.recordings();
  }
}
