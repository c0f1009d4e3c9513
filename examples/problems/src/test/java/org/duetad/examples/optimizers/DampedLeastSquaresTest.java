package org.duetad.examples.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.duetad.core.Scalar;
import org.duetad.core.sparse.SparseJacobian;
import org.duetad.forward.ForwardMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Products with a sparse matrix, and least squares built on them, against dense arithmetic. */
class DampedLeastSquaresTest {

  private static final int ROWS = 12;
  private static final int COLUMNS = 7;

  /** A third of the entries are nonzero, and columns have norms from 1 to 1e6. */
  private static double[][] dense(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] dense = new double[ROWS][COLUMNS];
    for (int i = 0; i < ROWS; i++) {
      for (int k = 0; k < COLUMNS; k++) {
        boolean kept = i == k || random.nextInt(3) == 0;
        dense[i][k] = kept ? random.nextGaussian() * Math.pow(10, k) : 0;
      }
    }
    return dense;
  }

  /** The Jacobian of a linear map is its matrix. */
  private static SparseProducts sparse(double[][] dense) {
    double[] x = new double[COLUMNS];
    return new SparseProducts(
        SparseJacobian.prepare(in -> mapped(dense, in), x).at(new ForwardMode(), x));
  }

  private static Scalar[] mapped(double[][] dense, Scalar... x) {
    Scalar[] y = new Scalar[ROWS];
    for (int i = 0; i < ROWS; i++) {
      y[i] = Scalar.of(0);
      for (int k = 0; k < COLUMNS; k++) {
        if (dense[i][k] != 0) {
          y[i] = y[i].add(x[k].multiply(dense[i][k]));
        }
      }
    }
    return y;
  }

  private static double[] draws(long seed, int count) {
    return new SplittableRandom(seed).doubles(count, -1, 1).toArray();
  }

  @Test
  void products() {
    double[][] dense = dense(1);
    Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(dense);
    double[] v = draws(2, COLUMNS);
    double[] u = draws(3, ROWS);
    assertArrayEquals(matrix.operate(v), sparse(dense).times(v), 1e-8);
    assertArrayEquals(matrix.preMultiply(u), sparse(dense).transposeTimes(u), 1e-8);
    double[] norms = new double[COLUMNS];
    Arrays.setAll(norms, k -> matrix.getColumnVector(k).getNorm());
    assertArrayEquals(norms, sparse(dense).columnNorms(), 1e-8);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-3, 10})
  void solution(double damping) {
    for (long seed = 1; seed <= 20; seed++) {
      double[][] dense = dense(seed);
      double[] b = draws(seed, ROWS);
      double[] weights = VectorArithmetic.scaled(damping, sparse(dense).columnNorms());
      double[] expected = stacked(dense, weights, b);
      double[] actual = DampedLeastSquares.solve(sparse(dense), weights, b);
      for (int k = 0; k < COLUMNS; k++) {
        double scale = Math.pow(10, k);
        assertArrayEquals(
            new double[] {expected[k] * scale}, new double[] {actual[k] * scale}, 1e-9);
      }
    }
  }

  /** The least squares solution of (J; W) p = (b; 0) by orthogonal triangularisation. */
  private static double[] stacked(double[][] dense, double[] weights, double[] b) {
    double[][] rows = Arrays.copyOf(dense, ROWS + COLUMNS);
    for (int k = 0; k < COLUMNS; k++) {
      rows[ROWS + k] = new double[COLUMNS];
      rows[ROWS + k][k] = weights[k];
    }
    return new QRDecomposition(new Array2DRowRealMatrix(rows))
        .getSolver()
        .solve(new ArrayRealVector(Arrays.copyOf(b, rows.length)))
        .toArray();
  }
}
