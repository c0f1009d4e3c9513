package org.duetad.examples.compare;

import java.util.Objects;
import java.util.function.Supplier;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.examples.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a derivative takes, not judged: the way to measure one mode alone in its JVM.
 *
 * @param status how much of it was computed
 * @param timing the time and the allocated bytes of the whole derivative
 * @param bytes the memory of the tape, or of whatever else is kept for the reverse sweep, or null
 * @param peakBytes how much more heap was live at most than before, or null if it was not measured
 * @param norm the Euclidean norm of all its entries, or null if only some were computed or some are
 *     not finite
 * @param note how it was estimated; may be empty
 */
public record ModeCost(
    Status status,
    Timing timing,
    @Nullable Double bytes,
    @Nullable Double peakBytes,
    @Nullable Double norm,
    String note) {

  /**
   * Measures a mode.
   *
   * @param problem the problem
   * @param mode a mode that supports it
   * @param settings the budget, and the seed of a sample of columns
   */
  public static ModeCost of(Problem problem, Mode mode, ComparisonSettings settings) {
    Problem form = mode.form(problem);
    Outcome outcome =
        new ModeTrial(form, ColumnLayout.of(problem), mode, settings, fraction -> {}).run();
    Outcome.Computed computed = Objects.requireNonNull(outcome.computed(), "a finished trial");
    return new ModeCost(
        outcome.status(),
        computed.timing(),
        kept(mode, form, computed),
        computed.peakBytes(),
        computed.derivative().norm(),
        outcome.note());
  }

  /** The memory of the tape, or what evaluations of prepared functions keep. */
  private static @Nullable Double kept(Mode mode, Problem form, Outcome.Computed computed) {
    if (mode.hasTape()) {
      return (double) TapeUse.of(form).bytes();
    }
    PreparationFigures preparation = computed.preparation();
    return preparation == null ? null : Double.valueOf((double) preparation.keptBytes());
  }

  /**
   * Measures any program.
   *
   * @param derivative computes all entries
   * @param settings the budget
   */
  public static ModeCost of(Supplier<double[]> derivative, ComparisonSettings settings) {
    double[][] entries = new double[1][];
    Timing timing = time(() -> entries[0] = derivative.get(), settings);
    double norm = MathArrays.safeNorm(entries[0]);
    Double peak = settings.peakOf(() -> entries[0] = derivative.get());
    return new ModeCost(Status.OK, timing, null, peak, Double.isFinite(norm) ? norm : null, "");
  }

  /** The same of a program that computes no derivative. */
  public static ModeCost ofValue(Supplier<double[]> value, ComparisonSettings settings) {
    double[][] last = new double[1][];
    Timing timing = time(value, settings);
    Double peak = settings.peakOf(() -> last[0] = value.get());
    return new ModeCost(Status.OK, timing, null, peak, null, "");
  }

  private static Timing time(Supplier<double[]> task, ComparisonSettings settings) {
    return new Stopwatch(settings.budgetNanos(), fraction -> {}).time(task);
  }

  /** The same with the memory that was counted, and a note. */
  public ModeCost with(double counted, String words) {
    return new ModeCost(status, timing, counted, peakBytes, norm, words);
  }
}
