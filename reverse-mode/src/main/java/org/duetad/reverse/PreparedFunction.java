package org.duetad.reverse;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.Seeds;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.core.mode.Vjp;
import org.duetad.core.spi.Arguments;

/**
 * A function prepared for derivatives at many points: it is recorded once for each branch, its
 * loops are found again, and many of their turns are done at once ({@link
 * org.duetad.core.kernel.Kernel}). Its tangents are such a nest of loops, too, made when they are
 * first needed; second derivatives are their adjoints. A function without such loops, or with
 * matrices, is differentiated on a tape each time, as if it were not prepared.
 *
 * <p>Values have the bits of the function. What it captures must not change, as the recording holds
 * it; pass such numbers as data, and choose them by {@link #with}. A change is found now and then:
 * the first, second, fourth, eighth ... use of a recording is compared with the function itself,
 * which costs an evaluation on plain doubles.
 *
 * <p>Any number of threads may use one at once.
 *
 * @see ReverseMode#prepare(VectorFunction, double...)
 */
public final class PreparedFunction {

  private static final double[] UNIT = {1.0};

  /** The seed of the tangent of one output, without one of the output itself. */
  private static final double[] OF_TANGENT = {0.0, 1.0};

  private final ReverseMode mode;
  private final PreparedBranches branches;
  private final double[] data;

  PreparedFunction(ReverseMode mode, PreparedBranches branches, double[] data) {
    this.mode = mode;
    this.branches = branches;
    this.data = data;
  }

  /**
   * The same function with other data; the recordings are shared.
   *
   * @param values the data, as many as before; the array is copied
   * @return the prepared function with these data
   */
  public PreparedFunction with(double... values) {
    Arguments.length("prepared function", "array of data", values, branches.data());
    return new PreparedFunction(mode, branches, values.clone());
  }

  /**
   * {@code f(x)}.
   *
   * @param x the n variables
   * @return the m outputs
   */
  public double[] value(double... x) {
    require("value", x);
    try (PreparedKernel.Evaluation at = branches.evaluate(x, data)) {
      return at == null ? plain().value(x) : at.y();
    }
  }

  /**
   * Value and gradient of a function of one output.
   *
   * @param x the n variables
   * @return {@code f(x)} and {@code ∇f(x)}
   * @throws IllegalArgumentException if the function has more outputs
   */
  public ValueAndGradient valueAndGradient(double... x) {
    require("gradient", x);
    double[] gradient = new double[x.length];
    return new ValueAndGradient(gradient(x, gradient), gradient);
  }

  /**
   * The gradient of a function of one output.
   *
   * @param x the n variables
   * @return {@code ∇f(x)}
   * @throws IllegalArgumentException if the function has more outputs
   */
  public double[] gradient(double... x) {
    return valueAndGradient(x).gradient();
  }

  /**
   * The gradient of a function of one output, in a caller-owned array.
   *
   * @param x the n variables
   * @param out receives {@code ∇f(x)}
   * @return {@code f(x)}
   * @throws IllegalArgumentException if the function has more outputs
   */
  public double gradient(double[] x, double[] out) {
    require("gradient", x);
    Arguments.length("gradient", "array for the gradient", out, x.length);
    try (PreparedKernel.Evaluation at = branches.evaluate(x, data)) {
      if (at == null) {
        return mode.gradient(scalar("gradient"), x, out);
      }
      requireOne("gradient", at.y().length);
      at.pullback(UNIT, out);
      return at.y()[0];
    }
  }

  /**
   * The function at a point, for pullbacks on demand.
   *
   * @param x the n variables
   * @return value and pullback, in memory of their own
   */
  public Vjp vjp(double... x) {
    require("vjp", x);
    PreparedKernel.Evaluation at = branches.evaluate(x, data);
    return at == null ? mode.vjp(plain(), x) : new PreparedVjp(at, x.length);
  }

  /**
   * {@code f(x)} and the directional derivative {@code J(x) v}.
   *
   * @param x the n variables
   * @param v the direction, n numbers
   * @return value and tangent, m numbers each
   */
  public Jvp jvp(double[] x, double[] v) {
    require("jvp", x);
    Arguments.length("jvp", "direction", v, x.length);
    try (PreparedKernel.Evaluation at = branches.evaluate(x, data, v)) {
      if (at == null) {
        return mode.jvp(plain(), x, v);
      }
      int m = at.y().length / 2;
      return new Jvp(Arrays.copyOf(at.y(), m), Arrays.copyOfRange(at.y(), m, 2 * m));
    }
  }

  /**
   * {@code J(x)ᵀ w}.
   *
   * @param x the n variables
   * @param w the seed, m numbers
   * @return n numbers
   */
  public double[] pullback(double[] x, double[] w) {
    double[] out = new double[Arguments.given("pullback", "point", x).length];
    pullback(x, w, out);
    return out;
  }

