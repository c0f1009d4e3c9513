package org.duetad.forward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.duetad.core.Closeness;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Series of matrices against closed forms, along {@code A + t B}. */
class TaylorMatrixTest {

  private static final int ORDER = 10;

  private static final DMatrixRMaj A =
      new DMatrixRMaj(new double[][] {{2, 1, -1}, {0.5, 3, 1}, {1, -0.5, 2.5}});
  private static final DMatrixRMaj B =
      new DMatrixRMaj(new double[][] {{0.5, -1, 0.25}, {1, 0.5, 0}, {-0.5, 1, 1.5}});

  private static DMatrixRMaj[] along(MatrixFunction f, DMatrixRMaj a, DMatrixRMaj b, int order) {
    DMatrixRMaj[] line = new DMatrixRMaj[order + 1];
    Arrays.setAll(line, k -> a.createLike());
    line[0] = a;
    line[1] = b;
    return TaylorMode.coefficients(f, new DMatrixRMaj[][] {line});
  }

  /** {@code (A + t B)⁻¹ = Σ (-A⁻¹ B)ᵏ A⁻¹ tᵏ}. */
  @Test
  void inverse() {
    DMatrixRMaj[] y = along(x -> x[0].invert(), A, B, ORDER);
    Matrix ratio = Matrix.of(A).solve(Matrix.of(B)).negative();
    Matrix expected = Matrix.of(A).invert();
    for (int k = 0; k <= ORDER; k++) {
      assertClose("order " + k, expected.value(), y[k], 1e-13);
      expected = ratio.mult(expected);
    }
  }

  /** {@code (A + t B)² = A² + t (A B + B A) + t² B²}. */
  @Test
  void product() {
    DMatrixRMaj[] y = along(x -> x[0].mult(x[0]), A, B, 4);
    Matrix a = Matrix.of(A);
    Matrix b = Matrix.of(B);
    assertClose("order 0", a.mult(a).value(), y[0], 0);
    assertClose("order 1", a.mult(b).plus(b.mult(a)).value(), y[1], 1e-15);
    assertClose("order 2", b.mult(b).value(), y[2], 1e-15);
    assertClose("order 3", A.createLike(), y[3], 0);
  }

  /** The determinant of a 3x3 matrix is a cubic in t. */
  @Test
  void determinant() {
    DMatrixRMaj[] y = along(x -> Matrix.of(1, 1, x[0].determinant()), A, B, 6);
    Matrix a = Matrix.of(A);
    Matrix b = Matrix.of(B);
    double[] expected = {
      a.determinant().value(),
      a.cofactor().dot(b).value(),
      b.cofactor().dot(a).value(),
      b.determinant().value(),
      0,
      0,
      0
    };
    for (int k = 0; k < expected.length; k++) {
      assertClose("order " + k, new DMatrixRMaj(new double[][] {{expected[k]}}), y[k], 1e-12);
    }
  }

  /** {@code log det(A + t B)}, whose derivative is {@code tr((A + t B)⁻¹ B)}. */
  @Test
  void logDeterminant() {
    DMatrixRMaj[] y = along(x -> Matrix.of(1, 1, x[0].logDeterminant()), A, B, ORDER);
    DMatrixRMaj[] inverse = along(x -> x[0].invert(), A, B, ORDER);
    for (int k = 1; k <= ORDER; k++) {
      double trace = Matrix.of(inverse[k - 1]).mult(Matrix.of(B)).trace().value() / k;
      assertClose("order " + k, new DMatrixRMaj(new double[][] {{trace}}), y[k], 1e-13);
    }
  }

  /** {@code exp(A + t A) = Σ exp(A) Aᵏ/k! tᵏ}. */
  @Test
  void exponential() {
    DMatrixRMaj[] y = along(x -> x[0].matrixExponential(), A, A, 6);
    Matrix expected = Matrix.of(A).matrixExponential();
    for (int k = 0; k <= 6; k++) {
      assertClose("order " + k, expected.value(), y[k], 1e-12);
      expected = expected.mult(Matrix.of(A)).divide(k + 1.0);
    }
  }

