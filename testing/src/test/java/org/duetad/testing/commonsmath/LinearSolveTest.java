package org.duetad.testing.commonsmath;

import static org.duetad.core.Closeness.assertClose;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowFieldMatrix;
import org.apache.commons.math3.linear.ArrayFieldVector;
import org.apache.commons.math3.linear.FieldLUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.duetad.core.Scalar;
import org.duetad.core.mode.Differentiator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commons Math solves {@code A x = b} by LU decomposition of a matrix of Scalar. */
class LinearSolveTest {

  private static final int N = 3;

  /** A, row by row, then b. The first pivot is 0, so that rows are exchanged. */
  private static final double[] POINT = {0, 2, -1, 3, 1, 0.5, -2, 0.25, 4, 1, -2, 0.75};

  private static Scalar[] solve(Scalar... in) {
    Scalar[][] a = new Scalar[N][];
    Arrays.setAll(a, i -> Arrays.copyOfRange(in, N * i, N * i + N));
    Scalar[] b = Arrays.copyOfRange(in, N * N, N * N + N);
    return new FieldLUDecomposition<>(new Array2DRowFieldMatrix<>(a))
        .getSolver()
        .solve(new ArrayFieldVector<>(b))
        .toArray();
  }

  private static Scalar determinant(Scalar... in) {
    Scalar[][] a = new Scalar[N][];
    Arrays.setAll(a, i -> Arrays.copyOfRange(in, N * i, N * i + N));
    return new FieldLUDecomposition<>(new Array2DRowFieldMatrix<>(a)).getDeterminant();
  }

  private static double[][] inverse() {
    double[][] a = new double[N][];
    Arrays.setAll(a, i -> Arrays.copyOfRange(POINT, N * i, N * i + N));
    return MatrixUtils.inverse(MatrixUtils.createRealMatrix(a)).getData();
  }

  /** {@code ∂x_k/∂A_ij = -A⁻¹_ki x_j} and {@code ∂x_k/∂b_i = A⁻¹_ki}. */
  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void solution(Differentiator mode) {
    double[][] inverse = inverse();
    double[] b = Arrays.copyOfRange(POINT, N * N, N * N + N);
    double[] x = MatrixUtils.createRealMatrix(inverse).operate(b);
    double[][] expected = new double[N][POINT.length];
    for (int k = 0; k < N; k++) {
      for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++) {
          expected[k][N * i + j] = -inverse[k][i] * x[j];
        }
        expected[k][N * N + i] = inverse[k][i];
      }
    }
    assertClose("jacobian", expected, mode.jacobian(LinearSolveTest::solve, POINT), 1e-14);
    assertClose("solution", x, mode.vjp(LinearSolveTest::solve, POINT).value(), 1e-14);
  }

  /** {@code ∂ det A/∂A_ij = det A · A⁻¹_ji}. */
  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void determinant(Differentiator mode) {
    double[] a = Arrays.copyOf(POINT, N * N);
    double[][] inverse = inverse();
    double determinant = -28.75;
    double[] expected = new double[N * N];
    Arrays.setAll(expected, ij -> determinant * inverse[ij % N][ij / N]);
    assertClose("det", determinant, LinearSolveTest.determinant(Scalar.of(a)).value(), 1e-14);
    assertClose("gradient", expected, mode.gradient(LinearSolveTest::determinant, a), 1e-14);
  }
}