  /**
   * {@code J(x)ᵀ w}, in a caller-owned array.
   *
   * @param x the n variables
   * @param w the seed, m numbers
   * @param out receives n numbers
   */
  public void pullback(double[] x, double[] w, double[] out) {
    require("pullback", x);
    Arguments.length("pullback", "array for the adjoints", out, x.length);
    try (PreparedKernel.Evaluation at = branches.evaluate(x, data)) {
      if (at == null) {
        System.arraycopy(mode.vjp(plain(), x).pullback(w), 0, out, 0, out.length);
      } else {
        at.pullback(w, out);
      }
    }
  }

  /**
   * {@code J(x)ᵀ w} for several seeds w, with one evaluation.
   *
   * @param x the n variables
   * @param w the seeds, m numbers each
   * @return n numbers for each seed
   */
  public double[][] pullback(double[] x, double[][] w) {
    require("pullback", x);
    Arguments.given("pullback", "array of seeds", w);
    try (PreparedKernel.Evaluation at = branches.evaluate(x, data)) {
      return at == null
          ? mode.vjp(plain(), x).pullback(w)
          : Arrays.stream(w)
              .map(seed -> at.pullback(seed, new double[x.length]))
              .toArray(double[][]::new);
    }
  }

  /**
   * The Jacobian: by a pullback for each output, or by tangents if there are fewer variables.
   *
   * @param x the n variables
   * @return m rows of n numbers
   */
  public double[][] jacobian(double... x) {
    require("jacobian", x);
    try (PreparedKernel.Evaluation at = branches.evaluate(x, data)) {
      if (at == null) {
        return mode.jacobian(plain(), x);
      }
      int m = at.y().length;
      if (x.length < m) {
        return columns(m, x);
      }
      return Arrays.stream(Seeds.units(m))
          .map(seed -> at.pullback(seed, new double[x.length]))
          .toArray(double[][]::new);
    }
  }

  private double[][] columns(int m, double[] x) {
    double[][] rows = new double[m][x.length];
    for (int k = 0; k < x.length; k++) {
      double[] column = jvp(x, Seeds.unit(x.length, k)).tangent();
      for (int i = 0; i < m; i++) {
        rows[i][k] = column[i];
      }
    }
    return rows;
  }

  /**
   * {@code H(x) v} of a function of one output.
   *
   * @param x the n variables
   * @param v the direction, n numbers
   * @return n numbers
   * @throws IllegalArgumentException if the function has more outputs
   */
  public double[] hvp(double[] x, double[] v) {
    double[] out = new double[Arguments.given("hvp", "point", x).length];
    hvp(x, v, out);
    return out;
  }

  /**
   * {@code H(x) v} of a function of one output, in a caller-owned array.
   *
   * @param x the n variables
   * @param v the direction, n numbers
   * @param out receives n numbers
   * @throws IllegalArgumentException if the function has more outputs
   */
  public void hvp(double[] x, double[] v, double[] out) {
    require("hvp", x);
    Arguments.length("hvp", "direction", v, x.length);
    Arguments.length("hvp", "array for the product", out, x.length);
    try (PreparedKernel.Evaluation at = branches.evaluate(x, data, v)) {
      if (at == null) {
        System.arraycopy(mode.hvp(scalar("hvp"), x, v), 0, out, 0, out.length);
      } else {
        requireOne("hvp", at.y().length / 2);
        at.pullback(OF_TANGENT, out);
      }
    }
  }

  /**
   * {@code H(x)} of a function of one output, along all coordinates.
   *
   * @param x the n variables
   * @return n rows of n numbers
   * @throws IllegalArgumentException if the function has more outputs
   */
  public double[][] hessian(double... x) {
    require("hessian", x);
    try (PreparedKernel.Evaluation at = branches.evaluate(x, data)) {
      if (at == null) {
        return mode.hessian(scalar("hessian"), x);
      }
      requireOne("hessian", at.y().length);
    }
    return Arrays.stream(Seeds.units(x.length)).map(v -> hvp(x, v)).toArray(double[][]::new);
  }

  /**
   * How often the function was recorded: once for each branch, more often only if there are more
   * than 64 of them, or if their values take more than 256 MB. If more than 64 recordings served
   * less than half of the uses, the rest is done on a tape.
   *
   * @return 1 or more
   */
  public int recordings() {
    return (int) branches.preparations().recordings();
  }

  /**
   * What the preparation took so far, with any data.
   *
   * @return counts and time
   */
  public Preparations preparations() {
    return branches.preparations();
  }

  /**
   * Whether derivatives are taken on a tape, as kernels would not be faster.
   *
   * @return false if the function's loops are done many turns at once
   */
  public boolean isTaped() {
    return branches.isTaped();
  }

  private VectorFunction plain() {
    return branches.function().at(data);
  }

  private ScalarFunction scalar(String operation) {
    VectorFunction f = plain();
    return x -> {
      Scalar[] y = f.apply(x);
      requireOne(operation, y.length);
      return y[0];
    };
  }

  private void require(String operation, double[] x) {
    Arguments.length(operation, "point", x, branches.variables());
  }

  private static void requireOne(String operation, int outputs) {
    if (outputs != 1) {
      throw new IllegalArgumentException(
          operation + ": the function has " + outputs + " outputs; call jacobian or pullback");
    }
  }
}
