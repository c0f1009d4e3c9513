package org.duetad.core.kernel.lanes;

import java.util.List;
import org.duetad.core.kernel.memory.Lanes;

/** A function of one operand whose slopes are computed with its values, and kept in a row. */
interface SlopedLanes extends LaneOperation {

  /** The operand, on which a derivative depends. */
  LaneOperand x();

  /** The row of the slopes. */
  int slopes();

  @Override
  default List<LaneOperand> operands() {
    return List.of(x());
  }

  @Override
  default void pull(Lanes lanes) {
    x().addProducts(lanes, lanes.rows[slopes()], lanes.rowAdjoints[row()]);
  }

  @Override
  default void keep(boolean[] rows) {
    rows[slopes()] = true;
  }
}
