package org.duetad.core.kernel.blocks;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.kernel.lanes.ArithmeticLanes;
import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.memory.LaneSource;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.program.loops.LaneSums;

/**
 * Differences {@code z_k = x_k - y_k} from numbers that are the same for all lanes, of which the
 * minuends have no adjoints: as of data from the centre of a cluster. They are pulled back
 * together, as that adds to sums over lanes only.
 */
final class DifferenceGroup implements LaneOperation {

  private final LaneOperation[] members;
  private final int[] sums;

  private DifferenceGroup(List<ArithmeticLanes.Difference> differences) {
    members = differences.toArray(new LaneOperation[0]);
    sums = new int[members.length];
    for (int k = 0; k < sums.length; k++) {
      LaneSource.Memory subtrahend = (LaneSource.Memory) differences.get(k).y().source();
      sums[k] = LaneSums.PARTS * subtrahend.sum();
    }
  }

  /** Operations to pull back, of which those differences are grouped that follow each other. */
  static LaneOperation[] in(LaneOperation[] operations) {
    List<LaneOperation> all = new ArrayList<>();
    List<ArithmeticLanes.Difference> open = new ArrayList<>();
    for (LaneOperation operation : operations) {
      if (isMember(operation)) {
        open.add((ArithmeticLanes.Difference) operation);
      } else if (!(operation instanceof LoadLanes load && !load.isActive)) {
        close(open, all);
        all.add(operation);
      }
    }
    close(open, all);
    return all.toArray(new LaneOperation[0]);
  }

  private static boolean isMember(LaneOperation operation) {
    return operation instanceof ArithmeticLanes.Difference one
        && !one.x().isActive()
        && one.y().isActive()
        && one.y().isInvariant();
  }

  private static void close(List<ArithmeticLanes.Difference> open, List<LaneOperation> all) {
    if (open.size() > 1) {
      all.add(new DifferenceGroup(open));
    } else {
      all.addAll(open);
    }
    open.clear();
  }

  @Override
  public void evaluate(Lanes lanes) {
    for (LaneOperation member : members) {
      member.evaluate(lanes);
    }
  }

  @Override
  public void pull(Lanes lanes) {
    double[][] adjoints = lanes.arrays(members.length);
    for (int k = 0; k < members.length; k++) {
      adjoints[k] = lanes.rowAdjoints[members[k].row()];
    }
    lanes.addProducts(sums, adjoints, lanes.minusOnes());
  }

  @Override
  public int sums() {
    return sums.length;
  }
}
