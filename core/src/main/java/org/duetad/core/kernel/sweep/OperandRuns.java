package org.duetad.core.kernel.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.loops.Index;
import org.duetad.core.rules.Reductions;
import org.jspecify.annotations.Nullable;

/** Operands of long sums outside of loops that are side by side in memory, or equally far apart. */
public final class OperandRuns {

  /** The variable of loops over operands. */
  public static final int VARIABLE = 0;

  /** Fewer operands are written out. */
  private static final int SHORTEST = 8;

  private OperandRuns() {}

  /**
   * Some operands.
   *
   * @param first which operand of the step is the first of them
   * @param count how many
   * @param place the place of the first on the left
   * @param stride how far each is from the one before
   * @param other the place of the first on the right, or -1
   * @param otherStride the same on the right
   */
  public record Run(int first, int count, int place, int stride, int other, int otherStride) {

    public Index left() {
      return new Index.Affine(place, List.of(new Index.Term(VARIABLE, stride)));
    }

    public @Nullable Index right() {
      return other < 0
          ? null
          : new Index.Affine(other, List.of(new Index.Term(VARIABLE, otherStride)));
    }

    /** Whether one of several operands is at a certain place. */
    public boolean anyPlace(IntPredicate which) {
      for (int k = 0; k < count && place >= 0; k++) {
        if (which.test(place + k * stride) || (other >= 0 && which.test(other + k * otherStride))) {
          return true;
        }
      }
      return false;
    }

    /** Passes on where operands are that may be at places from one on. */
    public void forEachPlace(int from, IntConsumer consumer) {
      forEachPlace(place, stride, from, consumer);
      if (other >= 0) {
        forEachPlace(other, otherStride, from, consumer);
      }
    }

    private void forEachPlace(int first, int step, int from, IntConsumer consumer) {
      boolean areBefore = Math.max(first, first + (count - 1) * step) < from;
      for (int k = 0; k < count && !areBefore; k++) {
        consumer.accept(first + k * step);
      }
    }
  }

  /** How many terms the sum has that an instruction is; 0 if it is something else. */
  public static int terms(Instruction instruction, int operands) {
    Object operation = instruction.operation();
    return operation.equals(Reductions.SUM)
        ? operands
        : operation.equals(Reductions.DOT) ? operands / 2 : 0;
  }

  /** Each term alone, as in loops. */
  public static List<Run> singles(int terms) {
    List<Run> runs = new ArrayList<>();
    for (int k = 0; k < terms; k++) {
      runs.add(single(k));
    }
    return runs;
  }

  private static Run single(int index) {
    return new Run(index, 1, -1, 0, -1, 0);
  }

  /** Runs of terms of an instruction in no loop. */
  public static List<Run> of(StraightOperands x, int terms, boolean areProducts) {
    List<Run> runs = new ArrayList<>();
    int left = 0;
    int right = 0;
    for (int k = 0; k < terms; ) {
      left = k + 1 < left ? left : k + x.alike(k, terms);
      right = k + 1 < right || !areProducts ? right : k + x.alike(terms + k, 2 * terms);
      int count = (areProducts ? Math.min(left, right) : left) - k;
      if (count < SHORTEST) {
        runs.add(single(runs.size()));
        k++;
        continue;
      }
      int other = areProducts ? x.place(terms + k) : -1;
      int otherStride = areProducts ? x.place(terms + k + 1) - other : 0;
      int place = x.place(k);
      runs.add(new Run(runs.size(), count, place, x.place(k + 1) - place, other, otherStride));
      k += count;
    }
    return runs;
  }
}
