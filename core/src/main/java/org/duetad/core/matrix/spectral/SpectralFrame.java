package org.duetad.core.matrix.spectral;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Kernels;
import org.duetad.core.matrix.SymmetricPart;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The eigenvalues or singular values x of a matrix as eigenvalues of a symmetric one: each node a
 * of it has the eigenvalue {@code μ_a = σ_a x_v(a)}. Of a symmetric matrix the nodes are its own
 * eigenvalues. An m x n matrix A is a block of {@code [[0, A], [Aᵀ, 0]]}, whose eigenvalues are
 * those of A with both signs, and zeros: a node with sign 0 has no variable.
 */
public final class SpectralFrame {

  private static final double HALF_ROOT = Math.sqrt(0.5);

  private final double[] x;
  private final int[] variable;
  private final double[] sign;

  /** The upper and the lower part of the nodes' vectors; equal for a symmetric matrix. */
  private final DMatrixRMaj upper;

  private final DMatrixRMaj lower;

  private SpectralFrame(
      double[] x, int[] variable, double[] sign, DMatrixRMaj upper, DMatrixRMaj lower) {
    this.x = x;
    this.variable = variable;
    this.sign = sign;
    this.upper = upper;
    this.lower = lower;
  }

  static SpectralFrame ofEigenvalues(ConstantMatrix a) {
    Spectra.Eigen eigen = Spectra.of(a).eigen();
    return symmetric(eigen.values().array(), eigen.vectors().elements());
  }

  /** That of a symmetric matrix with the eigenvalues x and the eigenvectors v. */
  private static SpectralFrame symmetric(double[] x, DMatrixRMaj v) {
    double[] sign = new double[x.length];
    Arrays.fill(sign, 1.0);
    return new SpectralFrame(x, IntStream.range(0, x.length).toArray(), sign, v, v);
  }

  static SpectralFrame ofSingularValues(String operation, ConstantMatrix a) {
    Spectra.Singular svd = Spectra.of(a).full(operation);
    int m = a.numRows();
    int n = a.numCols();
    int k = Math.min(m, n);
    int[] variable = new int[m + n];
    double[] sign = new double[m + n];
    DMatrixRMaj upper = new DMatrixRMaj(m, m + n);
    DMatrixRMaj lower = new DMatrixRMaj(n, m + n);
    for (int node = 0; node < m + n; node++) {
      variable[node] = node < 2 * k ? node % k : -1;
      sign[node] = node < k ? 1 : node < 2 * k ? -1 : 0;
      int column = node < 2 * k ? node % k : node - k;
      double half = node < 2 * k ? HALF_ROOT : 1;
      if (node < 2 * k || m > n) {
        copyColumn(svd.u().elements(), column, half, upper, node);
      }
      if (node < 2 * k || n > m) {
        copyColumn(
            svd.v().elements(), column, node < k ? half : node < 2 * k ? -half : 1, lower, node);
      }
    }
    return new SpectralFrame(svd.s().array(), variable, sign, upper, lower);
  }

  /**
   * The frame of the symmetric {@code [[0, A], [Aᵀ, 0]]} in the singular vectors of the m x n
   * matrix A, as {@code svd} has them: an eigendecomposition would have others where values nearly
   * coincide. It is kept with S.
   */
  static SpectralFrame ofBlocks(ConstantMatrix s, int m) {
    return s.kept(SpectralFrame.class, elements -> ofBlocks(elements, m));
  }

  private static SpectralFrame ofBlocks(DMatrixRMaj s, int m) {
    DMatrixRMaj a = CommonOps_DDRM.extract(s, 0, m, m, s.numCols);
    SpectralFrame svd = ofSingularValues("svd", ConstantMatrix.owning(a));
    int[] order =
        IntStream.range(0, svd.nodes())
            .boxed()
            .sorted(Comparator.comparingDouble(node -> svd.at(node, svd.x)))
            .mapToInt(Integer::intValue)
            .toArray();
    DMatrixRMaj q = new DMatrixRMaj(order.length, order.length);
    for (int j = 0; j < order.length; j++) {
      for (int i = 0; i < order.length; i++) {
        q.set(i, j, i < m ? svd.upper.get(i, order[j]) : svd.lower.get(i - m, order[j]));
      }
    }
    double[] mu = Arrays.stream(order).mapToDouble(node -> svd.at(node, svd.x)).toArray();
    return symmetric(mu, q);
  }

  private static void copyColumn(DMatrixRMaj from, int j, double scale, DMatrixRMaj to, int k) {
    for (int i = 0; i < from.numRows; i++) {
      to.set(i, k, scale * from.get(i, j));
    }
  }

  boolean isSingular() {
    return upper != lower;
  }

  int nodes() {
    return variable.length;
  }

  /** The values. */
  double[] x() {
    return x;
  }

  /** Which of the values a node has, -1 for none. */
  int variable(int node) {
    return variable[node];
  }

  double sign(int node) {
    return sign[node];
  }

  /** The eigenvalue of a node, for given values. */
  double at(int node, double[] values) {
    return variable[node] < 0 ? 0.0 : sign[node] * values[variable[node]];
  }

  /** A direction in the basis of the nodes' vectors, symmetric. */
  double[][] mixing(DMatrixRMaj e) {
    DMatrixRMaj product =
        Kernels.DEFAULT.mult(upper, true, Kernels.DEFAULT.mult(e, false, lower, false), false);
    double part = isSingular() ? 1 : 0.5;
    double[][] mixing = new double[nodes()][nodes()];
    for (int a = 0; a < nodes(); a++) {
      for (int b = 0; b < nodes(); b++) {
        mixing[a][b] = part * product.get(a, b) + part * product.get(b, a);
      }
    }
    return mixing;
  }

  /** The matrix that is symmetric and given in the basis of the nodes' vectors. */
  DMatrixRMaj composed(double[][] r) {
    DMatrixRMaj inner = r.length == 0 ? new DMatrixRMaj(0, 0) : new DMatrixRMaj(r);
    DMatrixRMaj whole =
        Kernels.DEFAULT.mult(upper, false, Kernels.DEFAULT.mult(inner, false, lower, true), false);
    return isSingular() ? whole : SymmetricPart.of(whole);
  }
}
