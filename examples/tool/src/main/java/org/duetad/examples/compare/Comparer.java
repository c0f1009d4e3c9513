package org.duetad.examples.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.duetad.examples.problems.Named;
import org.duetad.examples.problems.Problem;

/**
 * Differentiates a problem with several modes in turn, the most exact first, and judges them by the
 * first that succeeds.
 */
public final class Comparer {

  private final Problem problem;
  private final ComparisonSettings settings;
  private final List<Mode> modes;
  private int phase;

  private Comparer(Problem problem, List<Mode> modes, ComparisonSettings settings) {
    this.problem = problem;
    this.modes = modes;
    this.settings = settings;
  }

  /**
   * Compares modes on a problem.
   *
   * @param problem the problem
   * @param modes the modes, at least one
   * @param settings the settings
   * @return the report
   * @throws IllegalArgumentException if there is no mode, or second derivatives are requested for
   *     several outputs
   * @throws IllegalStateException if the problem's function throws an exception, or if no mode can
   *     differentiate it
   */
  public static Report compare(Problem problem, List<Mode> modes, ComparisonSettings settings) {
    requirePossible(problem, modes, settings);
    return new Comparer(problem, List.copyOf(modes), settings).report();
  }

  static void requirePossible(Problem problem, List<Mode> modes, ComparisonSettings settings) {
    if (modes.isEmpty()) {
      throw new IllegalArgumentException(
          "compare: no mode is given; choose some of " + Named.names(Mode.all(), Mode::name));
    }
    if (settings.secondOrder()) {
      SecondTrial.requireOneOutput(problem);
    }
  }

  /** Without modes to compare: for one that is measured alone. */
  static Comparer alone(Problem problem, ComparisonSettings settings) {
    return new Comparer(problem, List.of(), settings);
  }

  private Report report() {
    Timing primal = primal();
    phase++;
    List<Outcome> outcomes = outcomes();
    if (settings.secondOrder()) {
      outcomes = outcomes.stream().map(this::withSecond).toList();
    }
    return Judge.report(problem, settings.seed(), primal, false, inOrderAsked(outcomes));
  }

  /** The time of the plain double program. */
  Timing primal() {
    try {
      return new Stopwatch(settings.budgetNanos(), fraction -> progress("double program", fraction))
          .time(problem::primal);
    } catch (Throwable e) {
      throw failed("on plain numbers", e);
    }
  }

  private List<Outcome> outcomes() {
    ColumnLayout layout = ColumnLayout.of(problem);
    List<Outcome> outcomes = new ArrayList<>();
    for (Mode mode : modes.stream().sorted(Comparator.comparingInt(Mode::rank)).toList()) {
      outcomes.add(outcome(layout, mode));
      phase++;
    }
    return outcomes;
  }

  /**
   * Runs after all first derivatives, because second derivatives would pollute their call sites.
   */
  Outcome withSecond(Outcome first) {
    Outcome.Computed computed = first.computed();
    Outcome both =
        computed == null
            ? first
            : orFailed(first.mode(), () -> first.with(second(first.mode(), computed.timing())));
    phase++;
    return both;
  }

  private Outcome.Second second(Mode mode, Timing gradient) {
    return new SecondTrial(mode.form(problem), mode, settings)
        .run(gradient, fraction -> progress(mode.name(), fraction));
  }

  private List<Outcome> inOrderAsked(List<Outcome> outcomes) {
    return outcomes.stream()
        .sorted(Comparator.comparingInt(outcome -> modes.indexOf(outcome.mode())))
        .toList();
  }

  /** Its first derivatives. */
  Outcome outcome(Mode mode) {
    return outcome(ColumnLayout.of(problem), mode);
  }

  private Outcome outcome(ColumnLayout layout, Mode mode) {
    try {
      return orFailed(mode, () -> first(layout, mode));
    } catch (UnsupportedOperationException e) {
      return Outcome.skipped(mode, String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      return Outcome.skipped(
          mode, "the JVM has too little memory: give it more, as in DUET_JAVA_OPTS=-Xmx8g");
    }
  }

  private Outcome first(ColumnLayout layout, Mode mode) {
    Problem form = mode.form(problem);
    return new ModeTrial(form, layout, mode, settings, fraction -> progress(mode.name(), fraction))
        .run();
  }

  private Outcome orFailed(Mode mode, Supplier<Outcome> work) {
    try {
      return work.get();
    } catch (UnsupportedOperationException | OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      throw failed("in mode " + mode.name(), e);
    }
  }

  private IllegalStateException failed(String where, Throwable e) {
    return new IllegalStateException(
        "compare: " + problem.name() + " fails " + where + ": " + Cause.of(e), e);
  }

  private void progress(String doing, double fraction) {
    int phases = 1 + modes.size() * (settings.secondOrder() ? 2 : 1);
    settings.progress().at(doing, (phase + fraction) / phases);
  }
}
