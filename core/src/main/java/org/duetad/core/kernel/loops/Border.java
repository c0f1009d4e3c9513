package org.duetad.core.kernel.loops;

import java.util.Arrays;
import org.duetad.core.kernel.code.FlatCode;

/**
 * Where the turns of a run begin. A stretch that repeats shows its period, not where a turn begins:
 * that is where the fewest values pass from one turn to the next. Anywhere else, turns that do not
 * depend on each other would seem to.
 */
final class Border {

  private final FlatCode code;
  private final Items items;

  Border(FlatCode code, Items items) {
    this.code = code;
    this.items = items;
  }

  /** The run within a stretch of items with a period; of equal ones that which begins first. */
  Repetition best(int start, int end, int period) {
    int rotations = Math.min(period, end - start - Repetition.LEAST_TURNS * period + 1);
    int[] crossing = rotations == 1 ? new int[1] : crossing(start, period);
    int best = 0;
    for (int r = 1; r < rotations; r++) {
      if (crossing[r] < crossing[best]) {
        best = r;
      }
    }
    return new Repetition(start + best, period, (end - start - best) / period);
  }

  /** How many values of a turn are read beyond its border, for each rotation. */
  private int[] crossing(int start, int period) {
    int[] changes = new int[period + 1];
    int[] itemOf = itemOf(start, period);
    int[] farthest = farthest(start, period, itemOf);
    for (int k = 0; k < farthest.length; k++) {
      add(changes, itemOf[k] - start, farthest[k] - start, period);
    }
    for (int r = 1; r < period; r++) {
      changes[r] += changes[r - 1];
    }
    return changes;
  }

  /** The item that each instruction of the first turn is in. */
  private int[] itemOf(int start, int period) {
    int first = items.start(start);
    int[] itemOf = new int[items.start(start + period) - first];
    for (int item = start; item < start + period; item++) {
      Arrays.fill(itemOf, items.start(item) - first, items.start(item + 1) - first, item);
    }
    return itemOf;
  }

  /** The last item, within a period, that reads what each instruction of the first turn fills. */
  private int[] farthest(int start, int period, int[] itemOf) {
    int first = items.start(start);
    int[] farthest = itemOf.clone();
    int[] operands = code.operands();
    for (int item = start; item < start + 2 * period; item++) {
      int end = code.start(items.start(item + 1));
      for (int i = code.start(items.start(item)); i < end; i++) {
        int producer = code.producer(operands[i]) - first;
        if (producer >= 0 && producer < farthest.length) {
          int last = Math.min(item, itemOf[producer] + period);
          farthest[producer] = Math.max(farthest[producer], last);
        }
      }
    }
    return farthest;
  }

  /** A value that is filled in one item is read in another: all borders between are crossed. */
  private static void add(int[] changes, int from, int to, int period) {
    if (from == to) {
      return;
    }
    int first = (from + 1) % period;
    int last = to % period;
    changes[first]++;
    changes[last + 1]--;
    if (first > last) {
      changes[0]++;
    }
  }
}
