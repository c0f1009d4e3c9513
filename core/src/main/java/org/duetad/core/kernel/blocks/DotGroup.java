package org.duetad.core.kernel.blocks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duetad.core.kernel.lanes.DotLanes;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.kernel.memory.Lanes;

/**
 * Inner products that do not depend on each other, of numbers that are the same for all lanes with
 * numbers that are not: a matrix times a vector. They are pulled back together, since several then
 * add to a row in one pass; each sum has the order that it has one by one.
 */
public final class DotGroup implements LaneOperation {

  private final DotLanes[] dots;
  private final Target[] targets;

  /** What is added to the adjoints of a row: multiples of those of results. */
  @SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
  private record Target(LaneOperand first, int[] dots, int[] products, int[] results) {}

  private DotGroup(List<DotLanes> members) {
    dots = members.toArray(new DotLanes[0]);
    Map<Integer, List<int[]>> terms = new LinkedHashMap<>();
    for (int d = dots.length - 1; d >= 0; d--) {
      for (int k = 0; k < dots[d].count(); k++) {
        LaneOperand operand = dots[d].multiplied(k);
        if (operand.isActive()) {
          terms.computeIfAbsent(operand.row(), row -> new ArrayList<>()).add(new int[] {d, k});
        }
      }
    }
    List<Target> found = new ArrayList<>();
    for (List<int[]> some : terms.values()) {
      found.add(target(some));
    }
    targets = found.toArray(new Target[0]);
  }

  private Target target(List<int[]> terms) {
    int[] of = new int[terms.size()];
    int[] products = new int[of.length];
    int[] results = new int[of.length];
    for (int k = 0; k < of.length; k++) {
      of[k] = terms.get(k)[0];
      products[k] = terms.get(k)[1];
      results[k] = dots[of[k]].row();
    }
    return new Target(dots[of[0]].multiplied(products[0]), of, products, results);
  }

  /** Operations of which those inner products are grouped that follow each other. */
  public static List<LaneOperation> in(List<LaneOperation> operations) {
    List<LaneOperation> all = new ArrayList<>();
    List<DotLanes> open = new ArrayList<>();
    Set<Integer> results = new HashSet<>();
    for (LaneOperation operation : operations) {
      boolean isMember = operation instanceof DotLanes dot && dot.isOfMultiples();
      boolean isFree = isMember && !readsAny(operation, results);
      if (!isFree) {
        close(open, all);
        results.clear();
      }
      if (isMember) {
        open.add((DotLanes) operation);
        results.add(((DotLanes) operation).row());
      } else {
        all.add(operation);
      }
    }
    close(open, all);
    return all;
  }

  private static boolean readsAny(LaneOperation operation, Set<Integer> rows) {
    for (LaneOperand operand : operation.operands()) {
      if (rows.contains(operand.row())) {
        return true;
      }
    }
    return false;
  }

  private static void close(List<DotLanes> open, List<LaneOperation> all) {
    if (open.size() == 1) {
      all.add(open.get(0));
    } else if (open.size() > 1) {
      all.add(new DotGroup(open));
    }
    open.clear();
  }

  @Override
  public int row() {
    return dots[0].row();
  }

  /** Some of these rows may be of products that are part of other operations. */
  @Override
  public int results() {
    return dots[dots.length - 1].row() + 1 - row();
  }

  @Override
  public void evaluate(Lanes lanes) {
    for (DotLanes dot : dots) {
      dot.evaluate(lanes);
    }
  }

  /** The last inner product adds first. */
  @Override
  public List<LaneOperand> operands() {
    List<LaneOperand> all = new ArrayList<>();
    for (int d = dots.length - 1; d >= 0; d--) {
      all.addAll(dots[d].operands());
    }
    return all;
  }

  @Override
  public void pull(Lanes lanes) {
    for (int d = dots.length - 1; d >= 0; d--) {
      dots[d].pullFactors(lanes);
    }
    for (Target target : targets) {
      pull(lanes, target);
    }
  }

  private void pull(Lanes lanes, Target target) {
    int count = target.results.length;
    double[] factors = lanes.factors(count);
    double[][] adjoints = lanes.arrays(count);
    for (int k = 0; k < count; k++) {
      factors[k] = dots[target.dots[k]].number(lanes, target.products[k]);
      adjoints[k] = lanes.rowAdjoints[target.results[k]];
    }
    double[] to = lanes.rowAdjoints[target.first.row()];
    double[] from = target.first.isFirst() ? lanes.zeros() : to;
    LaneMath.addMultiples(to, from, factors, adjoints, count, lanes.n);
  }

  @Override
  public void keep(boolean[] rows) {
    for (DotLanes dot : dots) {
      dot.keep(rows);
    }
  }

  @Override
  public int sums() {
    int most = 0;
    for (DotLanes dot : dots) {
      most = Math.max(most, dot.sums());
    }
    return most;
  }
}
