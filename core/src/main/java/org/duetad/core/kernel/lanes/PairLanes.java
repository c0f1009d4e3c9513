package org.duetad.core.kernel.lanes;

import java.util.List;
import org.duetad.core.kernel.memory.Lanes;

/**
 * Two operations on the same numbers that share what they compute. The other one, whose row is
 * computed here, too, pulls back on its own.
 */
interface PairLanes extends LaneOperation {

  /** Of which this computes the values, and which pulls back. */
  UnaryLanes main();

  @Override
  default List<LaneOperand> operands() {
    return main().operands();
  }

  @Override
  default void pull(Lanes lanes) {
    main().pull(lanes);
  }

  @Override
  default void pullAll(Lanes lanes) {
    main().pullAll(lanes);
  }

  @Override
  default int row() {
    return main().row();
  }

  @Override
  default void keep(boolean[] rows) {
    main().keep(rows);
  }
}
