package org.duetad.core.kernel.straight;

import org.duetad.core.Scalar;
import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.instruction.Guard;

/**
 * A comparison of two numbers in memory.
 *
 * @param guard the relation and its answer
 * @param x the place of the left number
 * @param y the place of the right number
 */
record GuardStep(Guard guard, int x, int y) implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    Scalar left = Scalar.of(lanes.values[x]);
    if (guard.relation().of(left, Scalar.of(lanes.values[y])) != guard.answer()) {
      throw new BranchChangedException("evaluate: another branch at " + guard.line());
    }
  }

  @Override
  public void pull(Lanes lanes) {
    // A condition has no derivative.
  }
}
