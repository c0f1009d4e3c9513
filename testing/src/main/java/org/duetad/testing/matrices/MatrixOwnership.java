package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixAssertions.assertClose;
import static org.duetad.testing.matrices.MatrixAssertions.assertSameBits;
import static org.duetad.testing.matrices.MatrixAssertions.copies;
import static org.duetad.testing.matrices.MatrixModeUnderTest.a;
import static org.duetad.testing.matrices.MatrixModeUnderTest.square;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.Map;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Layout;
import org.duetad.core.mode.MatrixGradient;
import org.duetad.core.mode.MatrixJacobian;
import org.duetad.core.mode.MatrixJvp;
import org.duetad.core.mode.MatrixVjp;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** Matrices that are passed or returned are caller-owned. */
interface MatrixOwnership extends MatrixModeUnderTest {

  /** Functions that return their input, in one way or another. */
  static Map<String, MatrixFunction> functions() {
    return Map.of(
        "x", x -> x[0],
        "x + x", x -> x[0].plus(x[0]),
        "x + y", x -> x[0].plus(x[1]),
        "reshaped", x -> x[1].reshape(9, 1),
        "transposed", x -> x[0].transpose(),
        "transposed twice", x -> x[0].transpose().transpose(),
        "all rows", x -> x[0].rows(0, 3),
        "of scalars", x -> Matrix.of(3, 3, x[0].toScalars()),
        "constant", x -> Matrix.of(square()),
        "product", x -> x[0].mult(x[1]));
  }

  private static DMatrixRMaj[] point() {
    return new DMatrixRMaj[] {square(), CommonOps_DDRM.transpose(square(), null)};
  }

  private static void spoil(DMatrixRMaj... matrices) {
    for (DMatrixRMaj x : matrices) {
      Arrays.fill(x.data, 100);
      x.reshape(1, 1);
    }
  }

  @Test
  default void whatIsPassedToAPullbackMayChange() {
    functions()
        .forEach(
            (name, f) -> {
              DMatrixRMaj[] x = point();
              MatrixVjp vjp = mode().vjp(f, x);
              spoil(x);
              DMatrixRMaj value = vjp.value();
              assertSameBits(name, f.value(point()), value);
              DMatrixRMaj seed = value.copy();
              DMatrixRMaj[] adjoint = vjp.pullback(seed);
              DMatrixRMaj[] kept = copies(adjoint);
              spoil(seed, value);
              assertSameBits(name, kept, adjoint);
              spoil(adjoint);
              assertSameBits(name, kept, vjp.pullback(f.value(point())));
              assertSameBits(name, f.value(point()), vjp.value());
            });
  }

  @Test
  default void whatIsPassedToAPushforwardMayChange() {
    functions()
        .forEach(
            (name, f) -> {
              DMatrixRMaj[] x = point();
              DMatrixRMaj[] v = point();
              MatrixJvp jvp = mode().jvp(f, x, v);
              assertSameBits(name + ": point", point(), x);
              assertSameBits(name + ": direction", point(), v);
              DMatrixRMaj tangent = jvp.tangent().copy();
              spoil(x);
              spoil(v);
              assertSameBits(name, f.value(point()), jvp.value());
              assertSameBits(name, tangent, jvp.tangent());
              spoil(jvp.value());
              assertSameBits(name, tangent, jvp.tangent());
            });
  }

  @Test
  default void gradientsAreDistinct() {
    DMatrixRMaj[] x = point();
    MatrixGradient both = mode().valueAndGradient(v -> v[0].plus(v[1]).elementSum(), x);
    DMatrixRMaj[] gradient = both.gradient();
    assertNotSame(gradient[0].data, gradient[1].data);
    spoil(gradient[0]);
    assertClose("gradient", Matrix.ones(3, 3).value(), gradient[1], accuracy().first());
    DMatrixRMaj[] adjoints = mode().vjp(v -> v[0].plus(v[1]), x).pullback(square());
    spoil(adjoints[0]);
    assertClose("adjoint", square(), adjoints[1], accuracy().first());
    assertSame(gradient, both.gradient());
    assertSameBits("point", point(), x);
  }

  @Test
  default void jacobiansAreCopied() {
    DMatrixRMaj[] x = point();
    MatrixJacobian jacobian = mode().jacobian(v -> v[0].mult(v[1]), x)[0];
    spoil(x);
    DMatrixRMaj expected = jacobian.matrix(Layout.NUMERATOR);
    DMatrixRMaj gradient = jacobian.gradient(1, 2);
    spoil(jacobian.matrix(Layout.NUMERATOR), jacobian.gradient(1, 2));
    jacobian.tensor(Layout.NUMERATOR)[0][0][0][0] = 100;
    assertSameBits("matrix", expected, jacobian.matrix(Layout.NUMERATOR));
    assertSameBits("gradient", gradient, jacobian.gradient(1, 2));
  }

  @Test
  default void constantsAreCopied() {
    DMatrixRMaj values = a();
    double[][] rows = {{1, 2}, {3, 4}};
    double[] elements = {1, 2};
    Matrix[] constants = {Matrix.of(values), Matrix.of(rows), Matrix.of(1, 2, elements)};
    DMatrixRMaj[] before = Arrays.stream(constants).map(Matrix::value).toArray(DMatrixRMaj[]::new);
    spoil(values);
    Arrays.fill(rows[1], 100);
    Arrays.fill(elements, 100);
    for (int i = 0; i < constants.length; i++) {
      spoil(constants[i].value());
      assertSameBits("constant " + i, before[i], constants[i].value());
    }
    mode()
        .jvp(
            x -> {
              DMatrixRMaj plain = x[0].value();
              spoil(x[0].value());
              assertSameBits("operand", plain, x[0].value());
              return x[0];
            },
            new DMatrixRMaj[] {a()},
            new DMatrixRMaj[] {a()});
  }

  /** An EJML matrix keeps its longer array when it shrinks; the excess is ignored. */
  @Test
  default void roomBeyondTheElementsDoesNotCount() {
    DMatrixRMaj roomy = new DMatrixRMaj(5, 5);
    Arrays.fill(roomy.data, 100);
    roomy.reshape(3, 3);
    System.arraycopy(square().data, 0, roomy.data, 0, 9);
    functions()
        .forEach(
            (name, f) -> {
              DMatrixRMaj[] x = {roomy, roomy};
              DMatrixRMaj[] plain = {square(), square()};
              MatrixVjp expected = mode().vjp(f, plain);
              MatrixVjp vjp = mode().vjp(f, x);
              assertSameBits(name, expected.value(), vjp.value());
              assertSameBits(name, f.value(plain), f.value(x));
              if (vjp.value().numCols == 3) {
                assertSameBits(name, expected.pullback(square()), vjp.pullback(roomy));
              }
              DMatrixRMaj tangent = mode().jvp(f, plain, plain).tangent();
              assertSameBits(name, tangent, mode().jvp(f, x, x).tangent());
            });
    MatrixScalarFunction dot = x -> x[0].dot(x[1]);
    assertSameBits(
        "gradient", mode().gradient(dot, square(), square()), mode().gradient(dot, roomy, roomy));
    assertSameBits("constant", square(), Matrix.of(roomy).value());
  }
}
