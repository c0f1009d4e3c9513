package org.duetad.examples.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.duetad.examples.compare.Outcome.Computed;
import org.duetad.examples.problems.Problem;
import org.jspecify.annotations.Nullable;

/** Judges the results of the modes by the most exact of them, the reference. */
final class Judge {

  private final Problem problem;
  private final Timing primal;
  private final BlockOutputs primalValues;
  private final Outcome best;
  private final @Nullable Timing tape;
  private final @Nullable SecondJudge second;
  private final ColumnLayout layout;
  private final RoundingTolerance rounding;

  private Judge(Problem problem, long seed, Timing primal, Outcome best, List<Outcome> outcomes) {
    this.problem = problem;
    this.primal = primal;
    primalValues = BlockOutputs.primal(problem);
    this.best = best;
    tape = tape(outcomes);
    layout = ColumnLayout.of(problem);
    rounding = RoundingTolerance.of(problem, layout);
    second = SecondJudge.of(problem, seed, rounding, outcomes);
  }

  static Report report(
      Problem problem, long seed, Timing primal, boolean forked, List<Outcome> outcomes) {
    Outcome best =
        outcomes.stream()
            .filter(outcome -> outcome.computed() != null)
            .min(Comparator.comparingInt(outcome -> outcome.mode().rank()))
            .orElseThrow(() -> nothing(problem, outcomes));
    Judge judge = new Judge(problem, seed, primal, best, outcomes);
    List<ModeResult> results = outcomes.stream().map(judge::result).toList();
    return new Report(
        problem.name(),
        problem.description(),
        problem.inputs(),
        problem.outputs(),
        ComparisonVerdict.answer(results),
        ComparisonVerdict.of(results, best.mode().name()),
        best.mode().name(),
        seed,
        primal,
        forked,
        results);
  }

  /** The time on a tape, by which a preparation is judged. */
  private static @Nullable Timing tape(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome.mode().name().equals("reverse"))
        .map(Outcome::computed)
        .filter(Objects::nonNull)
        .map(Computed::timing)
        .findFirst()
        .orElse(null);
  }

  private @Nullable PreparationFigures preparation(Computed computed) {
    PreparationFigures figures = computed.preparation();
    return figures == null ? null : figures.against(tape, computed.timing());
  }

  private static IllegalStateException nothing(Problem problem, List<Outcome> outcomes) {
    String reasons =
        outcomes.stream()
            .map(outcome -> outcome.mode().name() + " (" + outcome.note() + ")")
            .collect(Collectors.joining(", "));
    return new IllegalStateException(
        "compare: "
            + problem.name()
            + " can be differentiated by none of the modes "
            + reasons
            + "; choose more modes");
  }

  private ModeResult result(Outcome outcome) {
    Computed computed = outcome.computed();
    return computed == null ? skipped(outcome) : judged(outcome, computed);
  }

  private static ModeResult skipped(Outcome outcome) {
    Mode mode = outcome.mode();
    return new ModeResult(
        mode.name(),
        outcome.status(),
        null,
        null,
        Double.NaN,
        true,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        outcome.note());
  }

  private ModeResult judged(Outcome outcome, Computed computed) {
    Mode mode = outcome.mode();
    Derivative reference = Objects.requireNonNull(best.computed()).derivative();
    Derivative.Comparison comparison =
        computed.derivative().comparedWith(reference, allowed(outcome, computed, reference));
    Distance worst = comparison.worst();
    SecondOrderFigures higher = second == null ? null : second.judged(outcome, computed.timing());
    Distance value = computed.values().from(primalValues, rounding.ofValues());
    return new ModeResult(
        mode.name(),
        outcome.status(),
        computed.values().summary(),
        worst.error(),
        worst.allowed(),
        worst.isAllowed() && value.isAllowed() && (higher == null || higher.agrees()),
        !isReference(outcome) && comparison.isCounted() && (higher == null || higher.isCompared()),
        computed.timing(),
        computed.timing().medianNanos() / primal.medianNanos(),
        mode.hasTape() ? TapeUse.of(mode.form(problem)) : null,
        computed.peakBytes(),
        preparation(computed),
        higher,
        note(outcome, comparison, value));
  }

  /** By how much each entry may differ: by rounding, and by what differences leave out. */
  private double[] allowed(Outcome outcome, Computed computed, Derivative reference) {
    Mode mode = outcome.mode();
    return allowed(
        mode,
        reference.isAnyFinite(),
        layout.entries(),
        () ->
            mode.isOfDifferences()
                ? rounding.ofDifferences(problem, layout, computed.derivative().directions())
                : rounding.ofDerivative());
  }

  /** What is allowed by a rule; where no number is finite, an estimate proves nothing. */
  static double[] allowed(Mode mode, boolean isAnyFinite, int entries, Supplier<double[]> rule) {
    if (isAnyFinite || !mode.isEstimating()) {
      return rule.get();
    }
    double[] allowed = new double[entries];
    Arrays.fill(allowed, Double.POSITIVE_INFINITY);
    return allowed;
  }

  @SuppressWarnings("ReferenceEquality") // That very outcome, not one like it.
  private boolean isReference(Outcome outcome) {
    return outcome == best;
  }

  private String note(Outcome outcome, Derivative.Comparison comparison, Distance value) {
    String note = note(outcome.note(), value);
    if (isReference(outcome) || comparison.isCounted()) {
      return note;
    }
    String why =
        comparison.finite() == 0
            ? "no finite number was compared"
            : String.format(
                Locale.ROOT,
                "too few directions to count; at least %s of them are needed",
                Derivative.Comparison.LEAST_SHARE);
    return note.isEmpty() ? why : note + "; " + why;
  }

  private static String note(String note, Distance value) {
    if (value.isAllowed()) {
      return note;
    }
    String differs =
        String.format(
            Locale.ROOT,
            "the value differs from the plain double program's by %.1e, allowed %.0e",
            value.error(),
            value.allowed());
    return note.isEmpty() ? differs : note + "; " + differs;
  }
}
