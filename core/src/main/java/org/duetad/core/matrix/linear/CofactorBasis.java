package org.duetad.core.matrix.linear;

import java.util.Arrays;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Kernels;
import org.duetad.core.matrix.Svd;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The cofactors of a matrix and their derivative at any rank, in the basis of its singular vectors:
 * {@code A = U S Vᵀ, cof A = ± U (cof S) Vᵀ}, where the cofactors of S are products of the other
 * singular values, and ± is {@code det U det V}. No division occurs. Accurate relative to the
 * largest cofactor.
 */
final class CofactorBasis {

  private final DMatrixRMaj u;
  private final double[] s;
  private final DMatrixRMaj v;
  private final double sign;

  private CofactorBasis(DMatrixRMaj u, double[] s, DMatrixRMaj v, double sign) {
    this.u = u;
    this.s = s;
    this.v = v;
    this.sign = sign;
  }

  static CofactorBasis of(DMatrixRMaj a) {
    Svd svd = ConstantMatrix.borrowing(a).svd();
    DMatrixRMaj u = svd.u().value();
    DMatrixRMaj v = svd.v().value();
    double sign = a.numRows == 0 ? 1 : Math.signum(CommonOps_DDRM.det(u) * CommonOps_DDRM.det(v));
    return new CofactorBasis(u, svd.s().value().data, v, sign);
  }

  /** {@code cof A}. */
  DMatrixRMaj cofactors() {
    DMatrixRMaj c = new DMatrixRMaj(s.length, s.length);
    for (int i = 0; i < s.length; i++) {
      c.unsafe_set(i, i, productWithout(i, i));
    }
    return outOfBasis(c);
  }

  /**
   * The derivative of the cofactors in a direction E. With {@code F = Uᵀ E V} and {@code p_ij} the
   * product of the singular values other than i and j, its elements in the basis are {@code -f_ji
   * p_ij}, on the diagonal {@code Σ_{j≠i} f_jj p_ij}.
   */
  DMatrixRMaj derivative(DMatrixRMaj e) {
    DMatrixRMaj f = Kernels.DEFAULT.mult(u, true, Kernels.DEFAULT.mult(e, false, v, false), false);
    DMatrixRMaj c = new DMatrixRMaj(s.length, s.length);
    for (int i = 0; i < s.length; i++) {
      for (int j = 0; j < s.length; j++) {
        if (i != j) {
          double others = productWithout(i, j);
          c.unsafe_set(i, j, -f.unsafe_get(j, i) * others);
          c.data[i * s.length + i] += f.unsafe_get(j, j) * others;
        }
      }
    }
    return outOfBasis(c);
  }

  /** The largest singular value by the smallest one. */
  double condition() {
    return s.length == 0 ? 1 : s[0] / s[s.length - 1];
  }

  /** The derivative of the cofactors in two or more directions. */
  DMatrixRMaj derivative(DMatrixRMaj... directions) {
    DMatrixRMaj[] f = new DMatrixRMaj[directions.length];
    Arrays.setAll(
        f,
        i ->
            Kernels.DEFAULT.mult(
                u, true, Kernels.DEFAULT.mult(directions[i], false, v, false), false));
    return outOfBasis(new MixedMinors(s, f).sum());
  }

  private double productWithout(int i, int j) {
    double product = 1;
    for (int k = 0; k < s.length; k++) {
      product *= k == i || k == j ? 1.0 : s[k];
    }
    return product;
  }

  private DMatrixRMaj outOfBasis(DMatrixRMaj c) {
    CommonOps_DDRM.scale(sign, c);
    return Kernels.DEFAULT.mult(u, false, Kernels.DEFAULT.mult(c, false, v, true), false);
  }
}
