package org.duetad.testing.commonsmath;

import static org.duetad.core.Closeness.assertClose;

import org.apache.commons.math3.analysis.RealFieldUnivariateFunction;
import org.apache.commons.math3.analysis.solvers.AllowedSolution;
import org.apache.commons.math3.analysis.solvers.FieldBracketingNthOrderBrentSolver;
import org.duetad.core.Scalar;
import org.duetad.core.mode.Differentiator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commons Math finds the root of an equation with parameters that are differentiated. */
class RootTest {

  private static Scalar root(RealFieldUnivariateFunction<Scalar> f, double low, double high) {
    Scalar tolerance = Scalar.of(1e-15);
    return new FieldBracketingNthOrderBrentSolver<>(tolerance, tolerance, Scalar.of(1e-17), 5)
        .solve(100, f, Scalar.of(low), Scalar.of(high), AllowedSolution.ANY_SIDE);
  }

  /** Kepler's equation {@code E - e sin E = M}: the eccentric anomaly of (e, M). */
  private static Scalar anomaly(Scalar... x) {
    return root(e -> e.subtract(x[0].multiply(e.sin())).subtract(x[1]), 0, 3);
  }

  /** {@code ∂E/∂e = sin E / (1 - e cos E)} and {@code ∂E/∂M = 1 / (1 - e cos E)}. */
  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void keplersEquation(Differentiator mode) {
    double anomaly = 1.25;
    double e = 0.5;
    double[] point = {e, anomaly - e * Math.sin(anomaly)};
    double slope = 1 / (1 - e * Math.cos(anomaly));
    double[] expected = {Math.sin(anomaly) * slope, slope};
    assertClose("anomaly", anomaly, RootTest.anomaly(Scalar.of(point)).value(), 1e-14);
    assertClose("gradient", expected, mode.gradient(RootTest::anomaly, point), 1e-13);
  }

  /** The root w of {@code w eʷ = x}, Lambert's W, has the slope {@code w / (x (1 + w))}. */
  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void lambertsFunction(Differentiator mode) {
    double w = 0.75;
    double x = w * Math.exp(w);
    double slope = mode.derivative(p -> root(v -> v.multiply(v.exp()).subtract(p), 0, 2), x);
    assertClose("slope", w / (x * (1 + w)), slope, 1e-13);
  }
}
