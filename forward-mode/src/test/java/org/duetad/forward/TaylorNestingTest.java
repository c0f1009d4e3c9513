package org.duetad.forward;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.SecondOrder;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Series within derivatives, derivatives within series, and series within series. */
class TaylorNestingTest {

  private static final int ORDER = 4;

  static List<Differentiator> outer() {
    return List.of(new ForwardMode(), new TaylorMode(), new ProgramMode());
  }

  /**
   * The coefficient of {@code tᵏ} of f at x, differentiated with respect to x: (k + 1) times the
   * next one.
   */
  @ParameterizedTest
  @MethodSource("outer")
  void coefficientsAreDifferentiatedByTheirPoint(Differentiator mode) {
    for (UnaryRule rule : RuleTable.unary()) {
      double x = Math.max(rule.domain().low() + 0.4, Math.min(0.4, rule.domain().high() - 0.4));
      double[] above = TaylorMode.coefficients(u -> u.apply(rule), x, ORDER + 1);
      double[][] y =
          mode.jacobian(p -> TaylorMode.coefficients(u -> u.apply(rule), p[0], ORDER), x);
      for (int k = 0; k <= ORDER; k++) {
        assertClose(rule + ", order " + k, (k + 1) * above[k + 1], y[k][0], 1e-10);
      }
    }
  }

  /** {@code exp(a t)} has the coefficients {@code aᵏ/k!}, where a is captured. */
  @ParameterizedTest
  @MethodSource("outer")
  void coefficientsAreDifferentiatedByWhatIsCaptured(Differentiator mode) {
    UnaryFunction third =
        a -> TaylorMode.coefficients(t -> a.multiply(t).exp(), Scalar.of(0), 3)[3];
    assertClose("a²/2", 2, mode.derivative(third, 2.0), 1e-14);
    assertClose("a", 2, mode.derivative(a -> mode.derivative(third, a), 2.0), 1e-14);
  }

  @ParameterizedTest
  @MethodSource("outer")
  void perturbationsAreNotConfused(Differentiator mode) {
    TaylorMode taylor = new TaylorMode();
    UnaryFunction f = x -> x.multiply(taylor.derivative(y -> x.add(y), Scalar.of(1.0)));
    assertEquals(1.0, mode.derivative(f, 1.0));
    UnaryFunction g = x -> x.multiply(mode.derivative(y -> x.add(y), Scalar.of(1.0)));
    assertEquals(1.0, taylor.derivative(g, 1.0));
    UnaryFunction h = x -> x.multiply(TaylorMode.coefficients(y -> x.multiply(y), x, 3)[1]);
    assertEquals(6.0, mode.derivative(h, 3.0));
  }

  /**
   * Series along a curve, differentiated with respect to a matrix in it: {@code d/da tr exp(a t
   * B)}.
   */
  @ParameterizedTest
  @MethodSource("outer")
  void seriesOfMatrices(Differentiator mode) {
    Matrix b = Matrix.of(2, 2, 0.3, 1, -0.7, 0.2);
    UnaryFunction second =
        a ->
            TaylorMode.coefficients(
                t -> b.scale(a.multiply(t)).plus(Matrix.identity(2)).invert().trace(),
                Scalar.of(0.0),
                2)[2];
    double expected = 2 * 3 * b.mult(b).trace().value();
    assertClose("2 a tr B²", expected, mode.derivative(second, 3.0), 1e-13);
  }

  @ParameterizedTest
  @MethodSource("outer")
  void secondDerivatives(Differentiator mode) {
    ScalarFunction f = x -> x[0].pow(x[1]).multiply(x[1].sin());
    double[] x = {1.3, 0.7};
    double[] v = {0.5, -2};
    double[] expected = new ForwardMode().hvp(f, x, v);
    assertClose("of", expected, SecondOrder.of(mode, new TaylorMode()).hvp(f, x, v), 1e-13);
    assertClose("in", expected, SecondOrder.of(new TaylorMode(), mode).hvp(f, x, v), 1e-13);
    assertClose("own", expected, new TaylorMode().hvp(f, x, v), 1e-13);
  }
}
