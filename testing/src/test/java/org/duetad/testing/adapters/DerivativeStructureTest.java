package org.duetad.testing.adapters;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.GradientFunction;
import org.apache.commons.math3.analysis.differentiation.MultivariateDifferentiableFunction;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;
import org.apache.commons.math3.analysis.solvers.NewtonRaphsonSolver;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.duetad.core.Scalar;
import org.duetad.core.UnaryFunction;
import org.duetad.core.adapters.CommonsMath;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.reference.ComplexStep;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions on Commons Math's truncated series, by our derivatives. */
class DerivativeStructureTest {

  private static final Differentiator FORWARD = new ForwardMode();

  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void newtonRaphson(Differentiator mode) {
    UnivariateDifferentiableFunction f = CommonsMath.univariate(mode, x -> x.square().subtract(2));
    assertEquals(Math.sqrt(2), new NewtonRaphsonSolver(1e-15).solve(50, f, 1, 2), 1e-15);
  }

  /** The root {@code w eʷ = 1}, the omega constant. */
  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void omegaConstant(Differentiator mode) {
    UnivariateDifferentiableFunction f =
        CommonsMath.univariate(mode, x -> x.multiply(x.exp()).subtract(1));
    assertEquals(0.567143290409783873, new NewtonRaphsonSolver(1e-15).solve(50, f, 0, 1), 1e-15);
  }

  @Test
  void oneEvaluationForAStep() {
    AtomicInteger evaluations = new AtomicInteger();
    UnaryFunction counted =
        x -> {
          evaluations.incrementAndGet();
          return x.square().subtract(2);
        };
    NewtonRaphsonSolver solver = new NewtonRaphsonSolver(1e-15);
    solver.solve(50, CommonsMath.univariate(FORWARD, counted), 1, 2);
    assertEquals(solver.getEvaluations(), evaluations.get());
  }

  /** Where the value is NaN, the solver continues until its evaluations are used up. */
  @Test
  void notANumberIsPassedOn() {
    UnivariateDifferentiableFunction f = CommonsMath.univariate(FORWARD, x -> x.log().add(10));
    assertTrue(Double.isNaN(f.value(-1)));
    assertThrows(
        TooManyEvaluationsException.class, () -> new NewtonRaphsonSolver().solve(20, f, -2, -1));
  }

  /** {@code exp(2 t)} has the derivatives {@code 2^k exp(2 t)}. */
  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void anyOrder(Differentiator mode) {
    UnivariateDifferentiableFunction f = CommonsMath.univariate(mode, x -> x.multiply(2).exp());
    for (int order = 0; order <= 4; order++) {
      DerivativeStructure y = f.value(new DerivativeStructure(1, order, 0, 0.3));
      for (int k = 0; k <= order; k++) {
        double expected = Math.pow(2, k) * Math.exp(0.6);
        assertClose("order " + k, expected, y.getPartialDerivative(k), 1e-15);
      }
    }
  }

  /** The argument may be a series itself: what is computed is a composition. */
  @Test
  void compositionInOneVariable() {
    DerivativeStructure s = new DerivativeStructure(2, 3, 0, 0.4);
    DerivativeStructure t = new DerivativeStructure(2, 3, 1, 1.5);
    DerivativeStructure inner = s.multiply(t).sin();
    DerivativeStructure expected = inner.exp().multiply(inner);
    DerivativeStructure actual =
        CommonsMath.univariate(FORWARD, x -> x.exp().multiply(x)).value(inner);
    assertArrayEquals(expected.getAllDerivatives(), actual.getAllDerivatives(), 1e-13);
  }

  private static Scalar known(Scalar... x) {
    return x[0].multiply(x[1]).sin().add(x[2].square().multiply(x[0]).exp());
  }

  private static DerivativeStructure known(DerivativeStructure... x) {
    return x[0].multiply(x[1]).sin().add(x[2].pow(2).multiply(x[0]).exp());
  }

