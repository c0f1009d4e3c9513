package org.duetad.core.kernel.lowering;

import java.util.IdentityHashMap;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.sweep.BodyStep;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.rules.Reduction;
import org.jspecify.annotations.Nullable;

/**
 * Writes the adjoints of sums of terms, which must not depend on values after the loop; nor may
 * inputs be used there.
 */
final class TailAdjoints extends TurnAdjoints {

  private final IdentityHashMap<BodyStep, TermSums.Sum> sums;

  /** The adjoints of the sums. */
  private final IdentityHashMap<TermSums.Sum, Expression> adjoints = new IdentityHashMap<>();

  TailAdjoints(
      BodyMemory memory,
      Places places,
      Formulas formulas,
      IdentityHashMap<BodyStep, TermSums.Sum> sums,
      BlockWriter writer) {
    super(memory, places, formulas, null, writer);
    this.sums = sums;
  }

  @Nullable Expression adjoint(TermSums.Sum sum) {
    return adjoints.get(sum);
  }

  @Override
  void pull(BodyStep step, Reduction rule, Expression zBar) {
    TermSums.Sum sum = sums.get(step);
    if (sum == null) {
      throw new NotLowered("a reduction of other numbers");
    }
    adjoints.put(sum, zBar);
  }

  /** Products of values are noted after the loop. */
  @Override
  void note(BodyStep step, Instruction instruction) {}

  /** The loop stores the adjoints of inputs. */
  @Override
  void add(LaneOperand operand, Expression term) {
    if (operand.isActive() && operand.row() < 0) {
      throw new NotLowered("an input that is used after the loop");
    }
    super.add(operand, term);
  }

  @Override
  Expression row(int row) {
    throw new NotLowered("a slope that depends on a sum");
  }
}
