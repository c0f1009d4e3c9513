package org.duetad.examples.problems;

import java.util.Arrays;
import org.duetad.core.Differentiator;

/** Puts the Jacobians of blocks one after the other. */
final class Blocks {

  private double[] values;
  private int size;

  private Blocks(int room) {
    values = new double[room];
  }

  static double[] derivative(Problem problem, Differentiator mode) {
    double[][] first = mode.jacobian(problem.block(0), problem.point(0));
    Blocks all = new Blocks(problem.blocks() * first.length * first[0].length);
    all.append(first);
    for (int i = 1; i < problem.blocks(); i++) {
      all.append(mode.jacobian(problem.block(i), problem.point(i)));
    }
    return all.size == all.values.length ? all.values : Arrays.copyOf(all.values, all.size);
  }

  private void append(double[][] rows) {
    int columns = rows[0].length;
    if (size + rows.length * columns > values.length) {
      values = Arrays.copyOf(values, 2 * values.length + rows.length * columns);
    }
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < columns; c++) {
        values[size + c * rows.length + r] = rows[r][c];
      }
    }
    size += rows.length * columns;
  }
}