  /** Inputs that are series in other variables, as many as there are orders. */
  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void compositionInSeveral(Differentiator mode) {
    MultivariateDifferentiableFunction f =
        CommonsMath.multivariate(mode, DerivativeStructureTest::known);
    for (int order = 0; order <= 2; order++) {
      DerivativeStructure s = new DerivativeStructure(2, order, 0, 0.4);
      DerivativeStructure t = new DerivativeStructure(2, order, 1, 0.5);
      DerivativeStructure[] x = {s.multiply(t), t.exp(), s.subtract(t).sin()};
      assertArrayEquals(
          known(x).getAllDerivatives(), f.value(x).getAllDerivatives(), 1e-14, "order " + order);
    }
    double[] plain = {0.4, 0.5, 0.6};
    double expected = Math.sin(0.4 * 0.5) + Math.exp(0.4 * 0.36);
    assertEquals(expected, f.value(plain), 1e-15);
  }

  /** Commons Math's own adapter on top of ours. */
  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void gradientFunction(Differentiator mode) {
    double[] x = {0.4, 0.5, 0.6};
    double cos = Math.cos(0.2);
    double exp = Math.exp(0.36 * 0.4);
    double[] expected = {0.5 * cos + 0.36 * exp, 0.4 * cos, 2 * 0.6 * 0.4 * exp};
    GradientFunction gradient =
        new GradientFunction(CommonsMath.multivariate(mode, DerivativeStructureTest::known));
    assertArrayEquals(expected, gradient.value(x), 1e-15);
  }

  /** An infinite slope times tangents that are 0 contributes nothing. */
  @Test
  void zeroAnnihilates() {
    MultivariateDifferentiableFunction f =
        CommonsMath.multivariate(new ReverseMode(), x -> x[0].sqrt().add(x[1]));
    double[] gradient = new GradientFunction(f).value(new double[] {0, 1});
    assertArrayEquals(new double[] {Double.POSITIVE_INFINITY, 1}, gradient);
  }

  @Test
  void ordersThatThereAreNot() {
    MultivariateDifferentiableFunction f =
        CommonsMath.multivariate(FORWARD, DerivativeStructureTest::known);
    DerivativeStructure third = new DerivativeStructure(1, 3, 0, 0.5);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> f.value(new DerivativeStructure[] {third, third, third}))
            .getMessage();
    assertTrue(message.contains("order 3"), message);
    assertThrows(
        IllegalArgumentException.class, () -> f.value(new DerivativeStructure[0]), "no inputs");
  }

  /** A mode that does not nest has the first order, and throws for the second. */
  @Test
  void modesThatDoNotNest() {
    UnivariateDifferentiableFunction f = CommonsMath.univariate(new ComplexStep(), x -> x.exp());
    DerivativeStructure first = f.value(new DerivativeStructure(1, 1, 0, 0.5));
    assertEquals(Math.exp(0.5), first.getPartialDerivative(1), 1e-15);
    DerivativeStructure second = new DerivativeStructure(1, 2, 0, 0.5);
    assertThrows(UnsupportedOperationException.class, () -> f.value(second));
  }

  @Test
  void nulls() {
    for (String message :
        new String[] {
          message(() -> CommonsMath.objective(null)),
          message(() -> CommonsMath.gradient(FORWARD, null)),
          message(() -> CommonsMath.model(FORWARD, null)),
          message(() -> CommonsMath.univariate(FORWARD, null)),
          message(() -> CommonsMath.multivariate(FORWARD, null))
        }) {
      assertTrue(message.contains("function is null"), message);
    }
    String message = message(() -> CommonsMath.gradient(null, DerivativeStructureTest::known));
    assertTrue(message.contains("mode is null"), message);
  }

  private static String message(Executable call) {
    return String.valueOf(assertThrows(NullPointerException.class, call).getMessage());
  }
}
