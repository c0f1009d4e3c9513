package org.duetad.testing.nesting;

import static org.duetad.testing.matrices.MatrixAssertions.assertClose;

import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.matrices.MatrixSample;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agreement law in second order: every operation on matrices, every nesting. */
class MatrixSecondOrderLawsTest {

  private static final String SAMPLES = "org.duetad.testing.matrices.MatrixCases#samples";

  private final ReverseMode reverse = new ReverseMode();
  private final Differentiator forward = new ForwardMode();

  @ParameterizedTest
  @MethodSource(SAMPLES)
  void allNestingsAgree(MatrixSample sample) {
    DMatrixRMaj[] x = sample.operands();
    DMatrixRMaj[] v = sample.directions(x);
    MatrixScalarFunction f = sample.loss();
    DMatrixRMaj[] expected = reverse.hvp(f, x, v);
    for (int i = 0; i < x.length; i++) {
      assertClose("forward over reverse", expected[i], nested(forward, f, i, x, v), 1e-10);
      assertClose("reverse over reverse", expected[i], nested(reverse, f, i, x, v), 1e-10);
    }
    DMatrixRMaj[] ofTangent = reverse.gradient(tangent(f, v), x);
    for (int i = 0; i < x.length; i++) {
      assertClose("reverse over forward", expected[i], ofTangent[i], 1e-10);
    }
  }

  /** One input's part of the product. */
  private DMatrixRMaj nested(
      Differentiator outer, MatrixScalarFunction f, int i, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    MatrixFunction gradient = at -> reverse.gradient(f, at)[i];
    return outer.jvp(gradient, x, v).tangent();
  }

  private MatrixScalarFunction tangent(MatrixScalarFunction f, DMatrixRMaj[] v) {
    Matrix[] direction = new Matrix[v.length];
    for (int i = 0; i < v.length; i++) {
      direction[i] = Matrix.of(v[i]);
    }
    return at -> forward.jvp(f.asMatrix(), at, direction).tangent().get(0, 0);
  }
}
