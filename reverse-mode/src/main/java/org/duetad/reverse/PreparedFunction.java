package org.duetad.reverse;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Seeds;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.core.spi.Arguments;

/**
 * A function prepared for derivatives at many points: it is recorded once for each branch, its
 * loops are found again, and many of their turns are done at once ({@link
 * org.duetad.core.kernel.Kernel}). A function without such loops, or with matrices, is
 * differentiated on a tape each time, as if it were not prepared. Second derivatives are taken on a
 * tape always.
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
    try (PreparedBranches.Evaluation at = branches.evaluate(x, data)) {
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
    try (PreparedBranches.Evaluation at = branches.evaluate(x, data)) {
      if (at == null) {
        return mode.gradient(scalar("gradient"), x, out);
      }
      requireOne("gradient", at.y().length);
      at.pullback(UNIT, out);
      return at.y()[0];
    }
  }

  /**
   * {@code J(x)ᵀ w} for several seeds, with one evaluation.
   *
   * @param x the n variables
   * @param w the seeds, each with m numbers
   * @return n numbers for each seed
   */
  public double[][] pullback(double[] x, double[]... w) {
    require("pullback", x);
    Arguments.given("pullback", "array of seeds", w);
    try (PreparedBranches.Evaluation at = branches.evaluate(x, data)) {
      return at == null
          ? mode.vjp(plain(), x).pullback(w)
          : Arrays.stream(w)
              .map(seed -> at.pullback(seed, new double[x.length]))
              .toArray(double[][]::new);
    }
  }

  /**
   * The Jacobian.
   *
   * @param x the n variables
   * @return m rows of n numbers
   */
  public double[][] jacobian(double... x) {
    require("jacobian", x);
    try (PreparedBranches.Evaluation at = branches.evaluate(x, data)) {
      return at == null
          ? mode.jacobian(plain(), x)
          : Arrays.stream(Seeds.units(at.y().length))
              .map(seed -> at.pullback(seed, new double[x.length]))
              .toArray(double[][]::new);
    }
  }

  /**
   * {@code H(x) v} of a function of one output, on a tape.
   *
   * @param x the n variables
   * @param v the direction
   * @return n numbers
   */
  public double[] hvp(double[] x, double[] v) {
    require("hvp", x);
    return mode.hvp(scalar("hvp"), x, v);
  }

  /**
   * {@code H(x)} of a function of one output, on a tape.
   *
   * @param x the n variables
   * @return n rows of n numbers
   */
  public double[][] hessian(double... x) {
    require("hessian", x);
    return mode.hessian(scalar("hessian"), x);
  }

  /**
   * How often the function was recorded: once for each branch, more often only if there are more
   * than 64 of them, or if their values take more than 256 MB.
   *
   * @return 1 or more
   */
  public int recordings() {
    return branches.recordings();
  }

  /**
   * Whether first derivatives are taken on a tape, as kernels would not be faster.
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
