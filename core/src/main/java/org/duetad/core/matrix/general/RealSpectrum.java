package org.duetad.core.matrix.general;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
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
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.jspecify.annotations.Nullable;

/**
 * The eigenvalues of a finite matrix, all of them real, ascending, with eigenvectors of length 1
 * and condition numbers {@code ‖y_i‖ ‖x_i‖/|y_iᵀ x_i|} with the left and right vectors; infinite if
 * there is no basis of eigenvectors. By EJML. Projectors are computed once, when they are used.
 */
@SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
record RealSpectrum(
    ConstantMatrix values,
    ConstantMatrix vectors,
    double[] conditions,
    AtomicReferenceArray<Optional<DMatrixRMaj>> projectors) {

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
        ConstantMatrix.owning(values),
        ConstantMatrix.owning(vectors),
        conditions,
        new AtomicReferenceArray<>(n));
  }

  private static void decompose(
      DMatrixRMaj a, int exponent, DMatrixRMaj values, DMatrixRMaj vectors) {
    for (double factor : Schur.SHIFTS) {
      double shift = factor * NormOps_DDRM.normP1(a);
      var decomposition = new WatchedDoubleStepQRDecomposition_DDRM(true);
      if (decomposition.decompose(Schur.shifted(a, shift))) {
        requireReal(a, decomposition, shift, exponent);
        sort(decomposition, shift, exponent, values, vectors);
        return;
      }
    }
    throw Schur.notConverged(a);
  }

  /**
   * Pairs that are real up to rounding, as defective matrices have them, count as double values.
   */
  private static void requireReal(
      DMatrixRMaj a,
      WatchedDoubleStepQRDecomposition_DDRM decomposition,
      double shift,
      int exponent) {
    Complex_F64 widest =
        IntStream.range(0, a.numRows)
            .mapToObj(decomposition::getEigenvalue)
            .max(Comparator.comparingDouble(value -> Math.abs(value.imaginary)))
            .orElseThrow();
    if (widest.imaginary != 0 && Schur.of(a).hasComplexPair()) {
      throw complex(
          Math.scalb(widest.real - shift, exponent),
          Math.scalb(Math.abs(widest.imaginary), exponent));
    }
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
      values.set(k, 0, Math.scalb(value.real - shift, exponent));
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

  /** Whether all eigenvectors, and with them derivatives, have at least half of their digits. */
  boolean isSimple(DMatrixRMaj a) {
    return coinciding(a) < 0;
  }

  /** Requires that they have. */
  void requireSimple(DMatrixRMaj a) {
    int k = coinciding(a);
    if (k >= 0) {
      throw coincide(k);
    }
  }

  /** The second of two eigenvalues that coincide, or nearly do; -1 if there is none. */
  private int coinciding(DMatrixRMaj a) {
    double size = RESIDUAL * NormOps_DDRM.normF(a);
    for (int k = 1; k < conditions.length; k++) {
      double condition = Math.max(conditions[k - 1], conditions[k]);
      if (!(values.at(k) - values.at(k - 1) > size * condition)) {
        return k;
      }
    }
    return -1;
  }

  private TiedVectorsException coincide(int k) {
    return new TiedVectorsException(
        NAME
            + ": values "
            + (k - 1)
            + " and "
            + k
            + " coincide or nearly do ("
            + values.at(k - 1)
            + " and "
            + values.at(k)
            + ", with condition number "
            + Math.max(conditions[k - 1], conditions[k])
            + "), so that they have no derivative of their own; take functions of all of them,"
            + " such as trace, determinant and powers, or a matrix whose values differ");
  }

  /** Those that have a projector. */
  int[] simple(DMatrixRMaj a) {
    return IntStream.range(0, values.numRows()).filter(i -> projector(a, i) != null).toArray();
  }

  /** The projector of one eigenvalue. */
  DMatrixRMaj requireProjector(DMatrixRMaj a, int index) {
    DMatrixRMaj projector = projector(a, index);
    if (projector == null) {
      int k = index == 0 ? 1 : index;
      boolean next =
          k + 1 < values.numRows()
              && values.at(k + 1) - values.at(k) < values.at(k) - values.at(k - 1);
      throw coincide(next && index > 0 ? k + 1 : k);
    }
    return projector;
  }

  /**
   * The projector of one eigenvalue, {@code v uᵀ/(uᵀ v)} with the singular vectors of {@code A - λ
   * I} for its least singular value; null if the eigenvalue, with its condition, is so near to
   * others that more than half of the digits would be lost.
   */
  @Nullable DMatrixRMaj projector(DMatrixRMaj a, int index) {
    Optional<DMatrixRMaj> known = projectors.get(index);
    if (known == null) {
      known = Optional.ofNullable(computedProjector(a, index));
      projectors.set(index, known);
    }
    return known.orElse(null);
  }

  private @Nullable DMatrixRMaj computedProjector(DMatrixRMaj a, int index) {
    int exponent = PowerOfTwo.of(a.data);
    DMatrixRMaj scaled = PowerOfTwo.scaled(a, -exponent);
    double lambda = Math.scalb(values.at(index), -exponent);
    DMatrixRMaj projector = projector(scaled, lambda);
    DMatrixRMaj product = Schur.times(projector, scaled);
    double refined = CommonOps_DDRM.trace(product);
    projector = projector(scaled, refined);
    DMatrixRMaj shifted = Schur.shifted(scaled, -refined);
    CommonOps_DDRM.addEquals(shifted, projector);
    DMatrixRMaj resolvent = shifted.createLike();
    if (!CommonOps_DDRM.invert(shifted, resolvent)
        || MatrixFeatures_DDRM.hasUncountable(resolvent)) {
      return null;
    }
    CommonOps_DDRM.subtractEquals(resolvent, projector);
    double lost = RESIDUAL * NormOps_DDRM.normF(scaled) * NormOps_DDRM.normF(resolvent);
    return lost < 1 && Math.abs(refined - lambda) <= RESIDUAL * NormOps_DDRM.normF(scaled)
        ? projector
        : null;
  }

  private static DMatrixRMaj projector(DMatrixRMaj a, double lambda) {
    int n = a.numRows;
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(n, n, true, true, false);
    DMatrixRMaj projector = new DMatrixRMaj(n, n);
    if (!svd.decompose(Schur.shifted(a, -lambda))) {
      CommonOps_DDRM.fill(projector, Double.NaN);
      return projector;
    }
    double[] s = svd.getSingularValues();
    int least = IntStream.range(0, n).reduce((i, j) -> s[j] < s[i] ? j : i).orElseThrow();
    DMatrixRMaj u = CommonOps_DDRM.extractRow(svd.getU(null, true), least, null);
    DMatrixRMaj v = CommonOps_DDRM.extractRow(svd.getV(null, true), least, null);
    double product = 0;
    for (int i = 0; i < n; i++) {
      product += u.data[i] * v.data[i];
    }
    for (int k = 0; k < n * n; k++) {
      projector.data[k] = v.data[k / n] * u.data[k % n] / product;
    }
    return projector;
  }
}
