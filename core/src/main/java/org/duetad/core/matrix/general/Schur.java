package org.duetad.core.matrix.general;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Kernels;
import org.duetad.core.matrix.PowerOfTwo;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.decomposition.eig.watched.WatchedDoubleStepQREigenvalue_DDRM;
import org.ejml.dense.row.decomposition.eig.watched.WatchedDoubleStepQREigenvector_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.HessenbergSimilarDecomposition_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * The real Schur form {@code A = Q T Qᵀ} of a finite matrix, by EJML: Q is orthogonal, T is upper
 * triangular but for 2x2 blocks on its diagonal, those of complex pairs of eigenvalues. Immutable.
 */
final class Schur {

  /** What is rounding below the diagonal of T, relative to A and for each row. */
  private static final double ROUNDING = 8 * Math.ulp(1.0);

  /**
   * EJML treats an element as zero by comparison with its neighbours on the diagonal, and may not
   * converge where these are rounding errors; shifted by the norm of the matrix it does.
   */
  static final double[] SHIFTS = {0, 1, -1.5};

  private final DMatrixRMaj q;
  private final DMatrixRMaj t;

  /** Where the blocks of T begin, and its size. */
  private final int[] blocks;

  /** Whether T has no error: Q permutes, and nothing below the blocks was set to zero. */
  private final boolean isExact;

  private Schur(DMatrixRMaj q, DMatrixRMaj t, int[] blocks, boolean isExact) {
    this.q = q;
    this.t = t;
    this.blocks = blocks;
    this.isExact = isExact;
  }

  /** That of a constant, which keeps it. */
  static Schur of(ConstantMatrix a) {
    return a.kept(Schur.class, Schur::of);
  }

  static Schur of(DMatrixRMaj a) {
    if (a.numRows == 0) {
      return new Schur(a, a, new int[] {0}, true);
    }
    int exponent = PowerOfTwo.of(a.data);
    DMatrixRMaj scaled = PowerOfTwo.scaled(a, -exponent);
    double rounding = ROUNDING * a.numRows * NormOps_DDRM.fastNormF(scaled);
    for (double shift : SHIFTS) {
      DMatrixRMaj q = vectors(shifted(scaled, shift * NormOps_DDRM.normP1(scaled)));
      if (q != null) {
        DMatrixRMaj t = Kernels.DEFAULT.mult(q, true, times(scaled, q), false);
        int elements = MatrixFeatures_DDRM.countNonZero(t);
        int[] blocks = blocks(t, rounding);
        if (blocks != null) {
          boolean isExact = isPermutation(q) && MatrixFeatures_DDRM.countNonZero(t) == elements;
          return new Schur(q, PowerOfTwo.scaled(t, exponent), blocks, isExact);
        }
      }
    }
    throw notConverged(a);
  }

  static ArithmeticException notConverged(DMatrixRMaj a) {
    return new ArithmeticException(
        "real Schur form: the QR algorithm did not converge on a "
            + a.numRows
            + "x"
            + a.numCols
            + " matrix");
  }

  /** With another matrix of the same form as T. */
  Schur with(DMatrixRMaj other) {
    return new Schur(q, other, blocks, isExact);
  }

  /** {@code |Q| E |Qᵀ|} of sizes E. */
  DMatrixRMaj sizesBack(DMatrixRMaj sizes) {
    DMatrixRMaj turned = sizes(q);
    return Kernels.DEFAULT.mult(times(turned, sizes), false, turned, true);
  }

  /** {@code |A|}, element by element. */
  static DMatrixRMaj sizes(DMatrixRMaj a) {
    DMatrixRMaj sizes = a.createLike();
    CommonOps_DDRM.abs(a, sizes);
    return sizes;
  }

  DMatrixRMaj q() {
    return q;
  }

  DMatrixRMaj t() {
    return t;
  }

  boolean isExact() {
    return isExact;
  }

  private static boolean isPermutation(DMatrixRMaj q) {
    for (double element : q.data) {
      if (element != 0 && Math.abs(element) != 1) {
        return false;
      }
    }
    return true;
  }

  int numBlocks() {
    return blocks.length - 1;
  }

  /**
   * Whether there is a pair that is not real up to rounding: a change of the elements by that would
   * not make its discriminant zero.
   */
  boolean hasComplexPair() {
    double rounding = ROUNDING * t.numRows * NormOps_DDRM.normF(t);
    return IntStream.range(0, numBlocks())
        .filter(block -> size(block) == 2)
        .mapToObj(block -> DiagonalBlock.of(this, block))
        .anyMatch(pair -> !pair.isReal() && pair.spread() * pair.spread() > rounding * pair.size());
  }

  /** The first row of a block; that of the block after the last is the size. */
  int begin(int block) {
    return blocks[block];
  }

  int size(int block) {
    return blocks[block + 1] - blocks[block];
  }

  static DMatrixRMaj shifted(DMatrixRMaj a, double shift) {
    DMatrixRMaj shifted = CommonOps_DDRM.identity(a.numRows);
    CommonOps_DDRM.add(a, shift, shifted, shifted);
    return shifted;
  }

  /** Q, or null if the algorithm did not converge. */
  private static @Nullable DMatrixRMaj vectors(DMatrixRMaj a) {
    HessenbergSimilarDecomposition_DDRM hessenberg =
        new HessenbergSimilarDecomposition_DDRM(a.numRows);
    WatchedDoubleStepQREigenvalue_DDRM values = new WatchedDoubleStepQREigenvalue_DDRM();
    WatchedDoubleStepQREigenvector_DDRM vectors = new WatchedDoubleStepQREigenvector_DDRM();
    boolean converged = hessenberg.decompose(a.copy());
    DMatrixRMaj h = hessenberg.getH(null);
    values.getImplicitQR().createR = false;
    converged = converged && values.process(h);
    values.getImplicitQR().createR = true;
    converged = converged && vectors.process(values.getImplicitQR(), h, hessenberg.getQ(null));
    // EJML accumulates the transposed rotations.
    return converged
        ? Kernels.DEFAULT.mult(hessenberg.getQ(null), false, vectors.getQ(), true)
        : null;
  }

  /**
   * Sets to zero what is rounding below the blocks, and finds these; null if there is more below.
   */
  private static int @Nullable [] blocks(DMatrixRMaj t, double rounding) {
    int n = t.numRows;
    int[] begins = new int[n + 1];
    int count = 0;
    for (int i = 0; i < n; i++) {
      boolean paired = i > 0 && Math.abs(t.unsafe_get(i, i - 1)) > rounding;
      if (!paired) {
        begins[count++] = i;
      }
      if (paired && begins[count - 1] != i - 1) {
        return null;
      }
      for (int j = 0; j < (paired ? i - 1 : i); j++) {
        if (Math.abs(t.unsafe_get(i, j)) > rounding) {
          return null;
        }
        t.unsafe_set(i, j, 0.0);
      }
    }
    begins[count] = n;
    return Arrays.copyOf(begins, count + 1);
  }

  /** {@code Q Y Pᵀ} with the orthogonal factors of two matrices. */
  static DMatrixRMaj back(Schur left, DMatrixRMaj y, Schur right) {
    return Kernels.DEFAULT.mult(times(left.q, y), false, right.q, true);
  }

  static DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b) {
    return Kernels.DEFAULT.mult(a, false, b, false);
  }
}
