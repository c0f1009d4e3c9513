package org.duetad.checkpoint;

import java.util.Arrays;
import org.duetad.checkpoint.schedule.StepCosts;
import org.duetad.checkpoint.store.SnapshotStore;
import org.duetad.checkpoint.store.Snapshots;

/** Measures what steps and snapshots cost, by doing a few of them. */
final class Measurement {

  /** Seconds for each quantity, half of them for warming up. */
  private static final double TIME = 0.1;

  private static final int BATCHES = 5;
  private static final long MOST_STEPS = 16;

  private Measurement() {}

  static StepCosts of(Setting setting, double[] initial, double[] parameters) {
    double[] start = Arrays.copyOf(initial, setting.length(initial));
    double[] seed = new double[start.length];
    Arrays.fill(seed, 1.0);
    Stepper stepper = setting.stepper(initial, parameters.clone(), new double[parameters.length]);
    long steps = setting.plan == null ? 1 : Math.min(MOST_STEPS, setting.plan.steps().orElse(1));
    Loop loop = new Loop(stepper, start, seed, Math.max(1, steps));
    double advance = median(loop::advance);
    double tape = median(loop::tape);
    double reverse = median(loop::reverse);
    double[] memory = snapshots(setting.memory, start);
    double[] disk = snapshots(setting.disk, start);
    return new StepCosts(advance, tape, reverse, memory[0], memory[1], disk[0], disk[1]);
  }

  /** Seconds for a write and a read. */
  private static double[] snapshots(SnapshotStore store, double[] state) {
    double[] copy = new double[state.length];
    try (Snapshots snapshots = store.open(1, state.length)) {
      double write = median(() -> snapshots.write(0, 0, state));
      return new double[] {write, median(() -> snapshots.read(0, 0, copy))};
    }
  }

  private static double median(Runnable work) {
    double[] seconds = new double[BATCHES];
    long calls = calls(work);
    for (int i = 0; i < BATCHES; i++) {
      long began = System.nanoTime();
      for (long k = 0; k < calls; k++) {
        work.run();
      }
      seconds[i] = 1e-9 * (System.nanoTime() - began) / calls;
    }
    Arrays.sort(seconds);
    return seconds[BATCHES / 2];
  }

  /** How many calls make a batch. */
  private static long calls(Runnable work) {
    long began = System.nanoTime();
    long calls = 0;
    while (1e-9 * (System.nanoTime() - began) < TIME / 2) {
      work.run();
      calls++;
    }
    return Math.max(1, calls / BATCHES);
  }

  /** The first steps, again and again. */
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
