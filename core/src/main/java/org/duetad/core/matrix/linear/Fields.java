package org.duetad.core.matrix.linear;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowFieldMatrix;
import org.apache.commons.math3.linear.FieldLUDecomposition;
import org.apache.commons.math3.linear.FieldMatrix;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.arithmetic.Rows;

/** Linear algebra on scalars of any kind, by Commons Math: the definitions of rules. */
final class Fields {

  /** Larger determinants take too many products by expansion. */
  private static final int EXPANDED = 4;

  private Fields() {}

  /** {@code A⁻¹ B}. */
  static Matrix solve(Matrix a, Matrix b) {
    if (a.numRows() == 0 || b.numCols() == 0) {
      return Matrix.zeros(a.numCols(), b.numCols());
    }
    Matrix p = permutation(a);
    FieldMatrix<Scalar> x =
        new FieldLUDecomposition<>(field(p.mult(a))).getSolver().solve(field(p.mult(b)));
    Scalar[] elements = Arrays.stream(x.getData()).flatMap(Arrays::stream).toArray(Scalar[]::new);
    return Matrix.of(a.numCols(), b.numCols(), elements);
  }

  /** {@code det A}, 1x1. */
  static Matrix determinant(Matrix a) {
    if (a.numRows() == 0) {
      return Matrix.identity(1);
    }
    if (a.numRows() <= EXPANDED) {
      return Matrix.of(1, 1, expansion(Rows.of(a)));
    }
    Matrix p = permutation(a);
    Scalar permuted = new FieldLUDecomposition<>(field(p.mult(a))).getDeterminant();
    return Matrix.of(1, 1, permuted.multiply(p.determinant()));
  }

  /** By the first row: a polynomial, without a pivot that may be zero. */
  private static Scalar expansion(Scalar[][] a) {
    Scalar sum = Scalar.of(0.0);
    for (int k = 0; k < a.length; k++) {
      Scalar[][] minor = new Scalar[a.length - 1][a.length - 1];
      for (int i = 0; i < minor.length; i++) {
        for (int j = 0; j < minor.length; j++) {
          minor[i][j] = a[i + 1][j < k ? j : j + 1];
        }
      }
      Scalar term = a.length == 1 ? a[0][0] : a[0][k].multiply(expansion(minor));
      sum = k % 2 == 0 ? sum.add(term) : sum.subtract(term);
    }
    return sum;
  }

  /** L, row by row, of {@code L Lᵀ = A}. */
  static Matrix cholesky(Matrix a) {
    int n = a.numRows();
    Scalar[][] lower = Rows.of(a.lower());
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        Scalar rest = lower[i][j].subtract(Scalar.dot(lower[i], 0, lower[j], 0, j));
        lower[i][j] = i == j ? rest.sqrt() : rest.divide(lower[j][j]);
      }
    }
    return Rows.matrix(lower, a);
  }

  /** The row order of partial pivoting: Commons Math takes the first nonzero pivot. */
  private static Matrix permutation(Matrix a) {
    return new Lu(a.value()).permutation();
  }

  private static FieldMatrix<Scalar> field(Matrix a) {
    return new Array2DRowFieldMatrix<>(Rows.of(a));
  }
}
