package org.duetad.examples.lab.algorithms;

import org.apache.commons.math3.ode.FieldExpandableODE;
import org.apache.commons.math3.ode.FieldODEState;
import org.apache.commons.math3.ode.FirstOrderFieldDifferentialEquations;
import org.apache.commons.math3.ode.FirstOrderFieldIntegrator;
import org.apache.commons.math3.ode.nonstiff.ClassicalRungeKuttaFieldIntegrator;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54FieldIntegrator;
import org.duetad.core.Scalar;

/** Solutions of {@code y' = f(y)} by Commons Math, on differentiable numbers. */
final class Flow {

  private static final double LONGEST_STEP = 1;

  /** {@code f(y)}. */
  @FunctionalInterface
  interface Rates {
    Scalar[] at(Scalar... y);
  }

  private record Equations(Rates rates, int getDimension)
      implements FirstOrderFieldDifferentialEquations<Scalar> {

    @Override
    public void init(Scalar t0, Scalar[] y0, Scalar finalTime) {}

    @Override
    public Scalar[] computeDerivatives(Scalar t, Scalar[] y) {
      return rates.at(y);
    }
  }

  private Flow() {}

  /** By Dormand and Prince's method of order 5, with adaptive steps. */
  static Scalar[] adaptive(Rates rates, double time, double tolerance, Scalar... start) {
    return integrate(
        new DormandPrince54FieldIntegrator<>(
            start[0].getField(), 1e-8, LONGEST_STEP, tolerance, tolerance),
        rates,
        time,
        start);
  }

  /** By the classical method of order 4, in equal steps. */
  static Scalar[] inSteps(Rates rates, double time, double step, Scalar... start) {
    return integrate(
        new ClassicalRungeKuttaFieldIntegrator<>(start[0].getField(), Scalar.of(step)),
        rates,
        time,
        start);
  }

  private static Scalar[] integrate(
      FirstOrderFieldIntegrator<Scalar> integrator, Rates rates, double time, Scalar... start) {
    return integrator
        .integrate(
            new FieldExpandableODE<>(new Equations(rates, start.length)),
            new FieldODEState<>(Scalar.of(0), start),
            Scalar.of(time))
        .getState();
  }
}
