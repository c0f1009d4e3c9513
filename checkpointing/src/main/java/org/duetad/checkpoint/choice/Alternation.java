package org.duetad.checkpoint.choice;

import java.util.Arrays;
import java.util.List;

/**
 * Times tasks in turn, so that a temporary slowdown of the machine affects all of them. Each is
 * warmed up alone; its first run, which may include a preparation, does not count. The fastest of
 * the rounds that follow counts.
 */
final class Alternation {

  private static final int ROUNDS = 10;
  private static final int FEWEST = 4;

  private final List<Runnable> tasks;
  private final long share;
  private final double[] best;
  private final int[] batch;

  private Alternation(List<Runnable> tasks, double seconds) {
    this.tasks = tasks;
    share = (long) (1e9 * seconds / (2 * tasks.size()));
    best = new double[tasks.size()];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    batch = new int[tasks.size()];
  }

  /**
   * Nanoseconds of each task, measured for about a number of seconds in all; each is run at least a
   * few times.
   */
  static double[] nanos(List<Runnable> tasks, double seconds) {
    Alternation turns = new Alternation(tasks, seconds);
    turns.warmUp();
    turns.measure();
    return turns.best;
  }

  private void warmUp() {
    for (int i = 0; i < best.length; i++) {
      tasks.get(i).run();
      long begin = System.nanoTime();
      for (int k = 0; k < FEWEST || System.nanoTime() - begin < share; k++) {
        run(i, 1);
      }
      batch[i] = (int) Math.max(1, Math.min(share / (ROUNDS * best[i]), 1_000_000));
    }
  }

  /** A task that takes longer than its share has been measured. */
  private void measure() {
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < best.length; i++) {
        if (best[i] < share) {
          run(i, batch[i]);
        }
      }
    }
  }

  private void run(int task, int times) {
    long begin = System.nanoTime();
    for (int k = 0; k < times; k++) {
      tasks.get(task).run();
    }
    best[task] = Math.min(best[task], (System.nanoTime() - begin) / (double) times);
  }
}
