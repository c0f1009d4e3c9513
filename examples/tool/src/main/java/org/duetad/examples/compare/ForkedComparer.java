package org.duetad.examples.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.duetad.examples.page.Json;
import org.duetad.examples.problems.Problem;

/**
 * Compares modes of which each runs in a JVM of its own, so that the call sites of other modes do
 * not disturb, and the heap is its own. The numbers come back as they are, and are judged here.
 */
public final class ForkedComparer {

  /** The name of the plain double program among the modes. */
  public static final String PLAIN = "plain";

  /** The least budget, in seconds: one run. */
  private static final double NO_TIME = 1e-9;

  private ForkedComparer() {}

  /**
   * Compares modes on a problem.
   *
   * @param problem the problem
   * @param modes the modes, at least one
   * @param settings the settings
   * @param forks starts a JVM that prints {@link #measured} of a mode, given its name
   * @return the report
   * @throws IllegalStateException if the problem's function throws an exception, or if no mode can
   *     differentiate it
   */
  public static Report compare(
      Problem problem,
      List<Mode> modes,
      ComparisonSettings settings,
      Function<String, ForkedJvm> forks) {
    Comparer.requirePossible(problem, modes, settings);
    settings.progress().at(PLAIN, 0);
    AloneOutcome plain = run(forks, PLAIN);
    Timing primal = plain.timing();
    if (primal == null) {
      throw new IllegalStateException(
          "compare --forked: the plain program of "
              + problem.name()
              + " has no result: "
              + plain.note()
              + "; without --forked the cause is shown");
    }
    ColumnLayout layout = ColumnLayout.of(problem);
    List<Outcome> outcomes = new ArrayList<>();
    for (Mode mode : modes) {
      settings.progress().at(mode.name(), (outcomes.size() + 1.0) / (modes.size() + 1));
      outcomes.add(run(forks, mode.name()).outcome(mode, layout));
    }
    return Judge.report(problem, settings.seed(), primal, true, outcomes);
  }

  private static AloneOutcome run(Function<String, ForkedJvm> forks, String mode) {
    try (ForkedJvm jvm = forks.apply(mode)) {
      AloneOutcome outcome =
          jvm.next(Double.POSITIVE_INFINITY)
              .map(line -> Json.read(line, AloneOutcome.class))
              .orElseGet(() -> AloneOutcome.skipped(jvm.ending()));
      if (outcome.failure() != null) {
        throw new IllegalStateException(outcome.failure());
      }
      return outcome;
    }
  }

  /**
   * Measures the plain program alone.
   *
   * @param problem the problem
   * @param settings the settings
   * @return a line of JSON
   */
  public static String measured(Problem problem, ComparisonSettings settings) {
    return line(() -> AloneOutcome.plain(Comparer.alone(problem, settings).primal()));
  }

  /**
   * Measures a mode alone, after a run of another instance of it that loads its classes.
   *
   * @param problem the problem
   * @param mode makes the mode
   * @param settings the settings
   * @return a line of JSON
   */
  public static String measured(Problem problem, Supplier<Mode> mode, ComparisonSettings settings) {
    return line(
        () -> {
          ComparisonSettings once =
              new ComparisonSettings(NO_TIME, settings.seed(), settings.progress());
          Comparer.alone(problem, once.measuringPeaks()).outcome(mode.get());
          Comparer alone = Comparer.alone(problem, settings.measuringPeaks());
          Outcome first = alone.outcome(mode.get());
          return AloneOutcome.of(settings.secondOrder() ? alone.withSecond(first) : first);
        });
  }

  private static String line(Supplier<AloneOutcome> work) {
    try {
      return Json.line(work.get());
    } catch (IllegalStateException e) {
      return Json.line(AloneOutcome.failed(e.getMessage()));
    }
  }
}
