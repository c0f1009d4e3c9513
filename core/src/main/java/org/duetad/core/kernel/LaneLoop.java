package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * A loop whose turns are done side by side, a block of them at a time: as many as do not depend on
 * each other. Straight code is such a loop of one turn.
 */
final class LaneLoop implements Part {

  private final int level;
  private final int turns;
  private final int block;

  /** Whether no turn depends on another; then the order of blocks is free. */
  private final boolean independent;

  private final List<LaneOperation> operations;

  /** The place of the first row; the other rows follow, each as long as there are turns. */
  private final Address.Affine region;

  /** Whether a row is read by other parts, or by another turn. */
  private final boolean[] shared;

  private final List<LaneSource.Memory> invariants;

  /** Which of the working memory's rows are used. */
  private final int index;

  LaneLoop(
      BodyShape shape,
      int level,
      List<LaneOperation> operations,
      Address.Affine region,
      boolean[] shared,
      List<LaneSource.Memory> invariants,
      int index) {
    this.level = level;
    this.turns = shape.turns();
    this.block = shape.block();
    this.independent = shape.isIndependent();
    this.operations = operations;
    this.region = region;
    this.shared = shared;
    this.invariants = invariants;
    this.index = index;
  }

  @Override
  public void evaluate(Lanes lanes) {
    lanes.rows = lanes.rowsOf(index);
    for (int first = 0; first < turns; first += block) {
      lanes.at(level, first, Math.min(block, turns - first));
      for (LaneOperation operation : operations) {
        operation.evaluate(lanes);
      }
      int base = region.at(lanes.turn);
      for (int row = 0; row < shared.length; row++) {
        System.arraycopy(lanes.rows[row], 0, lanes.values, base + row * turns, lanes.n);
      }
    }
    lanes.turn[level] = 0;
  }

  @Override
  public void pull(Lanes lanes) {
    lanes.rows = lanes.rowsOf(index);
    lanes.rowAdjoints = lanes.adjointsOf(index);
    int last = (turns - 1) / block;
    for (int k = 0; k <= last; k++) {
      int first = block * (independent ? k : last - k);
      lanes.at(level, first, Math.min(block, turns - first));
      fetch(lanes, region.at(lanes.turn));
      for (int i = operations.size() - 1; i >= 0; i--) {
        operations.get(i).pull(lanes);
      }
    }
    lanes.turn[level] = 0;
    invariants.forEach(lanes::settle);
  }

  /** The values of a block, and the adjoints that others added; these are taken. */
  private void fetch(Lanes lanes, int base) {
    for (int row = 0; row < shared.length; row++) {
      int at = base + row * turns;
      System.arraycopy(lanes.values, at, lanes.rows[row], 0, lanes.n);
      if (shared[row]) {
        System.arraycopy(lanes.adjoints, at, lanes.rowAdjoints[row], 0, lanes.n);
        Arrays.fill(lanes.adjoints, at, at + lanes.n, 0.0);
      } else {
        Arrays.fill(lanes.rowAdjoints[row], 0, lanes.n, 0.0);
      }
    }
  }
}
