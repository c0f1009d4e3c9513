package org.duetad.examples.compare;

import java.util.Arrays;
import org.duetad.examples.problems.Problem;

/**
 * The positions of the columns of all blocks' Jacobians in {@link Problem#derivative}: block by
 * block, each column by column. A column of a block is called a direction.
 */
final class ColumnLayout {

  private final int[] rows;
  private final int[] firstDirection;
  private final int[] firstEntry;
  private final int[] firstOutput;

  private ColumnLayout(int blocks) {
    rows = new int[blocks];
    firstDirection = new int[blocks + 1];
    firstEntry = new int[blocks + 1];
    firstOutput = new int[blocks + 1];
  }

  static ColumnLayout of(Problem problem) {
    int blocks = problem.blocks();
    ColumnLayout layout = new ColumnLayout(blocks);
    for (int b = 0; b < blocks; b++) {
      double[] x = problem.point(b);
      int m = blocks == 1 ? problem.outputs() : problem.block(b).value(x).length;
      layout.rows[b] = m;
      layout.firstOutput[b + 1] = layout.firstOutput[b] + m;
      layout.firstDirection[b + 1] = Math.addExact(layout.firstDirection[b], x.length);
      int entries = Math.multiplyExact(m, x.length);
      layout.firstEntry[b + 1] = Math.addExact(layout.firstEntry[b], entries);
    }
    return layout;
  }

  int blocks() {
    return rows.length;
  }

  int directions() {
    return firstDirection[rows.length];
  }

  int entries() {
    return firstEntry[rows.length];
  }

  int columns(int block) {
    return firstDirection[block + 1] - firstDirection[block];
  }

  int rows(int block) {
    return rows[block];
  }

  /** The number of outputs of the blocks before. */
  int firstOutput(int block) {
    return firstOutput[block];
  }

  int direction(int block, int column) {
    return firstDirection[block] + column;
  }

  /** The offset of a column. */
  int entry(int block, int column) {
    return firstEntry[block] + column * rows[block];
  }

  /** The block that a direction belongs to. */
  int block(int direction) {
    int at = Arrays.binarySearch(firstDirection, direction);
    return at >= 0 ? at : -at - 2;
  }

  /** The offset of a direction's entries. */
  int entry(int direction) {
    int block = block(direction);
    return entry(block, direction - firstDirection[block]);
  }

  /** The number of entries of a direction. */
  int rowsOf(int direction) {
    return rows[block(direction)];
  }
}
