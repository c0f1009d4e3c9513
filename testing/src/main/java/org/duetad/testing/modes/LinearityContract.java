package org.duetad.testing.modes;

import static org.duetad.testing.modes.Near.assertClose;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Vjp;
import org.junit.jupiter.api.Test;

/** Derivatives are linear maps, compose as such, and push is the transpose of pull. */
interface LinearityContract extends ModeUnderTest {

  private static Scalar[] bent(Scalar... x) {
    return new Scalar[] {
      x[0].multiply(x[1]).add(x[2].sin()), x[2].exp().multiply(x[0]), Scalar.norm2(x), x[1].square()
    };
  }

  private static Scalar[] outer(Scalar... y) {
    return new Scalar[] {y[0].multiply(y[3]).sin(), Scalar.logSumExp(y), y[2].divide(y[1])};
  }

  private static double[] point() {
    return new double[] {0.75, -1.25, 0.5};
  }

  /** {@code a u + b v}. */
  private static double[] combined(double a, double[] u, double b, double[] v) {
    double[] combined = new double[u.length];
    Arrays.setAll(combined, i -> a * u[i] + b * v[i]);
    return combined;
  }

  @Test
  default void jvpIsLinearInTheDirection() {
    double[] u = ModeUnderTest.direction(3, 6);
    double[] v = ModeUnderTest.direction(3, 7);
    double[] of = mode().jvp(LinearityContract::bent, point(), combined(2, u, -3, v)).tangent();
    double[] ofU = mode().jvp(LinearityContract::bent, point(), u).tangent();
    double[] ofV = mode().jvp(LinearityContract::bent, point(), v).tangent();
    assertClose("J(2u - 3v)", combined(2, ofU, -3, ofV), of, 10 * accuracy().first());
  }

  @Test
  default void jvpOfTheZeroDirectionIsZero() {
    double[] tangent = mode().jvp(LinearityContract::bent, point(), new double[3]).tangent();
    assertClose("J0", new double[4], tangent, 0);
  }

  @Test
  default void pullbackIsLinearInTheSeed() {
    double[] u = ModeUnderTest.direction(4, 8);
    double[] w = ModeUnderTest.direction(4, 9);
    Vjp vjp = mode().vjp(LinearityContract::bent, point());
    double[] of = vjp.pullback(combined(2, u, -3, w));
    double[] expected = combined(2, vjp.pullback(u), -3, vjp.pullback(w));
    assertClose("Jᵀ(2u - 3w)", expected, of, 10 * accuracy().first());
    assertClose("Jᵀ0", new double[3], vjp.pullback(new double[4]), 0);
  }

  @Test
  default void pushIsTheTransposeOfPull() {
    for (int seed = 10; seed < 20; seed++) {
      double[] v = ModeUnderTest.direction(3, seed);
      double[] w = ModeUnderTest.direction(4, -seed);
      double[] pushed = mode().jvp(LinearityContract::bent, point(), v).tangent();
      double[] pulled = mode().vjp(LinearityContract::bent, point()).pullback(w);
      double down = ModeUnderTest.dot(w, pushed);
      assertClose("⟨Jᵀw, v⟩", down, ModeUnderTest.dot(pulled, v), 10 * accuracy().first());
    }
  }

  @Test
  default void chainRule() {
    VectorFunction composed = x -> outer(bent(x));
    double[] between = ((VectorFunction) LinearityContract::bent).value(point());
    double[][] inner = mode().jacobian(LinearityContract::bent, point());
    double[][] outer = mode().jacobian(LinearityContract::outer, between);
    double[][] whole = mode().jacobian(composed, point());
    assertClose("J(f∘g)", ModeUnderTest.times(outer, inner), whole, 10 * accuracy().first());
  }

  @Test
  default void rowsAndColumnsOfTheJacobian() {
    double[][] jacobian = mode().jacobian(LinearityContract::bent, point());
    Vjp vjp = mode().vjp(LinearityContract::bent, point());
    for (int i = 0; i < 4; i++) {
      double[] seed = new double[4];
      seed[i] = 1;
      assertClose("row " + i, jacobian[i], vjp.pullback(seed), accuracy().first());
    }
    for (int k = 0; k < 3; k++) {
      double[] unit = new double[3];
      unit[k] = 1;
      double[] column = ModeUnderTest.times(jacobian, unit);
      double[] tangent = mode().jvp(LinearityContract::bent, point(), unit).tangent();
      assertClose("column " + k, column, tangent, accuracy().first());
    }
  }
}
