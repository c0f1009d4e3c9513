package org.duetad.core.kernel.lanes;

import org.duetad.core.kernel.memory.Lanes;

/** The slope of an operation with one operand, where rows of the same turn have parts of it. */
final class UnarySlope {

  private final SlopeCode code;
  private final KnownRows known;
  private final int operand;

  /** What is done: once all operations are known. */
  private SlopePlan plan;

  UnarySlope(SlopeCode code, KnownRows known, LaneOperand operand) {
    this.code = code;
    this.known = known;
    this.operand = operand.row();
    plan = code.plan(function -> -1);
  }

  /** Marks the rows that have parts; all operations are known by now. */
  void keep(boolean[] kept) {
    plan = code.plan(function -> known.of(function, operand));
    plan.keep(kept);
  }

  /** Whether the operand, or as number 1 the result, is read. */
  boolean reads(int slot) {
    return plan.reads(slot);
  }

  /** The slopes at operands and results, in an array of the scratch memory or one of these. */
  double[] at(Lanes lanes, double[] x, double[] y) {
    return code.at(lanes, plan, x, y);
  }
}
