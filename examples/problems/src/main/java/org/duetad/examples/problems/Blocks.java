package org.duetad.examples.problems;

import org.duetad.core.mode.Differentiator;

/** Concatenates the Jacobians of blocks, each column by column. */
final class Blocks {

  private final double[] entries;
  private int size;

  private Blocks(int entries) {
    this.entries = new double[entries];
  }

  static double[] derivative(Problem problem, Differentiator mode) {
    Blocks all = new Blocks(problem.entries());
    for (int i = 0; i < problem.blocks(); i++) {
      all.append(mode.jacobian(problem.block(i), problem.point(i)));
    }
    return all.entries;
  }

  private void append(double[][] rows) {
    int columns = rows[0].length;
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < columns; c++) {
        entries[size + c * rows.length + r] = rows[r][c];
      }
    }
    size += rows.length * columns;
  }
}
