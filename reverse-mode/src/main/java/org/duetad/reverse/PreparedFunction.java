package org.duetad.reverse;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.JacobianEntries;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.Seeds;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.core.mode.ValueAndJacobian;
import org.duetad.core.mode.Vjp;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * A function prepared for derivatives at many points: it is recorded once for each branch, its
 * loops are found again, and many of their turns are done at once ({@link
 * org.duetad.core.kernel.Kernel}). Its tangents are such a nest of loops, too, made when they are
 * first needed; second derivatives are their adjoints. Second derivatives and {@link #jvp} of a
 * function of matrices whose tangents compare elements, as those of relu by elements do, are taken
 * on a tape.
 *
 * <p>Values have the bits of the function. What it captures must not change, as the recording holds
 * it; pass such numbers as data, and choose them by {@link #with}. A change is found now and then:
 * the first, second, fourth, eighth ... use of a recording is compared with the function itself,
 * which costs an evaluation on plain doubles; where they differ, an {@link IllegalStateException}
 * is thrown.
 *
 * <p>An array of the wrong length is an {@link IllegalArgumentException} in every call. Any number
 * of threads may use one at once.
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
    return evaluate(x, PreparedKernel.Evaluation::y, () -> plain().value(x));
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
   * @param out receives {@code ∇f(x)}; it may be the array of the variables
   * @return {@code f(x)}
   * @throws IllegalArgumentException if the function has more outputs
   */
  public double gradient(double[] x, double[] out) {
    require("gradient", x);
    Arguments.length("gradient", "array for the gradient", out, x.length);
    double[] point = out == x ? x.clone() : x; // The point is compared and differentiated again.
    return evaluate(
        () -> branches.evaluate(point, data, new double[][] {UNIT}, new double[][] {out}),
        at -> at.y()[0],
        () -> mode.gradient(scalar("gradient"), point, out));
  }

  /**
   * The function at a point, for pullbacks on demand.
   *
   * @param x the n variables
   * @return value and pullback, in memory of their own
   */
  public Vjp vjp(double... x) {
    require("vjp", x);
    double[] point = x.clone();
    Supplier<Vjp> onTape = () -> mode.vjp(plain(), point);
    try {
      PreparedKernel.Evaluation at = branches.evaluate(point, data);
      return at == null ? onTape.get() : new PreparedVjp(at, point.length, onTape);
    } catch (KernelFailure ofARule) {
      return onTape.get();
    }
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
    return evaluate(x, v, PreparedKernel.Evaluation::tangents, () -> mode.jvp(plain(), x, v));
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
    evaluate(
        () -> branches.evaluate(x, data, new double[][] {w}, new double[][] {out}),
        at -> out,
        () -> copied(mode.vjp(plain(), x).pullback(w), out));
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
    double[][] out = new double[w.length][x.length];
    return evaluate(
        () -> branches.evaluate(x, data, w, out),
        at -> out,
        () -> mode.vjp(plain(), x).pullback(w));
  }

  /**
   * Value and Jacobian.
   *
   * @param x the n variables
   * @return {@code f(x)}, m numbers, and {@code J(x)} as {@link #jacobian} gives it
   */
  public ValueAndJacobian valueAndJacobian(double... x) {
    require("jacobian", x);
    ValueAndJacobian byColumns = branches.columns(x, data, null);
    if (byColumns != null) {
      return byColumns;
    }
    return evaluate(
        x,
        at -> {
          double[] y = at.y();
          return new ValueAndJacobian(
              y,
              x.length < y.length
                  ? PreparedKernel.byColumns(y.length, x.length, v -> jvp(x, v).tangent())
                  : at.pullbacks(Seeds.units(y.length), new double[y.length][x.length]));
        },
        () -> mode.valueAndJacobian(plain(), x));
  }

  /**
   * The Jacobian: by a pullback for each output, or by tangents if there are fewer variables.
   *
   * @param x the n variables
   * @return m rows of n numbers
   */
  public double[][] jacobian(double... x) {
    return valueAndJacobian(x).jacobian();
  }

  /**
   * The Jacobian, in a caller-owned array.
   *
   * @param x the n variables
   * @param out receives m rows of n numbers
   * @return {@code f(x)}, m numbers
   * @throws IllegalArgumentException if there are other numbers of rows or columns
   */
  public double[] jacobian(double[] x, double[][] out) {
    require("jacobian", x);
    Arguments.lengths("jacobian", "row", out, x.length);
    ValueAndJacobian byColumns = branches.columns(x, data, out);
    ValueAndJacobian all = byColumns == null ? valueAndJacobian(x) : byColumns;
    Arguments.length("jacobian", "array of rows", out.length, all.value().length);
    for (int i = 0; byColumns == null && i < out.length; i++) {
      System.arraycopy(all.jacobian()[i], 0, out[i], 0, x.length);
    }
    return all.value();
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
    evaluate(
        x,
        v,
        at -> {
          PreparedKernel.requireOne("hvp", at.y().length / 2);
          return at.pullback(OF_TANGENT, out);
        },
        () -> copied(mode.hvp(scalar("hvp"), x, v), out));
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
    return evaluate(
        x,
        at -> {
          PreparedKernel.requireOne("hessian", at.y().length);
          double[][] all = PreparedKernel.rows(x.length, v -> hvp(x, v));
          return all == null ? mode.hessian(scalar("hessian"), x) : all;
        },
        () -> mode.hessian(scalar("hessian"), x));
  }

  /**
   * How often the function was recorded: once for each branch, more often only if there are more
   * than 64 of them, or if their values take more than 256 MB. If there are more than 64
   * recordings, and more than half of the uses recorded, later uses are on a tape.
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
   * What evaluations keep for their sweeps: the values of one evaluation of each branch, and of its
   * tangents once they were needed. The recordings come on top.
   *
   * @return bytes, 0 if {@link #isTaped}
   */
  public long bytes() {
    return branches.bytes();
  }

  /**
   * Whether all derivatives are taken on a tape, as the function branches in new ways at most of
   * its uses.
   *
   * @return false if they are computed by kernels
   */
  public boolean isTaped() {
    return branches.isTaped();
  }

  Optional<JacobianEntries> entries(double[] x) {
    return branches.entries(x, data);
  }

  private <T> T evaluate(
      double[] x, Function<PreparedKernel.Evaluation, T> byKernel, Supplier<T> onTape) {
    return evaluate(() -> branches.evaluate(x, data), byKernel, onTape);
  }

  /** Of the outputs and their tangents along a direction. */
  private <T> T evaluate(
      double[] x, double[] v, Function<PreparedKernel.Evaluation, T> byKernel, Supplier<T> onTape) {
    return evaluate(() -> branches.evaluate(x, data, v), byKernel, onTape);
  }

  private static <T> T evaluate(
      Supplier<PreparedKernel.@Nullable Evaluation> evaluation,
      Function<PreparedKernel.Evaluation, T> byKernel,
      Supplier<T> onTape) {
    try (PreparedKernel.Evaluation at = evaluation.get()) {
      if (at != null) {
        return byKernel.apply(at);
      }
    } catch (KernelFailure ofARule) {
      return onTape.get();
    }
    return onTape.get();
  }

  private static double[] copied(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
    return to;
  }

  private VectorFunction plain() {
    return branches.function().at(data);
  }

  private ScalarFunction scalar(String operation) {
    VectorFunction f = plain();
    return x -> {
      Scalar[] y = f.apply(x);
      PreparedKernel.requireOne(operation, y.length);
      return y[0];
    };
  }

  private void require(String operation, double[] x) {
    Arguments.length(operation, "point", x, branches.variables());
  }
}
