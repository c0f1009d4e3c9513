package org.duetad.core.matrix;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * A running sum of tangents or adjoints. The first term is kept as it is; a buffer is allocated
 * only for a second one. For authors of modes.
 */
public final class MatrixSum {

  private final int numRows;
  private final int numCols;
  private @Nullable ConstantMatrix only;
  private @Nullable DMatrixRMaj buffer;

  /**
   * An empty sum.
   *
   * @param like a matrix of the shape
   */
  public MatrixSum(Matrix like) {
    this.numRows = like.numRows();
    this.numCols = like.numCols();
  }

  /**
   * Adds a matrix.
   *
   * @param term the term, of the sum's shape
   */
  public void add(ConstantMatrix term) {
    if (term.isZero()) {
      return;
    }
    if (only == null && buffer == null) {
      only = term;
    } else {
      CommonOps_DDRM.addEquals(buffer(), term.elements());
    }
  }

  /**
   * Adds a matrix to which there is no other reference: the sum may modify it.
   *
   * @param term the term, of the sum's shape
   */
  public void give(ConstantMatrix term) {
    if (only == null && buffer == null && !term.isZero()) {
      buffer = term.elements();
    } else {
      add(term);
    }
  }

  /**
   * Adds to one element.
   *
   * @param index its index, row after row
   * @param term what is added
   */
  public void add(int index, double term) {
    buffer().data[index] += term;
  }

  /**
   * Adds a block in place.
   *
   * @param row where it begins
   * @param col where it begins
   * @param block the block, which must lie in the sum's shape
   */
  public void add(int row, int col, ConstantMatrix block) {
    if (block.isZero()) {
      return;
    }
    DMatrixRMaj sum = buffer();
    for (int i = 0, k = 0; i < block.numRows(); i++) {
      int at = (row + i) * numCols + col;
      for (int j = 0; j < block.numCols(); j++) {
        sum.data[at + j] += block.at(k++);
      }
    }
  }

  private DMatrixRMaj buffer() {
    DMatrixRMaj sum = buffer;
    if (sum == null) {
      sum = only == null ? new DMatrixRMaj(numRows, numCols) : only.value();
      only = null;
      buffer = sum;
    }
    return sum;
  }

  /**
   * The sum; nothing can be added afterwards.
   *
   * @return the sum, a structural zero if nothing was added
   */
  public ConstantMatrix total() {
    if (buffer != null) {
      only = ConstantMatrix.owning(buffer);
      buffer = null;
    }
    return only == null ? ConstantMatrix.zero(numRows, numCols) : only;
  }

  /**
   * The sum, caller-owned; nothing can be added afterwards.
   *
   * @return a new matrix, or the sum's own buffer if there is no other reference to it
   */
  public DMatrixRMaj taken() {
    DMatrixRMaj own = buffer;
    ConstantMatrix total = total();
    return own == null ? total.value() : own;
  }

  /**
   * The memory of the sum's own buffer, or of the one term.
   *
   * @return bytes
   */
  public long bytes() {
    return only == null && buffer == null ? 0 : 8L * numRows * numCols;
  }
}
