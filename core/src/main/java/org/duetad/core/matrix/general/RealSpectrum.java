package org.duetad.core.matrix.general;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.PowerOfTwo;
import org.duetad.core.matrix.TiedVectorsException;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.decomposition.eig.WatchedDoubleStepQRDecomposition_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * The eigenvalues of a finite matrix, all of them real, ascending, with eigenvectors of length 1
 * and condition numbers {@code ‖y_i‖ ‖x_i‖/|y_iᵀ x_i|} with the left and right vectors; infinite if
 * there is no basis of eigenvectors. By EJML.
 */
@SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
record RealSpectrum(ConstantMatrix values, ConstantMatrix vectors, double[] conditions) {

  private static final String NAME = "eigenvalues";

  /** Vectors that miss by more have not converged. */
  private static final double RESIDUAL = 0x1p-26;

  /** The spectrum of a constant, which keeps it. */
  static RealSpectrum of(ConstantMatrix a) {
    return a.kept(RealSpectrum.class, RealSpectrum::of);
  }

  private static RealSpectrum of(DMatrixRMaj a) {
    int n = a.numRows;
    DMatrixRMaj values = new DMatrixRMaj(n, 1);
    DMatrixRMaj vectors = new DMatrixRMaj(n, n);
    if (n > 0) {
      int exponent = PowerOfTwo.of(a.data);
      decompose(PowerOfTwo.scaled(a, -exponent), exponent, values, vectors);
    }
    double[] conditions = conditions(a, values, vectors);
    return new RealSpectrum(
        ConstantMatrix.owning(values), ConstantMatrix.owning(vectors), conditions);
  }

  private static void decompose(
      DMatrixRMaj a, int exponent, DMatrixRMaj values, DMatrixRMaj vectors) {
    for (double factor : Schur.SHIFTS) {
      double shift = factor * NormOps_DDRM.normP1(a);
      var decomposition = new WatchedDoubleStepQRDecomposition_DDRM(true);
      if (decomposition.decompose(Schur.shifted(a, shift))) {
        sort(decomposition, shift, exponent, values, vectors);
        return;
      }
    }
    throw Schur.notConverged(a);
  }

  private static void sort(
      WatchedDoubleStepQRDecomposition_DDRM decomposition,
      double shift,
      int exponent,
      DMatrixRMaj values,
      DMatrixRMaj vectors) {
    int n = values.numRows;
    Complex_F64[] all =
        IntStream.range(0, n).mapToObj(decomposition::getEigenvalue).toArray(Complex_F64[]::new);
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> all[i].real))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int k = 0; k < n; k++) {
      Complex_F64 value = all[order[k]];
      double real = Math.scalb(value.real - shift, exponent);
      if (value.imaginary != 0) {
        throw complex(real, Math.scalb(Math.abs(value.imaginary), exponent));
      }
      values.set(k, 0, real);
      insert(decomposition.getEigenVector(order[k]), k, vectors);
    }
  }

  private static ArithmeticException complex(double real, double imaginary) {
    return new ArithmeticException(
        NAME
            + ": the matrix has the complex pair "
            + real
            + " ± "
            + imaginary
            + "i, and only real eigenvalues are supported; take functions that are real, such as"
            + " trace, determinant and powers, or symmetricEigenvalues() of a symmetric matrix");
  }

  /** A vector that EJML does not have is left zero. */
  private static void insert(@Nullable DMatrixRMaj vector, int column, DMatrixRMaj vectors) {
    if (vector == null) {
      return;
    }
    double length = NormOps_DDRM.normF(vector);
    for (int i = 0; length > 0 && i < vectors.numRows; i++) {
      vectors.set(i, column, vector.get(i) / length);
    }
  }

  private static double[] conditions(DMatrixRMaj a, DMatrixRMaj values, DMatrixRMaj vectors) {
    int n = a.numRows;
    double[] conditions = new double[n];
    Arrays.fill(conditions, Double.POSITIVE_INFINITY);
    DMatrixRMaj inverse = new DMatrixRMaj(n, n);
    if (n > 0
        && hasConverged(a, values, vectors)
        && CommonOps_DDRM.invert(vectors, inverse)
        && !MatrixFeatures_DDRM.hasUncountable(inverse)) {
      Arrays.setAll(
          conditions, i -> NormOps_DDRM.normF(CommonOps_DDRM.extractRow(inverse, i, null)));
    }
    return conditions;
  }

  private static boolean hasConverged(DMatrixRMaj a, DMatrixRMaj values, DMatrixRMaj vectors) {
    DMatrixRMaj residual = Schur.times(a, vectors);
    for (int i = 0; i < a.numRows; i++) {
      for (int k = 0; k < a.numRows; k++) {
        residual.add(i, k, -values.get(k, 0) * vectors.get(i, k));
      }
    }
    return NormOps_DDRM.normF(residual) <= RESIDUAL * NormOps_DDRM.normF(a);
  }

  /** Whether the eigenvectors, and with them derivatives, have at least half of the digits. */
  void requireSimple(DMatrixRMaj a) {
    double size = RESIDUAL * NormOps_DDRM.normF(a);
    for (int k = 1; k < conditions.length; k++) {
      double one = values.at(k - 1);
      double other = values.at(k);
      double condition = Math.max(conditions[k - 1], conditions[k]);
      if (!(other - one > size * condition)) {
        throw new TiedVectorsException(
            NAME
                + ": values "
                + (k - 1)
                + " and "
                + k
                + " coincide or nearly do ("
                + one
                + " and "
                + other
                + ", with condition number "
                + condition
                + "), so that they have no derivative of their own; take functions of all of them,"
                + " such as trace, determinant and powers, or a matrix whose values differ");
      }
    }
  }
}
