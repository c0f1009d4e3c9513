package org.duetad.examples.compare;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An outcome in the form in which a forked JVM prints it.
 *
 * @param status how much of the derivative was computed
 * @param values the function's values, or null
 * @param entries of the derivative, or null
 * @param directions those that are known, or null
 * @param timing of the derivative, or of the plain program; or null
 * @param preparation what preparing the functions took, or null
 * @param peakBytes the peak of the live heap, or null
 * @param second its second derivatives, or null
 * @param note how it was estimated, why it was skipped, or empty
 * @param failure why the function could not be differentiated, or null
 */
@SuppressWarnings("ArrayRecordComponent")
record AloneOutcome(
    Status status,
    double @Nullable [] values,
    double @Nullable [] entries,
    int @Nullable [] directions,
    @Nullable Timing timing,
    @Nullable PreparationFigures preparation,
    @Nullable Double peakBytes,
    Outcome.@Nullable Second second,
    String note,
    @Nullable String failure) {

  static AloneOutcome of(Outcome outcome) {
    Outcome.Computed computed = outcome.computed();
    if (computed == null) {
      return skipped(outcome.note());
    }
    return new AloneOutcome(
        outcome.status(),
        computed.values().values(),
        computed.derivative().entries(),
        computed.derivative().directions().toArray(),
        computed.timing(),
        computed.preparation(),
        computed.peakBytes(),
        outcome.second(),
        outcome.note(),
        null);
  }

  static AloneOutcome skipped(String why) {
    return new AloneOutcome(Status.SKIPPED, null, null, null, null, null, null, null, why, null);
  }

  static AloneOutcome failed(@Nullable String why) {
    return new AloneOutcome(
        Status.SKIPPED, null, null, null, null, null, null, null, "", String.valueOf(why));
  }

  /** Of the plain double program. */
  static AloneOutcome plain(Timing timing) {
    return new AloneOutcome(Status.OK, null, null, null, timing, null, null, null, "", null);
  }

  /** The outcome in this JVM. */
  Outcome outcome(Mode mode, ColumnLayout layout) {
    if (values == null || entries == null || directions == null || timing == null) {
      return Outcome.skipped(mode, note);
    }
    Derivative derivative = Derivative.of(layout, entries, IntStream.of(directions));
    return new Outcome(
        mode,
        status,
        new Outcome.Computed(BlockOutputs.of(values), derivative, timing, preparation, peakBytes),
        second,
        note);
  }
}
