package org.duetad.examples.lab.algorithms;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.duetad.core.Scalar;

/** Lorenz's equations: {@code x' = σ(y - x), y' = x(ρ - z) - y, z' = x y - β z}. */
final class LorenzEquations {

  static final double SIGMA = 10;
  static final double RHO = 28;
  static final double BETA = 8.0 / 3;

  private LorenzEquations() {}

  static Flow.Rates rates(Scalar rho) {
    return s -> {
      Scalar x = s[0];
      Scalar y = s[1];
      Scalar z = s[2];
      return new Scalar[] {
        y.subtract(x).multiply(SIGMA),
        x.multiply(rho.subtract(z)).subtract(y),
        x.multiply(y).subtract(z.multiply(BETA))
      };
    };
  }

  /**
   * State and {@code ∂state/∂ρ} by the variational equation {@code S' = (∂f/∂s) S + ∂f/∂ρ}, written
   * by hand and integrated on doubles.
   *
   * @return x, y, z, and their derivatives
   */
  static double[] variational(double time, double... start) {
    double[] state = {start[0], start[1], start[2], 0, 0, 0};
    new DormandPrince853Integrator(1e-10, 0.1, 1e-13, 1e-13)
        .integrate(new Variation(), 0, state, time, state);
    return state;
  }

  private static final class Variation implements FirstOrderDifferentialEquations {

    @Override
    public int getDimension() {
      return 6;
    }

    @Override
    public void computeDerivatives(double t, double[] s, double[] rates) {
      rates[0] = SIGMA * (s[1] - s[0]);
      rates[1] = s[0] * (RHO - s[2]) - s[1];
      rates[2] = s[0] * s[1] - BETA * s[2];
      rates[3] = SIGMA * (s[4] - s[3]);
      rates[4] = (RHO - s[2]) * s[3] - s[4] - s[0] * s[5] + s[0];
      rates[5] = s[1] * s[3] + s[0] * s[4] - BETA * s[5];
    }
  }
}
