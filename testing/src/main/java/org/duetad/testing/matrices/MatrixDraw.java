package org.duetad.testing.matrices;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.duetad.core.rules.Domain;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Draws the operands of a case, for a size of m rows and n columns. Elements of one matrix are
 * distinct, and none lies within 0.01 of a multiple of 1/16, so that differences meet neither ties
 * nor kinks.
 */
public final class MatrixDraw {

  private static final int CELLS = 16;

  private final int m;
  private final int n;
  private final Random random;

  /** The operands for a size; the same ones for the same seed. */
  public MatrixDraw(int m, int n, long seed) {
    this.m = m;
    this.n = n;
    this.random = new Random(seed);
  }

  /** The rows of a general matrix. */
  public int m() {
    return m;
  }

  /** The columns of a general matrix, and the order of a square one. */
  public int n() {
    return n;
  }

  /** A third size, from 1 to 4, where a product has one. */
  public int p() {
    return 1 + (2 * m + n) % 4;
  }

  /** Elements between -2 and 2. */
  public DMatrixRMaj matrix(int numRows, int numCols) {
    return between(-2, 2, numRows, numCols);
  }

  /** Elements between two bounds, which are multiples of 1/16 and far enough apart. */
  public DMatrixRMaj between(double low, double high, int numRows, int numCols) {
    List<Integer> cells = new ArrayList<>();
    for (int k = 0; k < (high - low) * CELLS; k++) {
      cells.add(k);
    }
    Collections.shuffle(cells, random);
    DMatrixRMaj matrix = new DMatrixRMaj(numRows, numCols);
    for (int k = 0; k < matrix.data.length; k++) {
      double inCell = 0.16 + 0.68 * random.nextDouble();
      matrix.data[k] = low + (cells.get(k % cells.size()) + inCell) / CELLS;
    }
    return matrix;
  }

  /** Elements of a scalar rule's domain, not large and 1/8 away from its bounds. */
  public DMatrixRMaj in(Domain domain, int numRows, int numCols) {
    double low = Math.ceil(CELLS * Math.max(domain.low() + 0.125, -2)) / CELLS;
    double high = Math.floor(CELLS * Math.min(domain.high() - 0.125, Math.max(2, low + 4))) / CELLS;
    return between(low, high, numRows, numCols);
  }

  /** A general m x n matrix. */
  public DMatrixRMaj general() {
    return matrix(m, n);
  }

  /** An m x n matrix of elements between 1/2 and 3. */
  public DMatrixRMaj positive() {
    return between(0.5, 3, m, n);
  }

  /** An m x n matrix of elements of both signs, none nearer to zero than 1/2. */
  public DMatrixRMaj awayFromZero() {
    DMatrixRMaj matrix = positive();
    for (int k = 0; k < matrix.data.length; k++) {
      matrix.data[k] *= random.nextBoolean() ? 1 : -1;
    }
    return matrix;
  }

  /** A column of k elements. */
  public DMatrixRMaj column(int k) {
    return matrix(k, 1);
  }

  /** A row of k elements. */
  public DMatrixRMaj row(int k) {
    return matrix(1, k);
  }

  /** A 1x1 matrix. */
  public DMatrixRMaj scalar() {
    return matrix(1, 1);
  }

  /** A general n x n matrix, singular as it may be. */
  public DMatrixRMaj square() {
    return matrix(n, n);
  }

  /** An n x n matrix, not symmetric, whose diagonal dominates. */
  public DMatrixRMaj wellConditioned() {
    DMatrixRMaj matrix = square();
    CommonOps_DDRM.scale(1.0 / Math.max(n, 1), matrix);
    for (int i = 0; i < n; i++) {
      matrix.add(i, i, i % 3 == 1 ? -3 : 3);
    }
    return matrix;
  }

  /** An n x n symmetric matrix. */
  public DMatrixRMaj symmetric() {
    DMatrixRMaj matrix = square();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        matrix.set(i, j, matrix.get(j, i));
      }
    }
    return matrix;
  }

  /** An n x n symmetric positive definite matrix, {@code B Bᵀ/n + 1}. */
  public DMatrixRMaj spd() {
    DMatrixRMaj b = square();
    DMatrixRMaj matrix = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransB(1.0 / Math.max(n, 1), b, b, matrix);
    for (int i = 0; i < n; i++) {
      matrix.add(i, i, 1);
      for (int j = 0; j < i; j++) {
        matrix.set(i, j, matrix.get(j, i));
      }
    }
    return matrix;
  }

  /** An n x n lower triangular matrix with a diagonal between 1 and 3. */
  public DMatrixRMaj lower() {
    DMatrixRMaj matrix = between(1, 3, n, n);
    DMatrixRMaj below = square();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix.set(i, j, j < i ? below.get(i, j) / n : j == i ? matrix.get(i, i) : 0);
      }
    }
    return matrix;
  }

  /** An n x n upper triangular matrix with a diagonal between 1 and 3. */
  public DMatrixRMaj upper() {
    return CommonOps_DDRM.transpose(lower(), null);
  }
}
