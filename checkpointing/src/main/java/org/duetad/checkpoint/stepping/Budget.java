package org.duetad.checkpoint.stepping;

import java.util.Locale;
import java.util.OptionalLong;
import org.duetad.checkpoint.schedule.BinomialCost;
import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.Schedules;

/**
 * As many snapshots and recorded steps as fit into a number of bytes: a binomial schedule over
 * pieces of c steps recorded at once, with the c that recomputes the fewest steps.
 *
 * @param number the number of steps
 * @param bytes the number of bytes available
 */
record Budget(long number, long bytes) implements Plan {

  /** Live and next state, two adjoints. */
  private static final int WORKING_STATES = 4;

  Budget {
    if (number < 0 || bytes < 0) {
      throw new IllegalArgumentException(
          "within: " + number + " steps in " + bytes + " bytes; pass 0 or more of each");
    }
  }

  @Override
  public OptionalLong steps() {
    return OptionalLong.of(number);
  }

  @Override
  public Schedule schedule(int length, long bytesOfRecord) {
    long bytesPerStep = Math.max(bytesOfRecord, Double.BYTES);
    long state = (long) Double.BYTES * Math.max(length, 1);
    long beside = WORKING_STATES * state + SteppingReport.WORKING_RECORDS * bytesPerStep;
    long left = bytes - beside;
    if (number == 0 || (left >= 0 && left / bytesPerStep >= number)) {
      return Schedules.storeAll(number);
    }
    if (left < state + bytesPerStep) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "within: %,d bytes are not enough: %,d for working states, %,d for the records of one step,"
                  + " %,d for a snapshot; allow %,d at least",
              bytes,
              WORKING_STATES * state,
              (1 + SteppingReport.WORKING_RECORDS) * bytesPerStep,
              state,
              beside + state + bytesPerStep));
    }
    long best = 1;
    for (long piece = 2;
        piece <= number && slots(left, piece, state, bytesPerStep) > 0;
        piece += 1 + piece / 16) {
      if (repeated(piece, left, state, bytesPerStep) < repeated(best, left, state, bytesPerStep)) {
        best = piece;
      }
    }
    int slots = slots(left, best, state, bytesPerStep);
    Schedule pieces = Schedules.binomial(pieces(best), slots);
    return best == 1 ? pieces : Schedules.chunked(pieces, best, number);
  }

  private long pieces(long piece) {
    return (number - 1) / piece + 1;
  }

  /** The number of snapshots that fit beside the records of a piece. */
  private int slots(long left, long piece, long state, long bytesPerStep) {
    long slots = (left - piece * bytesPerStep) / state;
    return (int) Math.min(slots, Math.min(pieces(piece), Integer.MAX_VALUE - 8));
  }

  /** The number of recomputed steps; an upper bound, as the last piece may be shorter. */
  private double repeated(long piece, long left, long state, long bytesPerStep) {
    return (double) piece
        * BinomialCost.advances(pieces(piece), slots(left, piece, state, bytesPerStep));
  }
}
