package org.duetad.core.matrix.arithmetic;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Kernels;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.Shapes;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/**
 * Products of matrices. Derivatives: Giles, "Collected matrix derivative results for forward and
 * reverse mode algorithmic differentiation", 2008, section 2.2.
 */
final class Products {

  /** {@code C = A B; Ā = C̄ Bᵀ, B̄ = Aᵀ C̄}. */
  static final BilinearRule MULT =
      mult(
          "mult",
          false,
          false,
          (a, b, cBar) -> MatrixChain.multTransB(cBar, b),
          (a, b, cBar) -> MatrixChain.multTransA(a, cBar));

  /** {@code C = Aᵀ B; Ā = B C̄ᵀ, B̄ = A C̄}. */
  static final BilinearRule MULT_TRANS_A =
      mult(
          "multTransA",
          true,
          false,
          (a, b, cBar) -> MatrixChain.multTransB(b, cBar),
          (a, b, cBar) -> MatrixChain.mult(a, cBar));

  /** {@code C = A Bᵀ; Ā = C̄ B, B̄ = C̄ᵀ A}. */
  static final BilinearRule MULT_TRANS_B =
      mult(
          "multTransB",
          false,
          true,
          (a, b, cBar) -> MatrixChain.mult(cBar, b),
          (a, b, cBar) -> MatrixChain.multTransA(cBar, a));

  /** {@code C = Aᵀ Bᵀ; Ā = Bᵀ C̄ᵀ, B̄ = C̄ᵀ Aᵀ}. */
  static final BilinearRule MULT_TRANS_AB =
      mult(
          "multTransAB",
          true,
          true,
          (a, b, cBar) -> MatrixChain.multTransAB(b, cBar),
          (a, b, cBar) -> MatrixChain.multTransAB(cBar, a));

  /** {@code c_ij = a_ij b_ij}. */
  static final BilinearRule ELEMENT_MULT =
      new BilinearRule(
          "elementMult",
          (a, b) -> {
            Shapes.same("elementMult", a, b);
            return ConstantMatrix.zeroLike(a);
          },
          (a, b) -> ConstantMatrix.owning(plainElements(a, b)),
          Products::carefulElements,
          (a, b, times) -> elements(a, b.toScalars(), times),
          (a, b, cBar) -> MatrixChain.elementMult(cBar, b),
          (a, b, cBar) -> MatrixChain.elementMult(a, cBar));

  /** {@code C = s A} with s of shape 1x1; {@code s̄ = ⟨A, C̄⟩, Ā = s C̄}. */
  static final BilinearRule SCALE =
      new BilinearRule(
          "scale",
          (s, a) -> {
            Shapes.require(s.isScalar(), "scale", () -> "the factor must be 1x1, is " + s.shape());
            return ConstantMatrix.zeroLike(a);
          },
          (s, a) -> ConstantMatrix.owning(plainScale(s, a)),
          Products::carefulScale,
          (s, a, times) -> elements(a, repeated(s.get(0, 0), a), times),
          (s, a, cBar) -> MatrixChain.dot(a, cBar),
          (s, a, cBar) -> MatrixChain.scale(s, cBar));

  /** {@code c = ⟨A, B⟩ = Σ a_ij b_ij}, summed row after row; {@code Ā = c̄ B, B̄ = c̄ A}. */
  static final BilinearRule DOT =
      new BilinearRule(
          "dot",
          (a, b) -> {
            Shapes.same("dot", a, b);
            return ConstantMatrix.zero(1, 1);
          },
          (a, b) ->
              ConstantMatrix.scalar(VectorVectorMult_DDRM.innerProd(a.elements(), b.elements())),
          (a, b) -> ConstantMatrix.scalar(Chain.dot(a.array(), b.array())),
          (a, b, times) -> Matrix.of(dot(a.toScalars(), b.toScalars(), times)),
          (a, b, cBar) -> MatrixChain.scale(cBar, b));

  private Products() {}

  private static BilinearRule mult(
      String name,
      boolean transA,
      boolean transB,
      BilinearRule.Pull left,
      BilinearRule.Pull right) {
    return new BilinearRule(
        name,
        (a, b) -> {
          int inner = transA ? a.numRows() : a.numCols();
          int other = transB ? b.numCols() : b.numRows();
          if (inner != other) {
            throw new IllegalArgumentException(
                name
                    + ": "
                    + a.shape()
                    + " by "
                    + b.shape()
                    + ", inner sizes "
                    + inner
                    + " and "
                    + other
                    + " differ");
          }
          return ConstantMatrix.zero(
              transA ? a.numCols() : a.numRows(), transB ? b.numRows() : b.numCols());
        },
        (a, b) ->
            ConstantMatrix.owning(Kernels.DEFAULT.mult(a.elements(), transA, b.elements(), transB)),
        (a, b) -> careful(a.elements(), transA, b.elements(), transB),
        (a, b, times) -> product(transA ? a.transpose() : a, transB ? b : b.transpose(), times),
        left,
        right);
  }

