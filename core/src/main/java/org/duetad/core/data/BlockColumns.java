package org.duetad.core.data;

import java.util.Arrays;
import org.ejml.data.DMatrixSparseCSC;

/** Assembles small dense matrices into a sparse one by columns. */
final class BlockColumns {

  private BlockColumns() {}

  /**
   * The sparse matrix of some blocks, whose rows follow each other.
   *
   * @param blocks the blocks, each of as many rows
   * @param columns the columns of each block
   * @param rows how many rows a block has
   * @param width how many columns the matrix has
   */
  static DMatrixSparseCSC matrix(double[][][] blocks, int[][] columns, int rows, int width) {
    int[] starts = new int[width + 1];
    int[] latest = new int[width];
    Arrays.fill(latest, -1);
    for (int b = 0; b < blocks.length; b++) {
      for (int column : columns[b]) {
        if (latest[column] != b) {
          latest[column] = b;
          starts[column + 1] += rows;
        }
      }
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    DMatrixSparseCSC matrix = new DMatrixSparseCSC(blocks.length * rows, width, starts[width]);
    matrix.col_idx = starts.clone();
    matrix.nz_length = starts[width];
    matrix.indicesSorted = true;
    int[] next = Arrays.copyOf(starts, width);
    Arrays.fill(latest, -1);
    for (int b = 0; b < blocks.length; b++) {
      for (int k = 0; k < columns[b].length; k++) {
        int column = columns[b][k];
        if (latest[column] != b) {
          latest[column] = b;
          next[column] += rows;
        }
        for (int i = 0; i < rows; i++) {
          int place = next[column] - rows + i;
          matrix.nz_rows[place] = b * rows + i;
          matrix.nz_values[place] += blocks[b][i][k];
        }
      }
    }
    return matrix;
  }
}
