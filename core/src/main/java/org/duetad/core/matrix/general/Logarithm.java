package org.duetad.core.matrix.general;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.duetad.core.matrix.BlockFunction;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.PowerOfTwo;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The principal logarithm by inverse scaling and squaring, {@code log A = 2^s log A^(1/2^s)}, with
 * a Padé approximant of {@code log(I + Z)} as a sum of partial fractions, {@code Σ w_k Z (I + x_k
 * Z)⁻¹} with the nodes and weights of Gauss and Legendre (Higham, "Functions of Matrices", 2008,
 * section 11.4). The number of roots depends on A alone, not on the directions of a derivative
 * (Al-Mohy, Higham and Relton, "Computing the Fréchet derivative of the matrix logarithm", 2013);
 * these are scaled to the size of A, which a similarity transformation does.
 */
final class Logarithm {

  static final MatrixRule LOGARITHM = new BlockFunction("logm", Logarithm::of);

  /** Degree 7 would do for {@code ‖Z‖ <= 0.264}, table 11.1; derivatives need a little more. */
  private static final double NEAR = 0.25;

  private static final int DEGREE = 10;

  private static final int MAX_ROOTS = 2048;

  private Logarithm() {}

  /** The logarithm of a matrix whose diagonal blocks all are the leading one. */
  private static DMatrixRMaj of(DMatrixRMaj a, int leading) {
    if (MatrixFeatures_DDRM.hasUncountable(a)) {
      DMatrixRMaj nan = a.copy();
      CommonOps_DDRM.fill(nan, Double.NaN);
      return nan;
    }
    int[] weights = weights(a, leading);
    DMatrixRMaj x = similar(a, weights, 1);
    int roots = 0;
    while (!isNearIdentity(x, leading)) {
      x = root(x, leading);
      if (++roots > MAX_ROOTS) {
        throw new ArithmeticException(
            "logm: the roots of a "
                + leading
                + "x"
                + leading
                + " matrix did not converge to the identity");
      }
    }
    DMatrixRMaj log = nearIdentity(x);
    for (int k = 0; k < log.data.length; k++) {
      log.data[k] = Math.scalb(log.data[k], roots);
    }
    return similar(log, weights, -1);
  }

  /** Exponents w of a diagonal of powers of two that brings all directions to the size of A. */
  private static int[] weights(DMatrixRMaj a, int leading) {
    int[] weights = new int[a.numRows];
    if (a.numRows == leading) {
      return weights;
    }
    int size = PowerOfTwo.of(CommonOps_DDRM.extract(a, 0, leading, 0, leading).data);
    for (int half = leading; half < a.numRows; half *= 2) {
      DMatrixRMaj beside = CommonOps_DDRM.extract(a, 0, half, half, 2 * half);
      int excess = size - PowerOfTwo.of(similar(beside, weights, 1).data);
      for (int i = 0; i < half; i++) {
        weights[half + i] = weights[i] + excess;
      }
    }
    return weights;
  }

  /** {@code 2^(sign (w_j - w_i)) a_ij}. */
  private static DMatrixRMaj similar(DMatrixRMaj a, int[] weights, int sign) {
    DMatrixRMaj similar = a.copy();
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        similar.set(i, j, Math.scalb(a.get(i, j), sign * (weights[j] - weights[i])));
      }
    }
    return similar;
  }

  private static boolean isNearIdentity(DMatrixRMaj x, int leading) {
    if (leading == 0) {
      return true;
    }
    DMatrixRMaj z = CommonOps_DDRM.extract(x, 0, leading, 0, leading);
    CommonOps_DDRM.subtractEquals(z, CommonOps_DDRM.identity(leading));
    return NormOps_DDRM.normP1(z) <= NEAR;
  }

  /** {@code √[[A, E], [0, A]] = [[X, D], [0, X]]} with {@code X = √A, X D + D X = E}. */
  private static DMatrixRMaj root(DMatrixRMaj a, int leading) {
    if (a.numRows == leading) {
      return new SchurRoot("logm", Schur.of(a)).root();
    }
    int half = a.numRows / 2;
    DMatrixRMaj block = CommonOps_DDRM.extract(a, 0, half, 0, half);
    DMatrixRMaj root = root(block, leading);
    Schur schur = Schur.of(root);
    ForwardError error = new ForwardError("logm", ForwardError.Cause.ROOT, schur, schur);
    if (half == leading) {
      error = error.ofErrors(new SchurRoot("logm", Schur.of(block)).errorOfRoot());
    }
    DMatrixRMaj beside = CommonOps_DDRM.extract(a, 0, half, half, 2 * half);
    DMatrixRMaj whole = new DMatrixRMaj(2 * half, 2 * half);
    CommonOps_DDRM.insert(root, whole, 0, 0);
    CommonOps_DDRM.insert(Sylvester.solve(error, schur, schur, beside), whole, 0, half);
    CommonOps_DDRM.insert(root, whole, half, half);
    return whole;
  }

  private static DMatrixRMaj nearIdentity(DMatrixRMaj x) {
    DMatrixRMaj identity = CommonOps_DDRM.identity(x.numRows);
    DMatrixRMaj z = CommonOps_DDRM.subtract(x, identity, null);
    DMatrixRMaj sum = new DMatrixRMaj(x.numRows, x.numRows);
    DMatrixRMaj term = new DMatrixRMaj(x.numRows, x.numRows);
    GaussIntegrator nodes = new GaussIntegratorFactory().legendre(DEGREE, 0, 1);
    for (int k = 0; k < DEGREE && x.numRows > 0; k++) {
      DMatrixRMaj divisor = CommonOps_DDRM.add(identity, nodes.getPoint(k), z, null);
      CommonOps_DDRM.solve(divisor, z, term);
      CommonOps_DDRM.addEquals(sum, nodes.getWeight(k), term);
    }
    return sum;
  }
}
