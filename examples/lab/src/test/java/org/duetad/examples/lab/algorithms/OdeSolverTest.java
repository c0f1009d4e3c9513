package org.duetad.examples.lab.algorithms;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.duetad.core.Scalar;
import org.duetad.core.mode.Differentiator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sensitivities through the solver against closed forms and differences of another solver. */
class OdeSolverTest {

  private static final String MODES = "org.duetad.testing.Modes#all";
  private static final double[] START = {1, -2, 20};

  /** {@code y = e^aT, ∂y/∂a = T e^aT}, at a = -3/4 and T = 2. */
  @ParameterizedTest
  @MethodSource(MODES)
  void growth(Differentiator mode) {
    assertEquals(Math.exp(-1.5), OdeSolver.growth(Scalar.of(-0.75)).value(), 1e-12);
    assertEquals(2 * Math.exp(-1.5), mode.gradient(a -> OdeSolver.growth(a[0]), -0.75)[0], 1e-11);
  }

  /** Two steps of length 1: {@code y = R(a)², R(a) = 1 + a + a²/2 + a³/6 + a⁴/24}. */
  @ParameterizedTest
  @MethodSource(MODES)
  void twoSteps(Differentiator mode) {
    double a = -0.75;
    double r = 1 + a + a * a / 2 + a * a * a / 6 + a * a * a * a / 24;
    double slope = 1 + a + a * a / 2 + a * a * a / 6;
    assertEquals(r * r, OdeSolver.growthInSteps(Scalar.of(a), 1).value(), 1e-15);
    assertEquals(2 * r * slope, mode.gradient(x -> OdeSolver.growthInSteps(x[0], 1), a)[0], 1e-15);
    assertEquals(2 * r * slope, OdeSolver.stepsByRate(1), 1e-15);
  }

  /** {@code q(T) = q cos ωT + p sin ωT/ω, p(T) = p cos ωT - q ω sin ωT}, at T = 2. */
  @ParameterizedTest
  @MethodSource(MODES)
  void oscillator(Differentiator mode) {
    double omega = 1.5;
    double q = 0.75;
    double p = -0.5;
    double cos = Math.cos(3);
    double sin = Math.sin(3);
    double[] state = {q * cos + p * sin / omega, p * cos - q * omega * sin};
    double[][] known = {
      {-2 * q * sin + p * (2 * cos / omega - sin / (omega * omega)), cos, sin / omega},
      {-2 * p * sin - q * sin - 2 * q * omega * cos, -omega * sin, cos}
    };
    double[] x = {omega, q, p};
    assertClose("state", state, mode.vjp(OdeSolver::oscillator, x).value(), 1e-11);
    assertClose("jacobian", known, mode.jacobian(OdeSolver::oscillator, x), 1e-11);
    assertClose("formula", known, OdeSolver.oscillatorByAll(omega, q, p), 1e-15);
  }

  private record PlainLorenz(double rho) implements FirstOrderDifferentialEquations {

    @Override
    public int getDimension() {
      return 3;
    }

    @Override
    public void computeDerivatives(double t, double[] s, double[] rates) {
      rates[0] = 10 * (s[1] - s[0]);
      rates[1] = s[0] * (rho - s[2]) - s[1];
      rates[2] = s[0] * s[1] - 8.0 / 3 * s[2];
    }

    double[] after(double time) {
      double[] state = START.clone();
      new DormandPrince853Integrator(1e-10, 0.1, 1e-14, 1e-14)
          .integrate(this, 0, state, time, state);
      return state;
    }
  }

  /** Against central differences by ρ of a solution on doubles. */
  @ParameterizedTest
  @MethodSource(MODES)
  void lorenz(Differentiator mode) {
    double time = 0.5;
    double h = 1e-4;
    double[] up = new PlainLorenz(28 + h).after(time);
    double[] down = new PlainLorenz(28 - h).after(time);
    double[] known = new double[3];
    double[][] column = new double[3][1];
    double[][] byRho =
        mode.jacobian(
            rho -> Flow.adaptive(LorenzEquations.rates(rho[0]), time, 1e-12, Scalar.of(START)), 28);
    double[] variational = LorenzEquations.variational(time, START);
    for (int i = 0; i < 3; i++) {
      known[i] = (up[i] - down[i]) / (2 * h);
      column[i][0] = known[i];
      assertEquals(known[i], variational[3 + i], 1e-6);
    }
    assertClose("by ρ", column, byRho, 1e-6);
    assertClose(
        "state",
        new PlainLorenz(28).after(time),
        new double[] {variational[0], variational[1], variational[2]},
        1e-11);
  }
}
