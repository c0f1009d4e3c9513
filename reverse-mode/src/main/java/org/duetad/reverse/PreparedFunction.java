package org.duetad.reverse;

import java.util.Arrays;
import java.util.Optional;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.BatchJvp;
import org.duetad.core.mode.JacobianEntries;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.core.mode.ValueAndJacobian;
import org.duetad.core.mode.Vjp;
import org.duetad.core.spi.Arguments;

/**
 * A function prepared for derivatives at many points: it is recorded once for each branch, its
 * loops are found again, and many of their turns are done at once ({@link
 * org.duetad.core.kernel.Kernel}). Its tangents are such a nest of loops, too, made when they are
 * first needed; second derivatives are their adjoints. Where it has no loops of many turns, several
 * directions or seeds are done side by side ({@link org.duetad.core.kernel.KernelBatch}), with the
 * bits of each alone. Hessians, and Jacobians by columns, are taken on a tape if tangents have
 * matrices or rules of several results, in half of the time, as Jacobians are where loops are among
 * much else. Second derivatives and {@link #jvp} of a function of matrices whose tangents compare
 * elements, as those of relu by elements do, are taken on a tape.
 *
 * <p>Values have the bits of the function. What it captures must not change, as the recording holds
 * it; pass such numbers as data, and choose them by {@link #with}. A change is found now and then:
 * the first, second, fourth, eighth ... use of a recording is compared with the function itself,
 * which costs an evaluation on plain doubles; where they differ, an {@link IllegalStateException}
 * is thrown.
 *
 * <p>Where results go to a caller-owned array, it may be one of the arguments. An array of the
 * wrong length is an {@link IllegalArgumentException} in every call. Any number of threads may use
 * one at once.
 *
 * @see ReverseMode#prepare(VectorFunction, double...)
 */
public final class PreparedFunction {

  private final PreparedDerivatives derivatives;

  PreparedFunction(PreparedDerivatives derivatives) {
    this.derivatives = derivatives;
  }

  /**
   * The same function with other data; the recordings are shared.
   *
   * @param values the data, as many as before; the array is copied
   * @return the prepared function with these data
   */
  public PreparedFunction with(double... values) {
    Arguments.length("prepared function", "array of data", values, derivatives.branches().data());
    return new PreparedFunction(derivatives.with(values.clone()));
  }

  /**
   * {@code f(x)}.
   *
   * @param x the n variables
   * @return the m outputs
   */
  public double[] value(double... x) {
    require("value", x);
    return derivatives.value(x);
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
    return derivatives.gradient(apart(x, out), out);
  }

  /**
   * The function at a point, for pullbacks on demand.
   *
   * @param x the n variables
   * @return value and pullback, in memory of their own
   */
  public Vjp vjp(double... x) {
    require("vjp", x);
    return derivatives.vjp(x.clone());
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
    return derivatives.jvp(x, v, null);
  }

  /**
   * The directional derivative {@code J(x) v}, in a caller-owned array.
   *
   * @param x the n variables
   * @param v the direction, n numbers
   * @param out receives the tangent, m numbers
   * @return {@code f(x)}, m numbers
   * @throws IllegalArgumentException if there are other numbers of them
   */
  public double[] jvp(double[] x, double[] v, double[] out) {
    require("jvp", x);
    Arguments.length("jvp", "direction", v, x.length);
    Arguments.given("jvp", "array for the tangent", out);
    return derivatives.jvp(x, v, out).value();
  }

  /**
   * {@code f(x)} and {@code J(x) v} along several directions v.
   *
   * @param x the n variables
   * @param v the directions, n numbers each
   * @return value, and a tangent of m numbers for each direction
   */
  public BatchJvp jvp(double[] x, double[][] v) {
    require("jvp", x);
    Arguments.lengths("jvp", "direction", v, x.length);
    return derivatives.jvp(x, v);
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
    derivatives.pullback(apart(x, out), new double[][] {apart(w, out)}, new double[][] {out});
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
    return derivatives.pullback(x, w, new double[w.length][x.length]);
  }

