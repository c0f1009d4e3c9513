package org.duetad.examples.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.duetad.examples.compare.Outcome.Computed;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.ReverseMode;
import org.jspecify.annotations.Nullable;

/** Judges what the modes computed by the most exact of them, the reference. */
final class Judge {

  private static final double VALUE_TOLERANCE = 1e-9;

  private final Problem problem;
  private final Timing primal;
  private final Values primalValues;
  private final @Nullable Outcome reference;

  private Judge(Problem problem, Timing primal, @Nullable Outcome reference) {
    this.problem = problem;
    this.primal = primal;
    primalValues = Values.primal(problem);
    this.reference = reference;
  }

  static Report report(Problem problem, long seed, Timing primal, List<Outcome> outcomes) {
    Outcome reference =
        outcomes.stream()
            .filter(outcome -> outcome.computed() != null)
            .min(Comparator.comparingInt(outcome -> outcome.mode().rank()))
            .orElse(null);
    Judge judge = new Judge(problem, primal, reference);
    List<ModeResult> results = outcomes.stream().map(judge::result).toList();
    return new Report(
        problem.name(),
        problem.description(),
        problem.inputs(),
        problem.outputs(),
        results.stream().allMatch(ModeResult::agrees),
        verdict(results, reference),
        reference == null ? null : reference.mode().name(),
        seed,
        primal,
        results);
  }

  private ModeResult result(Outcome outcome) {
    Mode mode = outcome.mode();
    Computed computed = outcome.computed();
    if (computed == null || reference == null || reference.computed() == null) {
      return new ModeResult(
          mode.name(),
          outcome.status(),
          null,
          null,
          mode.tolerance(),
          true,
          null,
          null,
          null,
          outcome.note());
    }
    double error = computed.derivative().disagreement(reference.computed().derivative());
    double valueError = computed.values().disagreement(primalValues);
    return new ModeResult(
        mode.name(),
        outcome.status(),
        computed.values().summary(),
        error,
        mode.tolerance(),
        error <= mode.tolerance() && valueError <= VALUE_TOLERANCE,
        computed.timing(),
        computed.timing().medianNanos() / primal.medianNanos(),
        mode.differentiator() instanceof ReverseMode ? TapeUse.of(problem) : null,
        note(outcome.note(), valueError));
  }

  private static String note(String note, double valueError) {
    if (valueError <= VALUE_TOLERANCE) {
      return note;
    }
    String differs =
        String.format(
            Locale.ROOT,
            "the value differs from the plain double program's by %.1e, allowed %.0e",
            valueError,
            VALUE_TOLERANCE);
    return note.isEmpty() ? differs : note + "; " + differs;
  }

  private static String verdict(List<ModeResult> results, @Nullable Outcome reference) {
    if (reference == null) {
      return "no mode could differentiate: nothing to compare";
    }
    String name = reference.mode().name();
    List<ModeResult> wrong = results.stream().filter(result -> !result.agrees()).toList();
    if (!wrong.isEmpty()) {
      return wrong.stream().map(ModeResult::mode).collect(Collectors.joining(", "))
          + (wrong.size() == 1 ? " disagrees with " : " disagree with ")
          + (wrong.stream().allMatch(result -> result.mode().equals(name))
              ? "the plain double program"
              : name);
    }
    List<String> others =
        results.stream()
            .filter(result -> result.status() != Status.SKIPPED)
            .map(ModeResult::mode)
            .filter(mode -> !mode.equals(name))
            .toList();
    return others.isEmpty()
        ? "only " + name + " differentiated: nothing to compare it with"
        : String.join(", ", others) + (others.size() == 1 ? " agrees" : " agree") + " with " + name;
  }
}
