package org.duetad.core.matrix.spectral;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.PowerOfTwo;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.SymmetricPart;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.jspecify.annotations.Nullable;

/**
 * The spectral decompositions of one matrix, each computed on first use, by EJML; sorted, with
 * signs fixed. For a matrix with an element that is not finite they are NaN.
 */
final class Spectra {

  /** Components that differ by less, relatively, are equally large where signs are fixed. */
  private static final double SIGN_TIE = 1e-8;

  private final DMatrixRMaj matrix;
  private volatile @Nullable Eigen eigen;
  private volatile @Nullable Singular singular;

  /** {@code (A + Aᵀ)/2 = V diag(λ) Vᵀ}, ascending. */
  record Eigen(ConstantMatrix values, ConstantMatrix vectors) {}

  /** {@code A = U diag(s) Vᵀ}, thin, descending. */
  record Singular(ConstantMatrix u, ConstantMatrix s, ConstantMatrix v) {}

  Spectra(DMatrixRMaj matrix) {
    this.matrix = matrix;
  }

  /** The decompositions of the values of a matrix of any kind; kept with a constant. */
  static Spectra of(Matrix x) {
    return constant(x).kept(Spectra.class, Spectra::new);
  }

  /** The values of a matrix of any kind. */
  static ConstantMatrix constant(Matrix x) {
    return x instanceof ConstantMatrix c ? c : ConstantMatrix.owning(x.value());
  }

  Eigen eigen() {
    Eigen known = eigen;
    if (known == null) {
      known = decomposed(SymmetricPart.of(matrix));
      eigen = known;
    }
    return known;
  }

  Singular singular() {
    Singular known = singular;
    if (known == null) {
      int k = Math.min(matrix.numRows, matrix.numCols);
      known = decomposedSingular(k, k);
      singular = known;
    }
    return known;
  }

  private static Eigen decomposed(DMatrixRMaj a) {
    int n = a.numRows;
    double[] values = new double[n];
    DMatrixRMaj vectors = new DMatrixRMaj(n, n);
    if (!isFinite(a)) {
      Arrays.fill(values, Double.NaN);
      CommonOps_DDRM.fill(vectors, Double.NaN);
    } else if (n > 0) {
      decompose(a, values, vectors);
    }
    return new Eigen(column(values), ConstantMatrix.owning(vectors));
  }

  private static void decompose(DMatrixRMaj a, double[] values, DMatrixRMaj vectors) {
    int exponent = PowerOfTwo.of(a.data); // No square overflows or underflows in EJML.
    var qr = new SymmetricQRAlgorithmDecomposition_DDRM(true);
    qr.setComputeVectorsWithValues(true);
    double shift =
        qr.decompose(PowerOfTwo.scaled(a, -exponent))
            ? 0
            : shifted(qr, PowerOfTwo.scaled(a, -exponent));
    int[] order = order(values.length, i -> qr.getEigenvalue(i).real);
    for (int j = 0; j < order.length; j++) {
      values[j] = Math.scalb(qr.getEigenvalue(order[j]).real - shift, exponent);
      double[] vector = qr.getEigenVector(order[j]).data;
      insertColumn(vectors, j, vector, sign(vector));
    }
  }

  /**
   * EJML treats an element as zero by comparison with its neighbours on the diagonal, and may not
   * converge where these are rounding errors, as in large matrices of low rank; shifted away from
   * zero it does.
   */
  private static double shifted(SymmetricQRAlgorithmDecomposition_DDRM qr, DMatrixRMaj a) {
    double shift = NormOps_DDRM.normP1(a);
    DMatrixRMaj shifted = CommonOps_DDRM.identity(a.numRows);
    CommonOps_DDRM.add(a, shift, shifted, shifted);
    converged("symmetricEigen", qr.decompose(shifted), a);
    return shift;
  }

