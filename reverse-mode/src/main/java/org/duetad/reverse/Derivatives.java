package org.duetad.reverse;

import java.util.Arrays;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixSum;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep carries: the adjoint, or the tangent, of each scalar entry and of each matrix of a
 * tape. A matrix has one only from its first contribution until it is released.
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
   * All zero, for that many matrices; that of scalar entry i is kept at {@code i * stride +
   * offset}.
   */
  Derivatives(double[] scalars, int stride, int offset, int matrices) {
    this.scalars = scalars;
    this.stride = stride;
    this.offset = offset;
    this.matrices = new @Nullable MatrixSum[matrices];
    this.kept = new boolean[matrices];
  }

  /** Of a scalar entry. */
  double of(int entry) {
    return scalars[entry * stride + offset];
  }

  /** Adds to that of a scalar entry. */
  void add(int entry, double term) {
    scalars[entry * stride + offset] += term;
  }

  /** Those of constants, entry 0, are zero, whatever was added to them. */
  void clearConstants() {
    scalars[offset] = 0.0;
  }

  /** Of some scalar entries, from one on. */
  double[] of(int first, int count) {
    double[] each = new double[count];
    Arrays.setAll(each, k -> of(first + k));
    return each;
  }

  /** Of scalar entries one by one. */
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

  /** Adds a matrix that nobody else keeps. */
  void give(VarMatrix x, ConstantMatrix term) {
    MatrixSum sum = sum(x);
    long before = sum.bytes();
    sum.give(term);
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

  /** A matrix's derivative; that of a constant, and of one that nothing was added to, is zero. */
  ConstantMatrix of(Matrix x) {
    MatrixSum sum = x instanceof VarMatrix v ? matrices[v.slot] : null;
    return sum == null ? ConstantMatrix.zero(x.numRows(), x.numCols()) : sum.total();
  }

  /** A matrix's derivative, the caller's to change; the sweep is over. */
  DMatrixRMaj taken(Matrix x) {
    MatrixSum sum = x instanceof VarMatrix v ? matrices[v.slot] : null;
    return sum == null ? new DMatrixRMaj(x.numRows(), x.numCols()) : sum.taken();
  }

  /** A matrix's derivative is wanted after the sweep. */
  void keep(VarMatrix x) {
    kept[x.slot] = true;
  }

  /** The sweep does not need the derivatives of matrices any more. */
  void release(VarMatrix[] done) {
    for (VarMatrix x : done) {
      MatrixSum sum = matrices[x.slot];
      if (sum != null && !kept[x.slot]) {
        grown(-sum.bytes());
        matrices[x.slot] = null;
      }
    }
  }

  /** The most memory that the derivatives of matrices took at once. */
  long peakBytes() {
    return peak;
  }
}
