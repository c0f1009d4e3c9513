package org.duetad.core.kernel.lanes;

import org.duetad.core.kernel.memory.Lanes;

/** The slope of an operation with one operand, where rows of the same turn have parts of it. */
final class UnarySlope {

  private final SlopeCode code;
  private final KnownRows known;
  private final int operand;

  /** For each step, the row that has its result, or -1: once all operations are known. */
  private int[] rows = {};

  UnarySlope(SlopeCode code, KnownRows known, LaneOperand operand) {
    this.code = code;
    this.known = known;
    this.operand = operand.row();
  }

  /** Marks the rows that have parts; all operations are known by now. */
  void keep(boolean[] kept) {
    rows = code.rows(known, operand);
    for (int row : rows) {
      if (row >= 0) {
        kept[row] = true;
      }
    }
  }

  /** Whether the operand, or as number 1 the result, is read. */
  boolean reads(int slot) {
    return code.reads(slot);
  }

  /** The slopes at operands and results, in an array of the scratch memory or one of these. */
  double[] at(Lanes lanes, double[] x, double[] y) {
    return code.at(lanes, rows, x, y);
  }
}
