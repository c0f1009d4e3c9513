package org.duetad.checkpoint.ode;

import java.util.Arrays;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;
import org.duetad.core.Scalar;
import org.duetad.core.implicit.Implicit;

/**
 * The step in which an event occurs: its size h solves {@code e(t + h, x⁺(h), p) = 0}, and is
 * differentiated by the implicit function theorem.
 *
 * @param stages the steps
 * @param event e
 */
record EventStep(Stages stages, StateFunction event) {

  private static final double ACCURACY = 1e-15;
  private static final int MOST = 200;

  /** The sign of e. */
  double sign(double t, double[] x, double[] p) {
    double value = event.at(Scalar.of(t), Scalar.of(x), Scalar.of(p)).value();
    if (Double.isNaN(value)) {
      throw new ArithmeticException(
          "ode: the function of the event is NaN at time " + t + "; let it have a value there");
    }
    return Math.signum(value);
  }

  /** The event, within a step of a size. */
  OdeState end(Scalar t, Scalar[] x, double largest, Scalar[] p) {
    int n = x.length;
    Scalar[] given = Arrays.copyOf(x, n + p.length + 1);
    System.arraycopy(p, 0, given, n, p.length);
    given[n + p.length] = t;
    Scalar h =
        Implicit.root(
            (size, q) -> new Scalar[] {after(size[0], n, q)},
            q -> new double[] {located(largest, n, Scalar.of(q))},
            given)[0];
    return new OdeState(t.add(h), stages.next(t, x, h, p));
  }

  /** {@code e} after a step of a size. */
  private Scalar after(Scalar size, int n, Scalar[] given) {
    Scalar t = given[given.length - 1];
    Scalar[] p = Arrays.copyOfRange(given, n, given.length - 1);
    return event.at(t.add(size), stages.next(t, Arrays.copyOf(given, n), size, p), p);
  }

  /** By bracketing, as the sign is another one after the whole step. */
  private double located(double largest, int n, Scalar[] given) {
    double part =
        new BracketingNthOrderBrentSolver(ACCURACY, ACCURACY, 0, 5)
            .solve(
                MOST,
                s -> (s == 0 ? at(n, given) : after(Scalar.of(s * largest), n, given)).value(),
                0,
                1);
    return part * largest;
  }

  /** {@code e} before the step. */
  private Scalar at(int n, Scalar[] given) {
    int end = given.length - 1;
    return event.at(given[end], Arrays.copyOf(given, n), Arrays.copyOfRange(given, n, end));
  }
}
