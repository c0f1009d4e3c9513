package org.duetad.checkpoint.ode;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;
import org.duetad.core.Scalar;
import org.duetad.core.implicit.Implicit;
import org.duetad.core.spi.Arguments;

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

  /** The square of which is a normal number. */
  private static final double LEAST = 0x1p-500;

  /** The sign of e. */
  double sign(double t, double[] x, double[] p) {
    double value = at(Scalar.of(t), Scalar.of(x), Scalar.of(p)).value();
    if (Double.isNaN(value)) {
      throw new ArithmeticException(
          "ode: the event function is NaN at time " + t + "; define it there");
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
    return at(t.add(size), stages.next(t, Arrays.copyOf(given, n), size, p), p);
  }

  /** {@code e}, of copies, which it may overwrite. */
  private Scalar at(Scalar t, Scalar[] x, Scalar[] p) {
    return Arguments.given("ode", "value of the event", event.at(t, x.clone(), p.clone()));
  }

  /** By bracketing, as the sign differs at the end of the whole step. */
  private double located(double largest, int n, Scalar[] given) {
    double before = part(0, n, given);
    double after = part(largest, n, given);
    if (!(Math.signum(before) * Math.signum(after) <= 0)) {
      throw new ArithmeticException(
          String.format(
              Locale.ROOT,
              "ode: the event is not in the step from time %s to %s any more, where its function is %s and then %s;"
                  + " solve the equations for these states and parameters",
              given[given.length - 1].value(),
              given[given.length - 1].value() + largest,
              before,
              after));
    }
    int exponent = Math.max(Math.getExponent(before), Math.getExponent(after));
    return largest
        * new BracketingNthOrderBrentSolver(ACCURACY, ACCURACY, 0, 5)
            .solve(MOST, s -> scaled(part(s * largest, n, given), exponent), 0, 1);
  }

  /** {@code e} after a part of the step. */
  private double part(double size, int n, Scalar[] given) {
    int end = given.length - 1;
    Scalar e =
        size == 0
            ? at(given[end], Arrays.copyOf(given, n), Arrays.copyOfRange(given, n, end))
            : after(Scalar.of(size), n, given);
    return e.value();
  }

  /** At a scale at which products of two numbers have their sign. */
  private static double scaled(double e, int exponent) {
    double scaled = Math.scalb(e, -exponent);
    return e == 0 ? e : Math.copySign(Math.max(Math.abs(scaled), LEAST), e);
  }
}
