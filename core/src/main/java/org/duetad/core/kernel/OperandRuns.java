package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.program.loops.Index;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.jspecify.annotations.Nullable;

/** Operands of long sums outside of loops that are side by side in memory, or equally far apart. */
final class OperandRuns {

  /** The variable of loops over operands. */
  static final int VARIABLE = 0;

  /** Fewer operands are written out. */
  private static final int SHORTEST = 8;

  private OperandRuns() {}

  /**
   * Some operands.
   *
   * @param first the first of them
   * @param count how many
   * @param place the place of the first on the left
   * @param stride how far each is from the one before
   * @param other the place of the first on the right, or -1
   * @param otherStride the same on the right
   */
  record Run(int first, int count, int place, int stride, int other, int otherStride) {

    Index left() {
      return new Index.Affine(place, List.of(new Index.Term(VARIABLE, stride)));
    }

    @Nullable Index right() {
      return other < 0
          ? null
          : new Index.Affine(other, List.of(new Index.Term(VARIABLE, otherStride)));
    }

    /** The operands are read from memory, and their adjoints are added there. */
    void keepInMemory(Body body, BodyMemory memory) {
      for (int k = 0; k < count; k++) {
        keep(body, memory, place + k * stride);
        if (other >= 0) {
          keep(body, memory, other + k * otherStride);
        }
      }
    }

    private static void keep(Body body, BodyMemory memory, int at) {
      int row = at - body.first();
      if (row >= 0 && row < body.count()) {
        memory.keepInMemory(row);
      }
    }
  }

  /** Those of a sum or an inner product. */
  static List<Run> of(Body body, Reduction rule, LaneOperand[] x) {
    if (rule.equals(Reductions.SUM)) {
      return of(body, x, null);
    } else if (rule.equals(Reductions.DOT)) {
      int half = x.length / 2;
      return of(body, Arrays.copyOf(x, half), Arrays.copyOfRange(x, half, x.length));
    }
    return List.of();
  }

  /** Runs of operands, of which those of one are not in a loop. */
  static List<Run> of(Body body, LaneOperand[] a, LaneOperand @Nullable [] b) {
    List<Run> runs = new ArrayList<>();
    for (int k = 0; k < a.length; ) {
      int count = body.isInLoop() ? 1 : length(body, a, b, k);
      if (count < SHORTEST) {
        runs.add(new Run(k, 1, -1, 0, -1, 0));
        k++;
        continue;
      }
      int place = place(body, a[k]);
      int other = b == null ? -1 : place(body, b[k]);
      int stride = place(body, a[k + 1]) - place;
      int otherStride = b == null ? 0 : place(body, b[k + 1]) - other;
      runs.add(new Run(k, count, place, stride, other, otherStride));
      k += count;
    }
    return runs;
  }

  private static int length(Body body, LaneOperand[] a, LaneOperand @Nullable [] b, int from) {
    int count = 1;
    while (from + count < a.length
        && follows(body, a, from, count)
        && (b == null || follows(body, b, from, count))) {
      count++;
    }
    return count;
  }

  private static boolean follows(Body body, LaneOperand[] x, int from, int count) {
    int first = place(body, x[from]);
    int stride = place(body, x[from + 1]) - first;
    return place(body, x[from + count]) == first + count * stride
        && x[from + count].isActive() == x[from].isActive();
  }

  private static int place(Body body, LaneOperand x) {
    return x.source() instanceof LaneSource.Memory memory ? memory.place() : body.first() + x.row();
  }
}
