package org.duetad.testing.implicit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.check.GradientCheck;
import org.duetad.core.implicit.Implicit;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;

/** Forward and reverse mode, differences and the complex step agree on derivatives of solutions. */
class ImplicitAgreementTest {

  private static final List<Differentiator> MODES = List.of(new ForwardMode(), new ReverseMode());
  private static final GradientCheck CHECK = GradientCheck.of(new ForwardMode(), new ReverseMode());

  /** The fixed point of a recurrent layer {@code x = tanh(A x + B p)}, with A a contraction. */
  @Property(tries = 25)
  void equilibriumOfALayer(@ForAll long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(4);
    int m = 1 + random.nextInt(5);
    Matrix a = Matrix.of(n, n, draw(random, n * n, 0.8 / n));
    Matrix b = Matrix.of(n, m, draw(random, n * m, 1));
    VectorFunction f =
        p -> Implicit.fixedPoint((x, q) -> layer(a, b, x, q), q -> equilibrium(a, b, n, q), p);
    CHECK.check(f, draw(random, m, 1)).assertPassed();
  }

  /** The Hessian of a loss of the fixed point, in all nestings of the modes. */
  @Property(tries = 10)
  void secondOrder(@ForAll long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(3);
    int m = 1 + random.nextInt(3);
    Matrix a = Matrix.of(n, n, draw(random, n * n, 0.8 / n));
    Matrix b = Matrix.of(n, m, draw(random, n * m, 1));
    ScalarFunction loss =
        p ->
            Matrix.column(
                    Implicit.fixedPoint(
                        (x, q) -> layer(a, b, x, q), q -> equilibrium(a, b, n, q), p))
                .squaredNorm();
    double[] p = draw(random, m, 1);
    double[][] expected = new FiniteDifferences().jacobian(x -> MODES.get(0).gradient(loss, x), p);
    for (Differentiator outer : MODES) {
      for (Differentiator inner : MODES) {
        double[][] hessian = outer.jacobian(x -> inner.gradient(loss, x), p);
        for (int i = 0; i < m; i++) {
          assertArrayEquals(MODES.get(0).hessian(loss, p)[i], hessian[i], 1e-13);
          assertArrayEquals(expected[i], hessian[i], 1e-7);
        }
      }
    }
  }

  private static Scalar[] layer(Matrix a, Matrix b, Scalar[] x, Scalar[] p) {
    Scalar[] y = a.mult(Matrix.column(x)).plus(b.mult(Matrix.column(p))).toScalars();
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i].tanh();
    }
    return y;
  }

  private static double[] equilibrium(Matrix a, Matrix b, int n, double[] p) {
    Scalar[] x = Scalar.of(new double[n]);
    for (int i = 0; i < 300; i++) {
      x = layer(a, b, x, Scalar.of(p));
    }
    return Matrix.column(x).value().data;
  }

  private static double[] draw(Random random, int count, double scale) {
    return random.doubles(count, -scale, scale).toArray();
  }
}
