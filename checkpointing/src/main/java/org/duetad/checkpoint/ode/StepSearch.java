package org.duetad.checkpoint.ode;

import java.util.Arrays;
import java.util.Locale;
import org.duetad.core.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the steps, on doubles: {@code h ← h min(5, max(1/5, 0.9 error^(-1/q)))}, where the error
 * in units of the tolerances must not exceed 1, and q is the power of h with which it falls (E.
 * Hairer, S. P. Nørsett and G. Wanner, "Solving Ordinary Differential Equations I", 2nd ed. 1993,
 * section II.4).
 */
final class StepSearch {

  private static final double SAFETY = 0.9;
  private static final double LEAST = 0.2;
  private static final double LARGEST = 5;

  /** In place of an error of 0. */
  private static final double TINY = 1e-10;

  /** The least size of a step, in units in the last place of the time. */
  private static final double LEAST_ULPS = 16;

  private final Ode ode;
  private final Stages stages;
  private final double to;
  private final double[] initial;
  private final double[] parameters;
  private final Attempt attempt;

  private double[] times = new double[64];
  private double[] sizes = new double[64];
  private int steps;
  private long rejected;

  private double t;
  private double[] x;

  /** The size of the next step. */
  private double h;

  /** Where the last step began. */
  private double[] last;

  /** The state after the last attempt, and its error. */
  private double[] next;

  /** The tangents of the state, none if their errors do not count, and after the last attempt. */
  private double[][] dx;

  private double[][] nextDx = {};

  /** Why the last attempt failed, if it did. */
  private @Nullable ArithmeticException failure;

  StepSearch(Ode ode, double from, double to, double[] initial, double[] parameters) {
    this.ode = ode;
    stages = ode.stages();
    this.to = to;
    this.initial = initial;
    this.parameters = parameters;
    t = from;
    x = initial;
    last = initial;
    next = initial;
    h = first();
    attempt = new Attempt(ode, initial, parameters);
    dx = ode.includesTangents() ? attempt.unitTangents() : new double[0][];
  }

  /** A step along which the state changes by about a hundredth of itself. */
  private double first() {
    double length = Math.abs(to - t);
    double size = ode.firstStep() > 0 ? ode.firstStep() : guessed();
    return Math.copySign(Math.min(size, length), to - t);
  }

  private double guessed() {
    Scalar[] slope = stages.derivative(Scalar.of(t), Scalar.of(x), Scalar.of(parameters));
    double size = 0;
    double change = 0;
    for (int s = 0; s < x.length; s++) {
      double unit = ode.tolerances().unit(x[s], x[s]);
      if (unit > 0) {
        size = Math.max(size, Math.abs(x[s]) / unit);
        change = Math.max(change, Math.abs(slope[s].value()) / unit);
      }
    }
    return size > 1e-5 && change > 1e-5 ? 0.01 * size / change : 1e-6;
  }

  OdeSolution solution() {
    StateFunction g = ode.event();
    EventStep event = g == null ? null : new EventStep(stages, g);
    double sign = event == null ? 0 : event.sign(t, x, parameters);
    while (t != to) {
      step();
      double now = event == null ? 0 : event.sign(t, x, parameters);
      if (event != null && sign != 0 && now != sign) {
        return ended(event);
      }
      sign = now;
    }
    if (event != null) {
      throw new ArithmeticException(
          String.format(
              Locale.ROOT,
              "ode: the event does not occur by time %s, as its function does not change sign; allow more time",
              to));
    }
    return ended(t, x);
  }

  /** With the event in the last step. */
  private OdeSolution ended(EventStep event) {
    Scalar begin = Scalar.of(times[steps - 1]);
    OdeState end = event.end(begin, Scalar.of(last), sizes[steps - 1], Scalar.of(parameters));
    double[] state = new double[x.length];
    Arrays.setAll(state, s -> end.state()[s].value());
    return ended(end.time().value(), state);
  }

  private OdeSolution ended(double time, double[] state) {
    double[] begins = Arrays.copyOf(times, steps);
    double[] lengths = Arrays.copyOf(sizes, steps);
    return new OdeSolution(ode, initial, parameters, begins, lengths, rejected, time, state);
  }

  /** One step, in as many attempts as it takes. */
  private void step() {
    double most = LARGEST;
    while (true) {
      boolean isLast = Math.abs(to - t) <= Math.abs(h) * (1 + TINY);
      double size = isLast ? to - t : h;
      requireLarge(size, isLast);
      double error = attempted(size);
      double factor =
          SAFETY * Math.pow(Math.max(error, TINY), -1.0 / stages.method().estimatePower());
      if (error <= 1) {
        h = size * Math.min(most, Math.max(LEAST, factor));
        accept(size, isLast);
        return;
      }
      rejected++;
      most = 1;
      h = size * (error > 1 ? Math.min(1, Math.max(LEAST, factor)) : LEAST);
    }
  }

  private void requireLarge(double size, boolean isLast) {
    if (!isLast && !(Math.abs(size) >= LEAST_ULPS * Math.ulp(t))) {
      ArithmeticException none =
          new ArithmeticException(
              String.format(
                  Locale.ROOT,
                  "ode: no step from time %s is small enough, after %d steps: the solution may end or grow without bound"
                      + " there; end earlier, allow larger errors, or take RungeKutta.sdirk4() if the equations are stiff",
                  t,
                  steps));
      none.initCause(failure);
      throw none;
    }
  }

  /** The error of a step of a size, NaN if it cannot be done. */
  private double attempted(double size) {
    try {
      next = attempt.at(t, x, size);
      double error = ode.tolerances().norm(x, next);
      if (dx.length > 0 && error <= 1) {
        nextDx = attempt.tangents(t, x, size, dx);
        for (int d = 0; d < dx.length; d++) {
          error = Math.max(error, ode.tolerances().norm(dx[d], nextDx[d]));
        }
      }
      return error;
    } catch (ArithmeticException noSolution) {
      failure = noSolution;
      return Double.NaN;
    }
  }

  private void accept(double size, boolean isLast) {
    if (steps == ode.mostSteps()) {
      throw new ArithmeticException(
          String.format(
              Locale.ROOT,
              "ode: time %s of %s after %d steps; allow more by withMostSteps, or larger errors, or take"
                  + " RungeKutta.sdirk4() if the equations are stiff",
              t,
              to,
              steps));
    }
    if (steps == times.length) {
      times = Arrays.copyOf(times, 2 * steps);
      sizes = Arrays.copyOf(sizes, 2 * steps);
    }
    times[steps] = t;
    sizes[steps++] = size;
    int n = x.length;
    last = x;
    x = Arrays.copyOf(next, n);
    Arrays.setAll(dx, d -> Arrays.copyOf(nextDx[d], n));
    t = isLast ? to : t + size;
  }
}
