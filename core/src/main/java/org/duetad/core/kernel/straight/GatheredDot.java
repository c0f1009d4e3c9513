package org.duetad.core.kernel.straight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.kernel.memory.Steeps;

/**
 * {@code z = Σ a_k b_k}, left to right, in straight code: of results in all turns of a loop, say.
 * The sum waits for each addition; so two inner products are computed side by side.
 */
final class GatheredDot implements LaneOperation {

  /** Shorter stretches, on average, are read place by place. */
  private static final int LONG = 8;

  /** How many products there are at least in an inner product that is worth a pair. */
  private static final int FEWEST = 32;

  private final Runs runs;

  /** The places of the factors if the stretches are short; else none. */
  private final int[] left;

  private final int[] right;
  private final int to;

  /**
   * An inner product of numbers in memory.
   *
   * @param left the places of the left factors
   * @param right the places of the right factors
   * @param to the place of the result
   */
  GatheredDot(int[] left, int[] right, int to) {
    runs = Runs.of(left, right);
    boolean isShort = left.length < LONG * runs.count();
    this.left = isShort ? left : new int[0];
    this.right = isShort ? right : new int[0];
    this.to = to;
  }

  @Override
  public void evaluate(Lanes lanes) {
    double[] values = lanes.values;
    double sum = 0;
    for (int k = 0; k < left.length; k++) {
      sum += values[left[k]] * values[right[k]];
    }
    for (int run = 0; left.length == 0 && run < runs.count(); run++) {
      sum = add(sum, values, runs.left()[run], runs.right()[run], runs.length()[run]);
    }
    values[to] = sum;
  }

  private static double add(double start, double[] values, int left, int right, int length) {
    double sum = start;
    for (int i = 0; i < length; i++) {
      sum += values[left + i] * values[right + i];
    }
    return sum;
  }

  /**
   * Two side by side, which do not depend on each other.
   *
   * @param one an inner product
   * @param two one whose stretches are as long
   */
  private record Pair(GatheredDot one, GatheredDot two) implements LaneOperation {

    @Override
    public void evaluate(Lanes lanes) {
      double[] values = lanes.values;
      double first = 0;
      double second = 0;
      for (int run = 0; run < one.runs.count(); run++) {
        int a = one.runs.left()[run];
        int b = one.runs.right()[run];
        int c = two.runs.left()[run];
        int d = two.runs.right()[run];
        int length = one.runs.length()[run];
        for (int i = 0; i < length; i++) {
          first += values[a + i] * values[b + i];
          second += values[c + i] * values[d + i];
        }
      }
      values[one.to] = first;
      values[two.to] = second;
    }

    @Override
    public void pull(Lanes lanes) {
      two.pull(lanes);
      one.pull(lanes);
    }
  }

  /** Steps of which inner products are paired, the later one with the earlier one. */
  static List<LaneOperation> paired(List<LaneOperation> steps) {
    List<LaneOperation> all = new ArrayList<>(steps);
    for (int k = 0; k < all.size(); k++) {
      if (all.get(k) instanceof GatheredDot one && one.runs.total() >= FEWEST) {
        int other = one.partner(all, k + 1);
        if (other > 0) {
          all.set(k, new Pair(one, (GatheredDot) all.remove(other)));
        }
      }
    }
    return all;
  }

  /** The next one that may as well be computed together with this one, or -1. */
  private int partner(List<LaneOperation> steps, int from) {
    for (int k = from; k < steps.size(); k++) {
      if (steps.get(k) instanceof GatheredDot two
          && Arrays.equals(runs.length(), two.runs.length())) {
        return steps.subList(from - 1, k).stream().anyMatch(two::meets) ? -1 : k;
      }
      if (!(steps.get(k) instanceof ScalarCode || steps.get(k) instanceof GatheredDot)) {
        return -1;
      }
    }
    return -1;
  }

  /** Whether a step fills what this one reads, or reads it, too. */
  private boolean meets(LaneOperation step) {
    if (step instanceof GatheredDot other) {
      return runs.contains(other.to) || runs.meets(other.runs);
    }
    return !(step instanceof ScalarCode code) || code.places().anyMatch(runs::contains);
  }

  @Override
  public void pull(Lanes lanes) {
    double zBar = lanes.take(to);
    for (int run = 0; run < runs.count(); run++) {
      int left = runs.left()[run];
      if (runs.isSquare(run)) {
        pullSquares(lanes, left, left + runs.length()[run], zBar);
      } else {
        pullProducts(lanes, left, runs.right()[run], runs.length()[run], zBar);
      }
    }
  }

  /** Both contributions at once. */
  private static void pullSquares(Lanes lanes, int from, int end, double zBar) {
    double[] adjoints = lanes.adjoints;
    for (int place = from; place < end; place++) {
      double term = lanes.steeps.product(lanes.values[place], zBar);
      adjoints[place] = adjoints[place] + term + term;
    }
  }

  private static void pullProducts(Lanes lanes, int left, int right, int length, double zBar) {
    double[] values = lanes.values;
    double[] adjoints = lanes.adjoints;
    Steeps steeps = lanes.steeps;
    for (int i = 0; i < length; i++) {
      adjoints[left + i] += steeps.product(values[right + i], zBar);
      adjoints[right + i] += steeps.product(values[left + i], zBar);
    }
  }
}
