package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixAssertions.assertClose;
import static org.duetad.testing.matrices.MatrixAssertions.assertSameBits;
import static org.duetad.testing.matrices.MatrixAssertions.column;
import static org.duetad.testing.matrices.MatrixAssertions.rows;
import static org.duetad.testing.matrices.MatrixAssertions.scaled;
import static org.duetad.testing.matrices.MatrixModeUnderTest.a;
import static org.duetad.testing.matrices.MatrixModeUnderTest.b;
import static org.duetad.testing.matrices.MatrixModeUnderTest.square;
import static org.duetad.testing.matrices.MatrixModeUnderTest.w;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.mode.Layout;
import org.duetad.core.mode.MatrixJacobian;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Elementary;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** The derivatives that textbooks list (Petersen and Pedersen, "The Matrix Cookbook", 2012). */
interface MatrixClosedForms extends MatrixModeUnderTest {

  private DMatrixRMaj jacobian(Layout layout, MatrixFunction f, DMatrixRMaj x) {
    return mode().jacobian(f, x)[0].matrix(layout);
  }

  private void assertJacobian(String what, DMatrixRMaj expected, MatrixFunction f, DMatrixRMaj x) {
    assertClose(what, expected, jacobian(Layout.NUMERATOR, f, x), accuracy().first());
    DMatrixRMaj transposed = CommonOps_DDRM.transpose(expected, null);
    assertClose(what, transposed, jacobian(Layout.DENOMINATOR, f, x), accuracy().first());
  }

  /** {@code d(wᵀ x)/dw = xᵀ}. */
  @Test
  default void linearForm() {
    DMatrixRMaj x = column(3, -4, 0.5);
    DMatrixRMaj row = CommonOps_DDRM.transpose(x, null);
    assertJacobian("inner product", row, v -> v[0].multTransA(Matrix.of(x)), w());
    DMatrixRMaj gradient = mode().gradient(v -> v[0].dot(Matrix.of(x)), w())[0];
    assertClose("gradient", x, gradient, accuracy().first());
  }

  /** {@code d(wᵀ A w)/dw = wᵀ (A + Aᵀ)}. */
  @Test
  default void quadraticForm() {
    Matrix a = Matrix.of(square());
    DMatrixRMaj expected = Matrix.of(w()).multTransA(a.plus(a.transpose())).value();
    assertJacobian("quadratic form", expected, v -> v[0].multTransA(a.mult(v[0])), w());
  }

  /** {@code d(A x)/dx = A}. */
  @Test
  default void linearMap() {
    assertJacobian("linear map", a(), v -> Matrix.of(a()).mult(v[0]), w());
  }

  @Test
  default void reluHasADiagonalJacobian() {
    DMatrixRMaj z = column(-1.5, 2, 0.25, -0.5);
    DMatrixRMaj expected = CommonOps_DDRM.diag(0, 1, 1, 0);
    assertJacobian("relu", expected, v -> v[0].apply(Activations.RELU), z);
  }

  /** {@code diag(s) - s sᵀ}. */
  @Test
  default void softmax() {
    Matrix s = Matrix.of(w()).softmaxCols();
    DMatrixRMaj expected = s.diag().minus(s.outer(s)).value();
    assertJacobian("softmax", expected, v -> v[0].softmaxCols(), w());
    assertJacobian("softmax of a row", expected, v -> v[0].transpose().softmaxRows(), w());
  }

  /** {@code dL/dW = (dL/dz) xᵀ} and {@code dL/db = dL/dz} with z = W x + b. */
  @Test
  default void layerOfANetwork() {
    DMatrixRMaj bias = column(0.5, -0.25);
    Matrix z = Matrix.of(a()).mult(Matrix.of(w())).plus(Matrix.of(bias));
    Matrix tanh = z.apply(Elementary.TANH);
    Matrix slope = Matrix.ones(2, 1).minus(tanh.elementMult(tanh)).elementMult(tanh).scale(2);
    DMatrixRMaj[] gradient = mode().gradient(p -> activated(p).squaredNorm(), a(), bias, w());
    assertEquals(3, gradient.length);
    assertClose("W", slope.outer(Matrix.of(w())).value(), gradient[0], accuracy().first());
    assertClose("b", slope.value(), gradient[1], accuracy().first());
    DMatrixRMaj byInput = Matrix.of(a()).multTransA(slope).value();
    assertClose("x", byInput, gradient[2], accuracy().first());
  }

  private static Matrix activated(Matrix... p) {
    return p[0].mult(p[2]).plus(p[1]).apply(Elementary.TANH);
  }

  /** A number by a vector: a row in numerator layout, a column in denominator layout. */
  @Test
  default void numberByVector() {
    MatrixFunction squared = v -> Matrix.column(v[0].squaredNorm());
    DMatrixRMaj gradient = scaled(2, w());
    assertClose("column", gradient, jacobian(Layout.DENOMINATOR, squared, w()), accuracy().first());
    assertEquals(1, jacobian(Layout.NUMERATOR, squared, w()).numRows);
  }

