package org.duetad.checkpoint.ode;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.implicit.Implicit;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * A step of a Runge-Kutta method in numbers of any kind: what is evaluated, differentiated forward,
 * and swept. The derivatives of a step are so those of its own operations, the discrete adjoint of
 * A. Sandu, "On the properties of Runge-Kutta discrete adjoints", 2006. The value of an implicit
 * stage is differentiated by the implicit function theorem.
 *
 * @param f the right-hand side
 * @param method the method
 */
record Stages(OdeFunction f, RungeKutta method) {

  /** {@code x⁺}, in as few stages as it needs. */
  Scalar[] next(Scalar t, Scalar[] x, Scalar h, Scalar[] p) {
    int last = method.stages() - 1;
    while (method.b(last) == 0) {
      last--;
    }
    Scalar[][] k = slopes(last + 1, t, x, h, p);
    return moved(x, h, weighted(k, method::b));
  }

  /** {@code x⁺}, and the estimate of its error. */
  Scalar[] withError(Scalar t, Scalar[] x, Scalar h, Scalar[] p) {
    Scalar[][] k = slopes(method.stages(), t, x, h, p);
    Scalar[] y = Arrays.copyOf(moved(x, h, weighted(k, method::b)), 2 * x.length);
    @Nullable Scalar[] error = weighted(k, method::e);
    for (int s = 0; s < x.length; s++) {
      Scalar sum = error[s];
      y[x.length + s] = sum == null ? Scalar.of(0.0) : sum.multiply(h);
    }
    return y;
  }

  private Scalar[][] slopes(int count, Scalar t, Scalar[] x, Scalar h, Scalar[] p) {
    Scalar[][] k = new Scalar[count][];
    for (int i = 0; i < count; i++) {
      int stage = i;
      Scalar[] y = moved(x, h, weighted(Arrays.copyOf(k, i), j -> method.a(stage, j)));
      Scalar at = method.c(i) == 0 ? t : t.add(h.multiply(method.c(i)));
      k[i] =
          method.a(i, i) == 0
              ? derivative(at, y, p)
              : implicit(at, y, h.multiply(method.a(i, i)), p);
    }
    return k;
  }

  /** {@code f(t, y, p)}, checked; of copies, which f may overwrite. */
  Scalar[] derivative(Scalar t, Scalar[] y, Scalar[] p) {
    return Arguments.returned(
        "ode", "derivatives", f.derivative(t, y.clone(), p.clone()), y.length);
  }

  /** The slope {@code (y - r)/g} of the solution of {@code y = r + g f(t, y, p)}. */
  private Scalar[] implicit(Scalar t, Scalar[] r, Scalar g, Scalar[] p) {
    int n = r.length;
    Scalar[] given = Arrays.copyOf(r, n + 2 + p.length);
    given[n] = t;
    given[n + 1] = g;
    System.arraycopy(p, 0, given, n + 2, p.length);
    Scalar[] y = Implicit.root((at, q) -> equations(at, q), q -> solved(n, q), given);
    Scalar[] k = new Scalar[n];
    Arrays.setAll(k, s -> y[s].subtract(r[s]).divide(g));
    return k;
  }

  private Scalar[] equations(Scalar[] y, Scalar[] given) {
    int n = y.length;
    Scalar[] slope = derivative(given[n], y, Arrays.copyOfRange(given, n + 2, given.length));
    Scalar[] rest = new Scalar[n];
    Arrays.setAll(rest, s -> y[s].subtract(given[s]).subtract(slope[s].multiply(given[n + 1])));
    return rest;
  }

  private double[] solved(int n, double[] given) {
    Scalar[] constants = Scalar.of(given);
    return Newton.solve(y -> equations(y, constants), Arrays.copyOf(given, n));
  }

  /** A weight of a stage. */
  @FunctionalInterface
  private interface Weight {
    double of(int stage);
  }

  /** {@code Σ w_j k_j}, without the stages of weight 0; null where none is left. */
  private static @Nullable Scalar[] weighted(Scalar[][] k, Weight weight) {
    int n = k.length == 0 ? 0 : k[0].length;
    @Nullable Scalar[] sums = new Scalar[n];
    for (int j = 0; j < k.length; j++) {
      double w = weight.of(j);
      for (int s = 0; s < n && w != 0; s++) {
        Scalar term = k[j][s].multiply(w);
        Scalar sum = sums[s];
        sums[s] = sum == null ? term : sum.add(term);
      }
    }
    return sums;
  }

  /** {@code x + h sum}. */
  private static Scalar[] moved(Scalar[] x, Scalar h, @Nullable Scalar[] sums) {
    Scalar[] y = x.clone();
    for (int s = 0; s < sums.length; s++) {
      Scalar sum = sums[s];
      y[s] = sum == null ? x[s] : x[s].add(sum.multiply(h));
    }
    return y;
  }
}
