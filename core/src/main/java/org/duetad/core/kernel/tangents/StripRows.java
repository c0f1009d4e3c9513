package org.duetad.core.kernel.tangents;

import java.util.Arrays;

/** Outputs that are in strips, and their rows of the Jacobian. */
public final class StripRows {

  private StripRows() {}

  /**
   * Puts the outputs of a strip and their rows.
   *
   * @param of the code
   * @param z the strip
   * @param at where the operands of the operation begin
   * @param y receives the outputs
   * @param jacobian receives the rows
   * @param variables how long they are
   * @return where the next operation begins
   */
  static int put(StripCode of, double[] z, int at, double[] y, double[][] jacobian, int variables) {
    int[] code = of.code();
    int step = code[at];
    int end = at + 2 + 3 * code[at + 1];
    for (int k = at + 2; k < end; k += 3) {
      y[code[k]] = z[code[k + 1] - step];
      put(z, code[k + 1], step, cleared(jacobian, code[k], variables), of.columns()[code[k + 2]]);
    }
    return end;
  }

  /** Puts lanes at regular steps into columns of a row. */
  static void put(double[] z, int from, int step, double[] row, int[] columns) {
    int lane = from;
    for (int column : columns) {
      row[column] = z[lane];
      lane += step;
    }
  }

  /** A row of zeros. */
  public static double[] cleared(double[][] jacobian, int i, int variables) {
    double[] row = jacobian[i];
    if (row == null) {
      row = new double[variables];
      jacobian[i] = row;
    } else {
      Arrays.fill(row, 0, variables, 0.0);
    }
    return row;
  }
}