  /** A number by a matrix: its gradient has the matrix's shape, and so has the 4-way array. */
  @Test
  default void numberByMatrix() {
    MatrixJacobian jacobian = mode().jacobian(v -> Matrix.column(v[0].squaredNorm()), a())[0];
    assertClose("gradient", scaled(2, a()), jacobian.gradient(0, 0), accuracy().first());
    double[][][][] numerator = jacobian.tensor(Layout.NUMERATOR);
    double[][][][] denominator = jacobian.tensor(Layout.DENOMINATOR);
    assertClose("1x1x2x3", jacobian.gradient(0, 0), rows(numerator[0][0]), 0);
    assertEquals(2, denominator.length);
    assertEquals(3, denominator[0].length);
    assertEquals(numerator[0][0][1][2], denominator[1][2][0][0]);
  }

  /** A vector by a matrix, 3-way: {@code d(A x)_i/dA_kl = δ_ik x_l}. */
  @Test
  default void vectorByMatrix() {
    MatrixJacobian jacobian = mode().jacobian(v -> v[0].mult(Matrix.of(w())), a())[0];
    for (int i = 0; i < 2; i++) {
      for (int k = 0; k < 2; k++) {
        for (int l = 0; l < 3; l++) {
          double expected = i == k ? w().get(l, 0) : 0;
          assertEquals(expected, jacobian.get(i, 0, k, l), accuracy().first() * 4);
          assertEquals(jacobian.get(i, 0, k, l), jacobian.tensor(Layout.NUMERATOR)[i][0][k][l]);
        }
      }
    }
  }

  /** A matrix by a matrix, 4-way: {@code d(A X B)_ij/dX_kl = A_ik B_lj}. */
  @Test
  default void matrixByMatrix() {
    MatrixFunction f = v -> Matrix.of(a()).mult(v[0]).mult(Matrix.of(b()));
    MatrixJacobian jacobian = mode().jacobian(f, square())[0];
    double[][][][] tensor = jacobian.tensor(Layout.DENOMINATOR);
    DMatrixRMaj numerator = jacobian.matrix(Layout.NUMERATOR);
    assertEquals("4x9", numerator.numRows + "x" + numerator.numCols);
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        for (int k = 0; k < 3; k++) {
          for (int l = 0; l < 3; l++) {
            double expected = a().get(i, k) * b().get(l, j);
            assertEquals(expected, jacobian.get(i, j, k, l), accuracy().first() * 10);
            assertEquals(jacobian.get(i, j, k, l), tensor[k][l][i][j]);
            assertEquals(jacobian.get(i, j, k, l), numerator.get(2 * i + j, 3 * k + l));
          }
        }
      }
    }
  }

  @Test
  default void constantOutputs() {
    MatrixFunction f = v -> Matrix.of(b());
    assertSameBits("value", b(), mode().jvp(f, one(a()), one(a())).value());
    assertSameBits("tangent", new DMatrixRMaj(3, 2), mode().jvp(f, one(a()), one(a())).tangent());
    assertSameBits("adjoint", new DMatrixRMaj(2, 3), mode().vjp(f, a()).pullback(b())[0]);
    assertSameBits("jacobian", new DMatrixRMaj(6, 6), jacobian(Layout.NUMERATOR, f, a()));
    DMatrixRMaj gradient = mode().gradient(v -> Matrix.of(b()).elementSum(), a())[0];
    assertSameBits("gradient", new DMatrixRMaj(2, 3), gradient);
  }

  private static DMatrixRMaj[] one(DMatrixRMaj x) {
    return new DMatrixRMaj[] {x};
  }

  /** {@code D²(X²)[V, V] = 2 V²} and {@code D²(X⁻¹)[V, V] = 2 X⁻¹ V X⁻¹ V X⁻¹}. */
  @Test
  default void secondDerivativesAlongADirection() {
    DMatrixRMaj[] v = one(Matrix.of(a()).multTransA(Matrix.of(a())).scale(0.25).value());
    Matrix direction = Matrix.of(v[0]);
    assertSecond("X²", direction.mult(direction).scale(2), x -> x[0].mult(x[0]), one(square()), v);
    Matrix inverse = Matrix.of(square()).invert();
    Matrix moved = inverse.mult(direction);
    Matrix ofInverse = moved.mult(moved).mult(inverse).scale(2);
    assertSecond("X⁻¹", ofInverse, x -> x[0].invert(), one(square()), v);
    assertSecond("linear", Matrix.zeros(3, 3), x -> x[0].transpose(), one(square()), v);
    assertSecond("constant", Matrix.zeros(3, 2), x -> Matrix.of(b()), one(square()), v);
  }

  /** {@code D²(A B)[(V, W), (V, W)] = 2 V W}. */
  @Test
  default void secondDerivativeOfAProduct() {
    DMatrixRMaj[] v = {scaled(0.5, a()), scaled(-2, b())};
    Matrix expected = Matrix.of(a()).mult(Matrix.of(b())).scale(-2);
    assertSecond("A B", expected, x -> x[0].mult(x[1]), new DMatrixRMaj[] {a(), b()}, v);
  }

  private void assertSecond(
      String what, Matrix expected, MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    DMatrixRMaj second = mode().secondDerivative(f, x, v);
    assertClose(what, expected.value(), second, accuracy().second());
  }

  /** The number itself, as a 1 x 1 matrix. */
  @Test
  default void numbersAsMatrices() {
    MatrixFunction squared = v -> Matrix.of(v[0].squaredNorm());
    assertEquals(1 + 4 + 0.25 + 0.0625 + 9 + 1, squared.value(a()).get(0, 0));
    DMatrixRMaj gradient = mode().vjp(squared, a()).pullback(column(0.5))[0];
    assertClose("gradient", a(), gradient, accuracy().first());
  }
}