  /**
   * {@code J(x)ᵀ w} for several seeds w, with one evaluation, in a caller-owned array.
   *
   * @param x the n variables
   * @param w the seeds, m numbers each
   * @param out receives n numbers for each seed
   * @throws IllegalArgumentException if there are other numbers of rows or columns
   */
  public void pullback(double[] x, double[][] w, double[][] out) {
    require("pullback", x);
    Arguments.given("pullback", "array of seeds", w);
    Arguments.lengths("pullback", "row", out, x.length);
    Arguments.length("pullback", "array of rows", out.length, w.length);
    double[][] seeds = new double[w.length][];
    Arrays.setAll(seeds, k -> apart(w[k], out));
    derivatives.pullback(apart(x, out), seeds, out);
  }

  /**
   * Value and Jacobian.
   *
   * @param x the n variables
   * @return {@code f(x)}, m numbers, and {@code J(x)} as {@link #jacobian} gives it
   */
  public ValueAndJacobian valueAndJacobian(double... x) {
    require("jacobian", x);
    return derivatives.jacobian(x, null);
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
    return derivatives.jacobian(apart(x, out), out).value();
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
    derivatives.hvp(apart(x, out), apart(v, out), out);
  }

  /**
   * {@code H(x) v} of a function of one output, along several directions v.
   *
   * @param x the n variables
   * @param v the directions, n numbers each
   * @return n numbers for each direction
   * @throws IllegalArgumentException if the function has more outputs
   */
  public double[][] hvp(double[] x, double[][] v) {
    require("hvp", x);
    Arguments.lengths("hvp", "direction", v, x.length);
    return derivatives.hvp(x, v, new double[v.length][x.length]);
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
    return derivatives.hessian(x, new double[x.length][x.length]);
  }

  /**
   * {@code H(x)} of a function of one output, in a caller-owned array.
   *
   * @param x the n variables
   * @param out receives n rows of n numbers
   * @throws IllegalArgumentException if the function has more outputs, or if there are other
   *     numbers of rows or columns
   */
  public void hessian(double[] x, double[][] out) {
    require("hessian", x);
    Arguments.lengths("hessian", "row", out, x.length);
    Arguments.length("hessian", "array of rows", out.length, x.length);
    derivatives.hessian(apart(x, out), out);
  }

  /**
   * How often the function was recorded: once for each branch, more often only if there are more
   * than 64 of them, or if their values take more than 256 MB. If there are more than 64
   * recordings, and more than half of the uses recorded, later uses are on a tape.
   *
   * @return 1 or more
   */
  public int recordings() {
    return (int) derivatives.branches().preparations().recordings();
  }

  /**
   * What the preparation took so far, with any data.
   *
   * @return counts and time
   */
  public Preparations preparations() {
    return derivatives.branches().preparations();
  }

  /**
   * What evaluations keep for their sweeps: the values of one evaluation of each branch, and of its
   * tangents and of several directions or seeds once they were needed. Recordings do not count.
   *
   * @return bytes, 0 if {@link #isTaped}
   */
  public long bytes() {
    return derivatives.branches().bytes();
  }

  /**
   * Whether all derivatives are taken on a tape, as the function branches in new ways at most of
   * its uses.
   *
   * @return false if they are computed by kernels
   */
  public boolean isTaped() {
    return derivatives.branches().isTaped();
  }

  Optional<JacobianEntries> entries(double[] x) {
    return derivatives.entries(x);
  }

  Optional<JacobianEntries> hessianEntries(int products, double[] x) {
    return derivatives.hessianEntries(products, x);
  }

  /** An argument, in another array if results go to this one: it may be read again after them. */
  private static double[] apart(double[] argument, double[]... out) {
    for (double[] each : out) {
      if (each == argument) {
        return argument.clone();
      }
    }
    return argument;
  }

  private void require(String operation, double[] x) {
    Arguments.length(operation, "point", x, derivatives.branches().variables());
  }
}
