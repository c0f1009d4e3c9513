package org.duetad.core.data;

import java.util.Arrays;
import org.ejml.data.DMatrixSparseCSC;

/**
 * Where the Jacobians of rows are in a sparse matrix by columns, whose rows are the outputs of one
 * row of data after the other.
 */
final class BlockColumns {

  private final int outputs;
  private final int variables;
  private final int rows;

  /** Where each column begins. */
  private final int[] starts;

  private final int[] outputAt;

  /** For each variable of each row the place of the derivative of its first output. */
  private final int[] places;

  /**
   * For some rows.
   *
   * @param indices the columns of the variables of each row, row after row
   * @param variables how many each row has
   * @param outputs how many outputs each row has
   * @param rows how many rows of data there are
   * @param width how many columns the matrix has
   */
  BlockColumns(int[] indices, int variables, int outputs, int rows, int width) {
    this.outputs = outputs;
    this.variables = variables;
    this.rows = rows;
    places = new int[indices.length];
    int[] sizes = new int[width];
    int[] latest = new int[width];
    Arrays.fill(latest, -1);
    for (int i = 0; i < indices.length; i++) {
      int column = indices[i];
      if (latest[column] != i / variables) {
        latest[column] = i / variables;
        sizes[column] += outputs;
      }
      places[i] = sizes[column] - outputs;
    }
    starts = new int[width + 1];
    System.arraycopy(sizes, 0, starts, 1, width);
    Arrays.parallelPrefix(starts, Integer::sum);
    outputAt = new int[starts[width]];
    for (int i = 0; i < indices.length; i++) {
      places[i] += starts[indices[i]];
      for (int j = 0; j < outputs; j++) {
        outputAt[places[i] + j] = i / variables * outputs + j;
      }
    }
  }

  /** How many columns the matrix has. */
  int width() {
    return starts.length - 1;
  }

  /** The matrix, of zeros. */
  DMatrixSparseCSC matrix() {
    DMatrixSparseCSC matrix = new DMatrixSparseCSC(rows * outputs, width(), outputAt.length);
    matrix.col_idx = starts.clone();
    matrix.nz_rows = outputAt.clone();
    matrix.nz_length = outputAt.length;
    matrix.indicesSorted = true;
    return matrix;
  }

  /** Adds the derivatives to values that are zero: where a row has a variable twice, two. */
  JacobianTarget target(double[] values) {
    return (row, n, gradients, room, at) -> {
      for (int from = 0; from < n; from += JacobianTarget.TILE) {
        int end = Math.min(n, from + JacobianTarget.TILE);
        for (int k = 0; k < variables; k++) {
          for (int j = 0; j < outputs; j++) {
            addColumn(gradients[j], k * room + at, from, end, values, row * variables + k, j);
          }
        }
      }
    };
  }

  private void addColumn(
      double[] from, int at, int start, int end, double[] values, int first, int output) {
    int index = first + start * variables;
    for (int i = start; i < end; i++) {
      values[places[index] + output] += from[at + i];
      index += variables;
    }
  }
}
