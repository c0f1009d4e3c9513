package org.duetad.examples.compare;

import java.util.function.DoubleConsumer;
import org.duetad.core.mode.BatchJvp;
import org.duetad.core.mode.Seeds;
import org.duetad.examples.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Repeated differentiation of a problem in one mode. A mode that works column by column and would
 * not finish within half of its budget computes only some of the columns.
 */
final class ModeTrial {

  private static final int FEW = 8;

  private final Problem problem;
  private final ColumnLayout layout;
  private final Mode mode;
  private final ComparisonSettings settings;
  private final long budget;
  private final Slices slices;
  private final DoubleConsumer progress;
  private final Derivative derivative;
  private int sample = 1;

  ModeTrial(
      Problem problem,
      ColumnLayout layout,
      Mode mode,
      ComparisonSettings settings,
      DoubleConsumer progress) {
    this.problem = problem;
    this.layout = layout;
    this.mode = mode;
    this.settings = settings;
    budget = settings.budgetNanos();
    slices = Slices.shuffled(layout, mode, settings.seed());
    this.progress = progress;
    derivative = Derivative.empty(layout);
  }

  Outcome run() {
    if (!mode.byColumns() || layout.directions() <= mode.width(layout.directions())) {
      return whole();
    }
    Stopwatch watch = new Stopwatch(budget, progress);
    double pass = explore(watch);
    boolean done = sample == slices.count();
    return done || pass * scale() <= 0.5 * budget ? whole() : estimated(watch, pass);
  }

  private Outcome whole() {
    double[][] entries = new double[1][];
    long begin = System.nanoTime();
    if (mode.isPreparing()) {
      problem.derivative(mode.differentiator());
    }
    double first = System.nanoTime() - begin;
    Timing timing =
        new Stopwatch(budget, progress)
            .time(() -> entries[0] = problem.derivative(mode.differentiator()));
    PreparationFigures preparation = mode.preparation(first);
    String note = preparation == null ? "" : preparation.note();
    Double peak =
        settings.peakOf(
            () -> {
              entries[0] = new double[0];
              entries[0] = problem.derivative(mode.differentiator());
            });
    Derivative whole = Derivative.whole(layout, entries[0]);
    return outcome(Status.OK, whole, timing, preparation, peak, note);
  }

  private Outcome estimated(Stopwatch watch, double pass) {
    // A single pass was cold: a second one counts instead, unless it would take far too long.
    Timing timing = pass > 2.0 * budget ? Timing.of(pass) : watch.time(this::pass);
    String note =
        "estimated from "
            + slices.directions(sample)
            + " of "
            + layout.directions()
            + " directions";
    Double peak = settings.peakOf(this::pass);
    return outcome(Status.ESTIMATED, derivative, timing.times(scale()), null, peak, note);
  }

  /** The values come last: other evaluations would pollute the JIT's profile of this mode. */
  private Outcome outcome(
      Status status,
      Derivative derivative,
      Timing timing,
      @Nullable PreparationFigures preparation,
      @Nullable Double peak,
      String note) {
    BlockOutputs values = BlockOutputs.of(problem, mode);
    Outcome.Computed computed = new Outcome.Computed(values, derivative, timing, preparation, peak);
    return new Outcome(mode, status, computed, null, note);
  }

  /** The whole work as a multiple of the sample. */
  private double scale() {
    return (double) layout.directions() / slices.directions(sample);
  }

  /**
   * Chooses the sample by doubling it while a pass through it is short, and returns the time of the
   * fastest pass: the first ones are not representative, since the JIT has barely started.
   */
  private double explore(Stopwatch watch) {
    double best = timedPass();
    while (sample < slices.count() && watch.elapsed() < budget / 4) {
      if (isSmall(best)) {
        sample = (int) Math.min(slices.count(), 2L * sample);
        best = timedPass();
      } else {
        best = Math.min(best, timedPass());
      }
    }
    return best;
  }

  /** Small enough for several passes; a sample of few directions may take longer. */
  private boolean isSmall(double pass) {
    return pass < (sample < FEW ? 0.25 : 0.0625) * budget;
  }

  private double timedPass() {
    long begin = System.nanoTime();
    pass();
    return System.nanoTime() - begin;
  }

  private Derivative pass() {
    for (int i = 0; i < sample; i++) {
      compute(i);
    }
    return derivative;
  }

  private void compute(int slice) {
    int block = slices.block(slice);
    int from = slices.from(slice);
    double[] x = problem.point(block);
    double[][] directions = Seeds.units(x.length, from, slices.to(slice));
    BatchJvp jvp = mode.differentiator().jvp(problem.block(block), x, directions);
    derivative.put(block, from, jvp.tangents());
  }
}
