package org.duetad.checkpoint.bounded;

import java.util.ArrayList;
import java.util.List;

/**
 * The order in which a program is swept when its values do not all fit into memory. A piece that
 * fits is evaluated, kept and swept. One that does not is cut into parts where few values are live:
 * the forward pass keeps only those values, and the parts are then reversed from the last to the
 * first, in the same way. This class only counts bytes; a {@link Worker} carries out the decisions.
 */
final class SweepOrder {

  /** Carries out the decisions. Instructions are numbered; ranges exclude their end. */
  interface Worker {

    /** Evaluates instructions and keeps the values that are live at the end. */
    void advance(int from, int to);

    /** Evaluates and sweeps instructions, and keeps none of their values. */
    void sweep(int from, int to);

    /** Frees the results of instructions. */
    void drop(int from, int to);
  }

  private final ValueSizes sizes;
  private final long budget;
  private final Worker worker;
  private long held;
  private long peak;

  private SweepOrder(ValueSizes sizes, long budget, Worker worker) {
    this.sizes = sizes;
    this.budget = budget;
    this.worker = worker;
    held = sizes.alive[0];
  }

  /**
   * Reverses all instructions.
   *
   * @return the peak number of bytes, which exceeds the budget if that is too small
   */
  static long run(ValueSizes sizes, long budget, Worker worker) {
    SweepOrder reverse = new SweepOrder(sizes, budget, worker);
    reverse.reverse(0, sizes.alive.length - 1);
    return reverse.peak;
  }

  private void reverse(int from, int to) {
    long results = sizes.results(from, to);
    // Adjoints exist for these results and for values that were live before.
    long needed = held + 2 * results + sizes.alive[from];
    List<Integer> cuts = needed <= budget || to - from <= 1 ? List.of() : cuts(from, to, needed);
    if (cuts.isEmpty()) {
      peak = Math.max(peak, needed);
      worker.sweep(from, to);
      return;
    }
    long[] kept = new long[cuts.size()];
    int start = from;
    for (int i = 0; i < cuts.size(); i++) {
      kept[i] = advance(start, cuts.get(i), to);
      start = cuts.get(i);
    }
    int end = to;
    for (int i = cuts.size() - 1; i >= 0; i--) {
      reverse(cuts.get(i), end);
      end = cuts.get(i);
      worker.drop(i > 0 ? cuts.get(i - 1) : from, end);
      held -= kept[i];
    }
    reverse(from, end);
  }

  /** Advances to a cut, with the adjoints at the end of the piece held; returns the bytes kept. */
  private long advance(int from, int to, int end) {
    long most = 0;
    for (int k = from; k <= to; k++) {
      most = Math.max(most, sizes.alive[k] + (k < to ? sizes.results(k, k + 1) : 0));
    }
    peak = Math.max(peak, held + most + sizes.alive[end]);
    worker.advance(from, to);
    long kept = sizes.aliveOf(from, to);
    held += kept;
    return kept;
  }

  /**
   * Where to cut a piece: into as many parts as needed, if half of the remaining bytes can hold the
   * values at the cuts.
   */
  private List<Integer> cuts(int from, int to, long needed) {
    long room = Math.max(0, budget - held - sizes.alive[to]) / 2;
    int length = to - from;
    long wanted = Math.min(length, Math.max(2, 1 + needed / Math.max(room, 1)));
    for (long parts = wanted; parts > 2; parts = Math.min(parts - 1, 3 * parts / 4)) {
      List<Integer> cuts = cuts(from, to, (int) parts);
      if (cuts.stream().mapToLong(cut -> sizes.alive[cut]).sum() <= room) {
        return cuts;
      }
    }
    return cuts(from, to, 2);
  }

  /** Cuts into parts of about equal length, at the cheapest place near the end of each. */
  private List<Integer> cuts(int from, int to, int parts) {
    List<Integer> cuts = new ArrayList<>();
    int reach = (to - from) / (4 * parts);
    for (int i = 1; i < parts; i++) {
      int middle = from + (int) ((long) (to - from) * i / parts);
      int best = middle;
      for (int k = middle - reach; k <= middle + reach; k++) {
        best = sizes.alive[k] < sizes.alive[best] ? k : best;
      }
      if (best > from && best < to && (cuts.isEmpty() || best > cuts.get(cuts.size() - 1))) {
        cuts.add(best);
      }
    }
    return cuts;
  }
}
