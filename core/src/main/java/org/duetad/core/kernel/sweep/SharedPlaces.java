package org.duetad.core.kernel.sweep;

import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.plan.KernelLayout;

/** Marks the places whose numbers are read from memory, not from a row. */
final class SharedPlaces {

  private final FlatCode code;
  private final KernelLayout layout;
  private final boolean[] read;

  /**
   * Those that are not only read by sums of squares outside of loops, which show a large number.
   */
  private final boolean[] hidden;

  /** Begins with those of the outputs. */
  SharedPlaces(FlatCode code, KernelLayout layout) {
    this.code = code;
    this.layout = layout;
    read = new boolean[layout.size()];
    hidden = new boolean[layout.size()];
    add(layout.outputs());
  }

  void add(int... places) {
    for (int place : places) {
      read[place] = true;
      hidden[place] = true;
    }
  }

  /** Adds those of the operands of a stretch of instructions outside of loops. */
  void addOperands(int from, int end) {
    for (int k = from; k < end; k++) {
      boolean isHidden = !DoubtfulRows.isSumOfSquares(code, k);
      for (int i = 0; i < code.arity(k); i++) {
        int place = layout.place(code.operand(k, i));
        read[place] = true;
        hidden[place] |= isHidden;
      }
    }
  }

  /** Whether each place is read. */
  boolean[] read() {
    return read;
  }

  /** Whether each place is read, and no sum of squares shows that its number is large. */
  boolean[] hidden() {
    return hidden;
  }
}
