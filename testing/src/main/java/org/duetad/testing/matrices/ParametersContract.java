package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixModeUnderTest.a;
import static org.duetad.testing.matrices.MatrixModeUnderTest.w;
import static org.duetad.testing.modes.Near.assertClose;

import java.util.Map;
import java.util.Objects;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Parameters;
import org.duetad.core.rules.Elementary;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Functions of named matrices are functions of a vector, which every mode differentiates. */
interface ParametersContract extends MatrixModeUnderTest {

  Parameters LAYOUT = Parameters.of("weights", 2, 3).and("input", 3, 1).and("decay");

  private static Scalar loss(Matrix weights, Matrix input, Scalar decay) {
    return weights.mult(input).apply(Elementary.TANH).squaredNorm().add(decay.square());
  }

  private static double[] point() {
    DMatrixRMaj decay = DMatrixRMaj.wrap(1, 1, new double[] {0.75});
    return LAYOUT.flat(Map.of("weights", a(), "input", w(), "decay", decay));
  }

  private static ScalarFunction byName() {
    return LAYOUT.scalarFunction(p -> loss(p.get("weights"), p.get("input"), p.scalar("decay")));
  }

  @Test
  default void gradientByNameIsTheGradientByMatrix() {
    DMatrixRMaj decay = DMatrixRMaj.wrap(1, 1, new double[] {0.75});
    DMatrixRMaj[] expected =
        mode().gradient(x -> loss(x[0], x[1], x[2].toScalar()), a(), w(), decay);
    double[] gradient = mode().gradient(byName(), point());
    Map<String, DMatrixRMaj> named = LAYOUT.split(gradient);
    double tolerance = accuracy().first();
    MatrixAssertions.assertClose("weights", expected[0], of(named, "weights"), tolerance);
    MatrixAssertions.assertClose("input", expected[1], of(named, "input"), tolerance);
    MatrixAssertions.assertClose("decay", expected[2], of(named, "decay"), tolerance);
    assertClose("decay", 1.5, gradient[9], tolerance);
  }

  @Test
  default void jacobianOfAMatrixByName() {
    VectorFunction f = LAYOUT.vectorFunction(p -> p.get("weights").mult(p.get("input")));
    double[][] jacobian = mode().jacobian(f, point());
    double[][] expected = {
      {0.5, -1.25, 2, 0, 0, 0, 1, -2, 0.5, 0}, {0, 0, 0, 0.5, -1.25, 2, 0.25, 3, -1, 0}
    };
    assertClose("jacobian", expected, jacobian, accuracy().first());
  }

  /** {@code f(x, A) = ‖A x‖² + d²}, along a direction in all of them. */
  @Test
  default void hessianVectorProductByName() {
    ScalarFunction f =
        LAYOUT.scalarFunction(
            p ->
                p.get("weights")
                    .mult(p.get("input"))
                    .squaredNorm()
                    .add(p.scalar("decay").square()));
    double[] x = point();
    double[] v = {1, 0.5, -1, 2, 0.25, -0.5, 1, -2, 0.75, 3};
    Map<String, DMatrixRMaj> along = LAYOUT.split(v);
    Matrix weights = Matrix.of(a());
    Matrix input = Matrix.of(w());
    Matrix dw = Matrix.of(of(along, "weights"));
    Matrix dx = Matrix.of(of(along, "input"));
    Matrix r = weights.mult(input);
    Matrix dr = dw.mult(input).plus(weights.mult(dx));
    DMatrixRMaj byWeights = dr.outer(input).plus(r.outer(dx)).scale(2).value();
    DMatrixRMaj byInput = dw.multTransA(r).plus(weights.multTransA(dr)).scale(2).value();
    DMatrixRMaj byDecay = DMatrixRMaj.wrap(1, 1, new double[] {6});
    double[] expected =
        LAYOUT.flat(Map.of("weights", byWeights, "input", byInput, "decay", byDecay));
    assertClose("hvp", expected, mode().hvp(f, x, v), accuracy().second());
  }

  private static DMatrixRMaj of(Map<String, DMatrixRMaj> named, String name) {
    return Objects.requireNonNull(named.get(name), name);
  }
}
