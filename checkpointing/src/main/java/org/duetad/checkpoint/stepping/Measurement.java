package org.duetad.checkpoint.stepping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.duetad.checkpoint.schedule.MeasuredCosts;
import org.duetad.checkpoint.schedule.StepCosts;
import org.duetad.checkpoint.store.SnapshotStore;
import org.duetad.checkpoint.store.Snapshots;

/** Measures the costs of steps and snapshots by timing a few of them. */
final class Measurement {

  /** Minimum seconds for a batch. */
  private static final double BATCH_TIME = 0.005;

  /** Minimum seconds for the first quantity: the JIT may take that long to reach full speed. */
  private static final double FIRST_TIME = 0.4;

  /** Minimum seconds for each other quantity. */
  private static final double LEAST_TIME = 0.05;

  /** Maximum seconds for each quantity. */
  private static final double MOST_TIME = 1.0;

  /** Ratio of times below which a batch counts as faster. */
  private static final double FASTER = 0.97;

  private static final int BATCHES = 9;
  private static final long MOST_STEPS = 16;

  private Measurement() {}

  static MeasuredCosts of(SteppingSpec setting, double[] initial, double[] parameters) {
    Objects.requireNonNull(initial, "measured: the initial state is null");
    Objects.requireNonNull(parameters, "measured: the parameters are null");
    double[] start = Arrays.copyOf(initial, setting.length(initial));
    double[] seed = new double[start.length];
    Arrays.fill(seed, 1.0);
    Stepper stepper =
        setting.stepper(initial.length, parameters.clone(), new double[parameters.length]);
    long steps = setting.plan == null ? 1 : Math.min(MOST_STEPS, setting.plan.steps().orElse(1));
    Loop loop = new Loop(stepper, start, seed, Math.max(1, steps));
    List<Spread> spreads = new ArrayList<>();
    spreads.add(spread(loop, loop::advance, FIRST_TIME));
    spreads.add(spread(loop, loop::tape, LEAST_TIME));
    spreads.add(spread(loop, loop::reverse, LEAST_TIME));
    addSnapshots(spreads, setting.memory, start);
    addSnapshots(spreads, setting.disk, start);
    return new MeasuredCosts(
        costs(spreads, Spread::least),
        costs(spreads, Spread::median),
        costs(spreads, Spread::most));
  }

  private static StepCosts costs(List<Spread> spreads, ToDoubleFunction<Spread> one) {
    double[] c = spreads.stream().mapToDouble(one).toArray();
    return new StepCosts(c[0], c[1], c[2], c[3], c[4], c[5], c[6]);
  }

  /** Seconds for the same work in several batches. */
  private record Spread(double least, double median, double most) {}

  /** A write and a read. */
  private static void addSnapshots(List<Spread> spreads, SnapshotStore store, double[] state) {
    double[] copy = new double[state.length];
    try (Snapshots snapshots = store.open(1, state.length)) {
      spreads.add(spread(() -> snapshots.write(0, 0, state), LEAST_TIME));
      spreads.add(spread(() -> snapshots.read(0, 0, copy), LEAST_TIME));
    }
  }

  private static Spread spread(Loop loop, Runnable work, double least) {
    try {
      return spread(work, least);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "measured: step " + loop.index + " failed: " + e.getMessage(), e);
    }
  }

  /** The spread of batches once the JIT no longer makes them faster. */
  private static Spread spread(Runnable work, double least) {
    double[] latest = new double[BATCHES];
    double best = Double.POSITIVE_INFINITY;
    long began = System.nanoTime();
    long calls = 1;
    int sinceBest = 0;
    for (int i = 0;
        i < BATCHES || since(began) < least || (sinceBest < BATCHES && since(began) < MOST_TIME);
        i++) {
      long start = System.nanoTime();
      for (long k = 0; k < calls; k++) {
        work.run();
      }
      double seconds = since(start);
      latest[i % BATCHES] = seconds / calls;
      sinceBest = seconds / calls < FASTER * best ? 0 : sinceBest + 1;
      best = Math.min(best, seconds / calls);
      if (seconds < BATCH_TIME) {
        calls *= 2;
        sinceBest = 0;
      }
    }
    Arrays.sort(latest);
    return new Spread(latest[0], latest[BATCHES / 2], latest[BATCHES - 1]);
  }

  private static double since(long nanos) {
    return 1e-9 * (System.nanoTime() - nanos);
  }

  /** The first steps, repeatedly. */
  private static final class Loop {

    private final Stepper stepper;
    private final double[] start;
    private final double[] seed;
    private final long steps;
    private double[] live;
    private double[] next;
    private long index;

    Loop(Stepper stepper, double[] start, double[] seed, long steps) {
      this.stepper = stepper;
      this.start = start;
      this.seed = seed;
      this.steps = steps;
      live = start.clone();
      next = new double[start.length];
    }

    void advance() {
      stepper.advance(index, live, next);
      goOn();
    }

    void tape() {
      stepper.tape(index, live, next, 0);
      goOn();
    }

    void reverse() {
      stepper.pull(index, 0, seed, next);
    }

    private void goOn() {
      double[] last = live;
      live = next;
      next = last;
      index++;
      if (index == steps) {
        System.arraycopy(start, 0, live, 0, start.length);
        index = 0;
      }
    }
  }
}
