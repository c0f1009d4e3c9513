package org.duetad.core.kernel.lanes;

import java.util.List;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Relation;

/**
 * A comparison that must have the result that was recorded. Where it has not, or may not, the guard
 * itself decides.
 *
 * @param relation the comparison
 * @param answer its result
 * @param x the left number
 * @param y the right number
 * @param exact the guard, lane by lane
 */
record GuardLanes(Relation relation, int answer, LaneOperand x, LaneOperand y, OtherLanes exact)
    implements LaneOperation {

  static GuardLanes of(Guard guard, LaneOperand[] operands, int row) {
    OtherLanes exact = new OtherLanes(guard, operands, row);
    return new GuardLanes(guard.relation(), guard.answer(), operands[0], operands[1], exact);
  }

  @Override
  public void evaluate(Lanes lanes) {
    if (!holds(x.read(lanes, 0), y.read(lanes, 1), lanes.n)) {
      exact.evaluate(lanes);
    }
  }

  private boolean holds(double[] a, double[] b, int n) {
    return switch (relation) {
      case GREATER -> LaneMath.areGreater(a, b, answer == 1, n);
      case GREATER_OR_EQUAL -> LaneMath.areAtLeast(a, b, answer == 1, n);
      case ORDER ->
          answer != 0 && LaneMath.areGreater(answer > 0 ? a : b, answer > 0 ? b : a, true, n);
      case EQUAL -> false;
    };
  }

  @Override
  public List<LaneOperand> operands() {
    return exact.operands();
  }

  @Override
  public void pull(Lanes lanes) {
    // A guard has no results.
  }
}