  /** {@code A = U S Vᵀ} with square U and V; s as {@link #singular} has it, up to rounding. */
  Singular full(String operation) {
    int m = matrix.numRows;
    int n = matrix.numCols;
    Shapes.size(operation, Math.max(m, n), (long) m + n);
    return decomposedSingular(m, n);
  }

  private Singular decomposedSingular(int columnsOfU, int columnsOfV) {
    int k = Math.min(matrix.numRows, matrix.numCols);
    double[] values = new double[k];
    DMatrixRMaj u = new DMatrixRMaj(matrix.numRows, columnsOfU);
    DMatrixRMaj v = new DMatrixRMaj(matrix.numCols, columnsOfV);
    if (!isFinite(matrix)) {
      Arrays.fill(values, Double.NaN);
      CommonOps_DDRM.fill(u, Double.NaN);
      CommonOps_DDRM.fill(v, Double.NaN);
    } else if (k > 0) {
      decompose(matrix, u, values, v);
    } else {
      CommonOps_DDRM.setIdentity(u);
      CommonOps_DDRM.setIdentity(v);
    }
    return new Singular(ConstantMatrix.owning(u), column(values), ConstantMatrix.owning(v));
  }

  private static void decompose(DMatrixRMaj a, DMatrixRMaj u, double[] values, DMatrixRMaj v) {
    int exponent = PowerOfTwo.of(a.data); // No square overflows or underflows in EJML.
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(
            a.numRows, a.numCols, true, true, u.numCols == v.numCols && u.numCols == values.length);
    converged("svd", svd.decompose(PowerOfTwo.scaled(a, -exponent)), a);
    double[] unsorted = svd.getSingularValues();
    DMatrixRMaj left = svd.getU(null, true);
    DMatrixRMaj right = svd.getV(null, true);
    int[] order = order(values.length, i -> -unsorted[i]);
    for (int j = 0; j < order.length; j++) {
      values[j] = Math.scalb(unsorted[order[j]], exponent);
      double[] vector = row(left, order[j]);
      insertColumn(u, j, vector, sign(vector));
      insertColumn(v, j, row(right, order[j]), sign(vector));
    }
    for (int j = values.length; j < u.numCols; j++) {
      insertColumn(u, j, row(left, j), 1);
    }
    for (int j = values.length; j < v.numCols; j++) {
      insertColumn(v, j, row(right, j), 1);
    }
  }

  private static double[] row(DMatrixRMaj a, int row) {
    return CommonOps_DDRM.extractRow(a, row, null).data;
  }

  /** The sign that makes the first of the largest components positive. */
  private static double sign(double[] vector) {
    double largest = 0;
    for (double component : vector) {
      if (Math.abs(component) > (1 + SIGN_TIE) * Math.abs(largest)) {
        largest = component;
      }
    }
    return largest < 0 ? -1.0 : 1.0;
  }

  private static void insertColumn(DMatrixRMaj a, int col, double[] vector, double sign) {
    for (int i = 0; i < a.numRows; i++) {
      a.unsafe_set(i, col, sign < 0 ? 0.0 - vector[i] : vector[i]);
    }
  }

  private static int[] order(int n, IntToDoubleFunction key) {
    return IntStream.range(0, n)
        .boxed()
        .sorted(Comparator.comparingDouble(key::applyAsDouble))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static void converged(String operation, boolean converged, DMatrixRMaj a) {
    if (!converged) {
      throw new ArithmeticException(
          operation
              + ": the QR algorithm did not converge on a "
              + a.numRows
              + "x"
              + a.numCols
              + " matrix");
    }
  }

  private static ConstantMatrix column(double[] values) {
    return ConstantMatrix.owning(values.length, 1, values);
  }

  static boolean isFinite(DMatrixRMaj a) {
    for (int k = 0; k < a.getNumElements(); k++) {
      if (!Double.isFinite(a.data[k])) {
        return false;
      }
    }
    return true;
  }
}
