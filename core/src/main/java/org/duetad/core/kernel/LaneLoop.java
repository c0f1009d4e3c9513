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
  private final int rows;

  /** Whether the numbers of a row depend on a variable. */
  private final boolean[] active;

  /** The turns of the enclosing loops. */
  private final int[] outer;

  private final LaneOperation[] operations;

  /** The place of the first row; the other rows follow, each as long as there are turns. */
  private final Address.Affine region;

  /** Whether a row is read by other parts, or by another turn. */
  private final boolean[] shared;

  private final LaneSource.Memory[] invariants;

  /** Which of the working memory's rows are used. */
  private final int index;

  LaneLoop(
      BodyShape shape,
      int[] outer,
      List<LaneOperation> operations,
      Address.Affine region,
      boolean[] shared,
      boolean[] active,
      List<LaneSource.Memory> invariants,
      int index) {
    this.level = outer.length;
    this.outer = outer;
    this.turns = shape.turns();
    this.active = active;
    this.rows = active.length;
    this.block = shape.block();
    this.operations = operations.toArray(LaneOperation[]::new);
    this.region = region;
    this.shared = shared;
    this.invariants = invariants.toArray(LaneSource.Memory[]::new);
    this.index = index;
  }

  int rows() {
    return rows;
  }

  /** How many turns a block has at most. */
  int lanes() {
    return Math.min(block, turns);
  }

  /** How many blocks there are in all turns of the enclosing loops. */
  int blocks() {
    int blocks = blocksPerTurn();
    for (int turn : outer) {
      blocks *= turn;
    }
    return blocks;
  }

  /** How many numbers all rows have. */
  long numbers() {
    return numbersPerBlock() * blocks();
  }

  long numbersPerBlock() {
    return (long) rows * lanes();
  }

  private int blocksPerTurn() {
    return (turns + block - 1) / block;
  }

  /** The number of the first block in this turn of the enclosing loops. */
  private int firstBlock(int[] turn) {
    int count = 0;
    for (int loop = 0; loop < level; loop++) {
      count = count * outer[loop] + turn[loop];
    }
    return count * blocksPerTurn();
  }

  @Override
  public void evaluate(Lanes lanes) {
    int number = firstBlock(lanes.turn);
    for (int first = 0; first < turns; first += block) {
      lanes.rows = lanes.rowsOf(index, number++);
      lanes.at(level, first, Math.min(block, turns - first));
      for (LaneOperation operation : operations) {
        operation.evaluate(lanes);
      }
      lanes.doubt(shared.length);
      int base = region.at(lanes.turn);
      for (int row = 0; row < shared.length; row++) {
        if (shared[row]) {
          System.arraycopy(lanes.rows[row], 0, lanes.values, base + row * turns, lanes.n);
        }
      }
    }
    lanes.turn[level] = 0;
  }

  @Override
  public void pull(Lanes lanes) {
    lanes.rowAdjoints = lanes.adjointsOf(index);
    int number = firstBlock(lanes.turn);
    int last = blocksPerTurn() - 1;
    for (int at = last; at >= 0; at--) {
      lanes.rows = lanes.rowsOf(index, number + at);
      lanes.at(level, block * at, Math.min(block, turns - block * at));
      fetch(lanes, region.at(lanes.turn));
      for (int i = operations.length - 1; i >= 0; i--) {
        operations[i].pull(lanes);
      }
    }
    lanes.turn[level] = 0;
    for (LaneSource.Memory invariant : invariants) {
      lanes.settle(invariant);
    }
  }

  /** The adjoints that others added; they are taken. */
  private void fetch(Lanes lanes, int base) {
    for (int row = 0; row < rows; row++) {
      if (row < shared.length && shared[row]) {
        int at = base + row * turns;
        System.arraycopy(lanes.adjoints, at, lanes.rowAdjoints[row], 0, lanes.n);
        Arrays.fill(lanes.adjoints, at, at + lanes.n, 0.0);
      } else if (active[row]) {
        Arrays.fill(lanes.rowAdjoints[row], 0, lanes.n, 0.0);
      }
    }
  }
}
