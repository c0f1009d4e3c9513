package org.duetad.reverse;

import java.util.Arrays;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixSum;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of one sweep: the adjoint, or the tangent, of each scalar entry and of each
 * matrix of a tape. A matrix has one only from its first contribution until it is released.
 */
final class Derivatives {

  /** Of the scalar entries. */
  final double[] scalars;

  private final int stride;
  private final int offset;
  private final @Nullable MatrixSum[] matrices;
  private final boolean[] kept;
  private long bytes;
  private long peak;

  /**
   * All zero, for the given number of matrices; scalar entry i is stored at {@code i * stride +
   * offset}.
   */
  Derivatives(double[] scalars, int stride, int offset, int matrices) {
    this.scalars = scalars;
    this.stride = stride;
    this.offset = offset;
    this.matrices = new @Nullable MatrixSum[matrices];
    this.kept = new boolean[matrices];
  }

  /** The derivative of a scalar entry. */
  double of(int entry) {
    return scalars[entry * stride + offset];
  }

  /** Adds to the derivative of a scalar entry. */
  void add(int entry, double term) {
    scalars[entry * stride + offset] += term;
  }

  /** Resets entry 0, which collects the contributions to constants. */
  void clearConstants() {
    scalars[offset] = 0.0;
  }

  /** The derivatives of consecutive scalar entries. */
  double[] of(int first, int count) {
    double[] each = new double[count];
    Arrays.setAll(each, k -> of(first + k));
    return each;
  }

  /** The derivatives of the given scalar entries. */
  double[] of(int[] entries) {
    return Arrays.stream(entries).mapToDouble(this::of).toArray();
  }

  /** Adds to a matrix's derivative. */
  void add(VarMatrix x, ConstantMatrix term) {
    MatrixSum sum = sum(x);
    long before = sum.bytes();
    sum.add(term);
    grown(sum.bytes() - before);
  }

  /** Adds a matrix and takes ownership of it. */
  void give(VarMatrix x, ConstantMatrix term) {
    MatrixSum sum = sum(x);
    long before = sum.bytes();
    sum.give(term);
    grown(sum.bytes() - before);
  }

  /** Adds a block to a matrix's derivative. */
  void add(VarMatrix x, int row, int col, ConstantMatrix block) {
    MatrixSum sum = sum(x);
    long before = sum.bytes();
    sum.add(row, col, block);
    grown(sum.bytes() - before);
  }

  /** Adds to one element of a matrix's derivative. */
  void add(VarMatrix x, int index, double term) {
    MatrixSum sum = sum(x);
    long before = sum.bytes();
    sum.add(index, term);
    grown(sum.bytes() - before);
  }

  private MatrixSum sum(VarMatrix x) {
    MatrixSum sum = matrices[x.slot];
    if (sum == null) {
      sum = new MatrixSum(x);
      matrices[x.slot] = sum;
    }
    return sum;
  }

  private void grown(long by) {
    bytes += by;
    peak = Math.max(peak, bytes);
  }

  /** A matrix's derivative; zero for a constant and for a matrix without contributions. */
  ConstantMatrix of(Matrix x) {
    MatrixSum sum = x instanceof VarMatrix v ? matrices[v.slot] : null;
    return sum == null ? ConstantMatrix.zero(x.numRows(), x.numCols()) : sum.total();
  }

  /** A matrix's derivative, caller-owned; called after the sweep. */
  DMatrixRMaj taken(Matrix x) {
    MatrixSum sum = x instanceof VarMatrix v ? matrices[v.slot] : null;
    return sum == null ? new DMatrixRMaj(x.numRows(), x.numCols()) : sum.taken();
  }

  /** Keeps a matrix's derivative beyond the sweep. */
  void keep(VarMatrix x) {
    kept[x.slot] = true;
  }

  /** Releases the derivatives of matrices that the sweep no longer needs. */
  void release(VarMatrix[] done) {
    for (VarMatrix x : done) {
      MatrixSum sum = matrices[x.slot];
      if (sum != null && !kept[x.slot]) {
        grown(-sum.bytes());
        matrices[x.slot] = null;
      }
    }
  }

  /** Peak memory of the derivatives of matrices. */
  long peakBytes() {
    return peak;
  }
}