  /** {@code L(t) L(t)ᵀ} is the matrix again, and so is {@code V Λ Vᵀ} of its spectrum. */
  @Test
  void factorisations() {
    Matrix root = Matrix.of(A).plus(Matrix.identity(3));
    DMatrixRMaj spd = root.multTransB(root).value();
    DMatrixRMaj direction = Matrix.of(B).symmetrise().value();
    assertIsItself(x -> x[0].cholesky().multTransB(x[0].cholesky()), spd, direction);
    assertIsItself(x -> x[0].symmetricSqrt().mult(x[0].symmetricSqrt()), spd, direction, 4);
    assertIsItself(x -> x[0].symmetricExp().symmetricLog(), spd, direction, 3);
    assertIsItself(
        x -> x[0].symmetricInverseSqrt().mult(x[0]).mult(x[0].symmetricSqrt()), spd, direction, 4);
  }

  @Test
  void functionsOfGeneralMatrices() {
    DMatrixRMaj a = Matrix.of(A).plus(Matrix.identity(3).scale(4)).value();
    assertIsItself(x -> x[0].sqrtm().mult(x[0].sqrtm()), a, B, 5);
    assertIsItself(x -> x[0].mult(x[0]).sqrtm(), a, B, 5);
    assertIsItself(x -> x[0].matrixExponential().logm(), A, B, 3);
    assertIsItself(x -> x[0].logm().matrixExponential(), a, B, 3);
    Matrix other = Matrix.of(B).plus(Matrix.identity(3).scale(3));
    assertIsItself(x -> x[0].sylvester(other, x[0].mult(x[0]).plus(x[0].mult(other))), a, B, 5);
    assertIsItself(x -> other.lyapunov(other.mult(x[0]).plus(x[0].multTransB(other))), a, B, 5);
  }

  private static void assertIsItself(MatrixFunction f, DMatrixRMaj a, DMatrixRMaj b) {
    assertIsItself(f, a, b, ORDER);
  }

  private static void assertIsItself(MatrixFunction f, DMatrixRMaj a, DMatrixRMaj b, int order) {
    DMatrixRMaj[] y = along(f, a, b, order);
    assertClose("order 0", a, y[0], 1e-11);
    assertClose("order 1", b, y[1], 1e-11);
    for (int k = 2; k <= order; k++) {
      assertClose("order " + k, a.createLike(), y[k], 1e-10);
    }
  }

  @Test
  void wrongUse() {
    MatrixFunction f = x -> x[0];
    assertFails("0 inputs", () -> TaylorMode.coefficients(f, new DMatrixRMaj[0][]));
    assertFails("0 coefficients", () -> TaylorMode.coefficients(f, new DMatrixRMaj[1][0]));
    assertFails(
        "input 1 has 1 coefficients, expected 2",
        () -> TaylorMode.coefficients(f, new DMatrixRMaj[][] {{A, B}, {A}}));
    assertFails(
        "shape 1x1, expected 3x3",
        () -> TaylorMode.coefficients(f, new DMatrixRMaj[][] {{A, new DMatrixRMaj(1, 1)}}));
  }

  private static void assertFails(String part, Executable call) {
    String message = String.valueOf(assertThrows(RuntimeException.class, call).getMessage());
    assertTrue(message.contains(part), message);
  }

  private static void assertClose(
      String what, DMatrixRMaj expected, DMatrixRMaj actual, double tolerance) {
    assertSameShape(what, expected, actual);
    Closeness.assertClose(what, expected.data, actual.data, tolerance);
  }

  private static void assertSameShape(String what, DMatrixRMaj expected, DMatrixRMaj actual) {
    assertEquals(
        expected.numRows + "x" + expected.numCols,
        actual.numRows + "x" + actual.numCols,
        () -> what + ": shape");
  }
}