  /** {@code A Bᵀ}, by rows. */
  private static Matrix product(Matrix a, Matrix b, BinaryOperator<Scalar> times) {
    Scalar[][] left = Rows.of(a);
    Scalar[][] right = Rows.of(b);
    Scalar[] c = new Scalar[left.length * right.length];
    Arrays.setAll(c, k -> dot(left[k / right.length], right[k % right.length], times));
    return Matrix.of(left.length, right.length, c);
  }

  private static Scalar dot(Scalar[] a, Scalar[] b, BinaryOperator<Scalar> times) {
    Scalar sum = Scalar.of(0.0);
    for (int k = 0; k < a.length; k++) {
      Scalar term = times.apply(a[k], b[k]);
      sum = k == 0 ? term : sum.add(term);
    }
    return sum;
  }

  private static Matrix elements(Matrix a, Scalar[] b, BinaryOperator<Scalar> times) {
    Scalar[] products = a.toScalars();
    Arrays.setAll(products, k -> times.apply(products[k], b[k]));
    return Matrix.of(a.numRows(), a.numCols(), products);
  }

  private static Scalar[] repeated(Scalar s, Matrix like) {
    Scalar[] factors = new Scalar[like.numRows() * like.numCols()];
    Arrays.fill(factors, s);
    return factors;
  }

  /** The plain product is right if it has no NaN, which zero times infinity would leave. */
  private static ConstantMatrix careful(
      DMatrixRMaj a, boolean transA, DMatrixRMaj b, boolean transB) {
    DMatrixRMaj c = Kernels.DEFAULT.mult(a, transA, b, transB);
    return ConstantMatrix.owning(mayHaveNaN(c) ? annihilating(a, transA, b, transB, c) : c);
  }

  private static DMatrixRMaj annihilating(
      DMatrixRMaj a, boolean transA, DMatrixRMaj b, boolean transB, DMatrixRMaj c) {
    int inner = transA ? a.numRows : a.numCols;
    for (int i = 0; i < c.numRows; i++) {
      for (int j = 0; j < c.numCols; j++) {
        double sum = 0;
        for (int k = 0; k < inner; k++) {
          sum +=
              Chain.times(
                  transA ? a.unsafe_get(k, i) : a.unsafe_get(i, k),
                  transB ? b.unsafe_get(j, k) : b.unsafe_get(k, j));
        }
        c.unsafe_set(i, j, sum);
      }
    }
    return c;
  }

  /** A sum is NaN if a term is, and rarely otherwise; four independent sums run in parallel. */
  private static boolean mayHaveNaN(DMatrixRMaj c) {
    double[] x = c.data;
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int k = 0;
    for (; k < x.length - 3; k += 4) {
      first += x[k];
      second += x[k + 1];
      third += x[k + 2];
      fourth += x[k + 3];
    }
    for (; k < x.length; k++) {
      first += x[k];
    }
    return Double.isNaN(first + second + third + fourth);
  }

  private static ConstantMatrix carefulElements(ConstantMatrix a, ConstantMatrix b) {
    DMatrixRMaj product = plainElements(a, b);
    if (mayHaveNaN(product)) {
      Arrays.setAll(product.data, k -> Chain.times(a.at(k), b.at(k)));
    }
    return ConstantMatrix.owning(product);
  }

  private static DMatrixRMaj plainElements(ConstantMatrix a, ConstantMatrix b) {
    return CommonOps_DDRM.elementMult(a.elements(), b.elements(), result(a));
  }

  private static ConstantMatrix carefulScale(ConstantMatrix s, ConstantMatrix a) {
    DMatrixRMaj scaled = plainScale(s, a);
    if (mayHaveNaN(scaled)) {
      Arrays.setAll(scaled.data, k -> Chain.times(s.at(0), a.at(k)));
    }
    return ConstantMatrix.owning(scaled);
  }

  private static DMatrixRMaj plainScale(ConstantMatrix s, ConstantMatrix a) {
    DMatrixRMaj scaled = result(a);
    CommonOps_DDRM.scale(s.at(0), a.elements(), scaled);
    return scaled;
  }

  private static DMatrixRMaj result(ConstantMatrix like) {
    return new DMatrixRMaj(like.numRows(), like.numCols());
  }
}
