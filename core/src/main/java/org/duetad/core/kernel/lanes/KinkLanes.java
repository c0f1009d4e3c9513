package org.duetad.core.kernel.lanes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.kernel.memory.Lanes;

/** Notes where a rule of a body is at a kink because of operands that may have underflowed. */
public final class KinkLanes implements LaneOperation {

  /** Each group of operands is at a kink if all of it are zero. */
  private final LaneOperand[][] groups;

  public KinkLanes(LaneOperand[] x, int[][] places) {
    groups = new LaneOperand[places.length][];
    for (int k = 0; k < groups.length; k++) {
      groups[k] =
          Arrays.stream(places[k]).mapToObj(i -> x[i].passive()).toArray(LaneOperand[]::new);
    }
  }

  @Override
  public void evaluate(Lanes lanes) {
    for (LaneOperand[] group : groups) {
      double[] size = group[0].read(lanes, 0);
      if (group.length > 1) {
        size = sizes(lanes, group);
      }
      lanes.steeps.noteKinks(size, lanes.n);
    }
  }

  private static double[] sizes(Lanes lanes, LaneOperand[] group) {
    double[] sizes = lanes.scratch();
    Arrays.fill(sizes, 0, lanes.n, 0.0);
    for (LaneOperand operand : group) {
      double[] x = operand.read(lanes, 0);
      for (int i = 0; i < lanes.n; i++) {
        sizes[i] += Math.abs(x[i]);
      }
    }
    return sizes;
  }

  @Override
  public void pull(Lanes lanes) {
    // Nothing is computed.
  }

  @Override
  public List<LaneOperand> operands() {
    List<LaneOperand> all = new ArrayList<>();
    for (LaneOperand[] group : groups) {
      all.addAll(Arrays.asList(group));
    }
    return all;
  }
}
