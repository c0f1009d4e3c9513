package org.duetad.testing.commonsmath;

import static org.duetad.core.Closeness.assertClose;

import org.apache.commons.math3.Field;
import org.apache.commons.math3.ode.FieldExpandableODE;
import org.apache.commons.math3.ode.FieldODEState;
import org.apache.commons.math3.ode.FirstOrderFieldDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853FieldIntegrator;
import org.duetad.core.Scalar;
import org.duetad.core.mode.Differentiator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Commons Math integrates {@code q'' = -ω² q} with step size control, whose steps depend on the
 * numbers that are differentiated.
 */
class OdeTest {

  private static final double OMEGA = 1.5;
  private static final double Q = 0.75;
  private static final double P = -0.5;
  private static final double TIME = 2.25;

  private record Oscillator(Scalar omega) implements FirstOrderFieldDifferentialEquations<Scalar> {

    @Override
    public int getDimension() {
      return 2;
    }

    @Override
    public void init(Scalar t0, Scalar[] y0, Scalar finalTime) {}

    @Override
    public Scalar[] computeDerivatives(Scalar t, Scalar[] y) {
      return new Scalar[] {y[1], y[0].multiply(omega.square()).negate()};
    }
  }

  /** Of (ω, q, q', T): q and q' at time T. */
  private static Scalar[] flow(Scalar... x) {
    Field<Scalar> field = x[0].getField();
    return new DormandPrince853FieldIntegrator<>(field, 1e-6, 1.0, 1e-12, 1e-12)
        .integrate(
            new FieldExpandableODE<>(new Oscillator(x[0])),
            new FieldODEState<>(Scalar.of(0), new Scalar[] {x[1], x[2]}),
            x[3])
        .getState();
  }

  /** {@code q(T) = q cos ωT + p sin ωT / ω} and its time derivative. */
  @ParameterizedTest
  @MethodSource("org.duetad.testing.Modes#all")
  void sensitivitiesOfAnOscillator(Differentiator mode) {
    double cos = Math.cos(OMEGA * TIME);
    double sin = Math.sin(OMEGA * TIME);
    double q = Q * cos + P * sin / OMEGA;
    double p = P * cos - Q * OMEGA * sin;
    double qByOmega = -Q * TIME * sin + P * (TIME * cos - sin / OMEGA) / OMEGA;
    double pByOmega = -P * TIME * sin - Q * (sin + OMEGA * TIME * cos);
    double[][] expected = {
      {qByOmega, cos, sin / OMEGA, p}, {pByOmega, -OMEGA * sin, cos, -OMEGA * OMEGA * q}
    };
    double[] point = {OMEGA, Q, P, TIME};
    assertClose("jacobian", expected, mode.jacobian(OdeTest::flow, point), 1e-11);
    assertClose("state", new double[] {q, p}, mode.vjp(OdeTest::flow, point).value(), 1e-11);
  }
}
