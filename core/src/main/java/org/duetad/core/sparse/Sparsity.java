package org.duetad.core.sparse;

import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.spi.Arguments;

/**
 * Finds where the derivatives of a function are zero, by evaluating it on numbers that carry the
 * inputs they depend on.
 *
 * <p>A <em>global</em> pattern holds at each point where the function's comparisons have the same
 * outcomes as at the given one, and where what it reads as plain values is the same, whatever
 * slopes vanish there; rules with kinks are taken to depend on all operands. Only factors that are
 * constant zeros count as zero. A pattern <em>at a point</em> holds there only: a slope that is
 * exactly zero contributes nothing.
 *
 * <p>Patterns are conservative: elements outside are zero, and some inside may be zero. Matrix
 * operations that are not linear, elementwise or by rows are taken to mix all elements.
 *
 * <p>Second derivatives: a linear operation adds no interaction of inputs, an elementwise one adds
 * the square of the set of inputs that its operand depends on, a product the cross product (Walther
 * 2008, "Computing sparse Hessians with automatic differentiation", section 3).
 *
 * <p>All methods throw {@link IllegalArgumentException} for a point without coordinates.
 */
public final class Sparsity {

  private Sparsity() {}

  /**
   * The global pattern of the Jacobian.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point whose branches are taken
   * @return m rows, n columns
   */
  public static SparsityPattern jacobian(VectorFunction f, double... x) {
    return first(Detection.first(false), f, x);
  }

  /**
   * The pattern of the Jacobian at a point.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @return m rows, n columns
   */
  public static SparsityPattern jacobianAt(VectorFunction f, double... x) {
    return first(Detection.first(true), f, x);
  }

  /**
   * The global pattern of the Hessian.
   *
   * @param f the function of n inputs
   * @param x the point whose branches are taken
   * @return n rows and columns, symmetric
   */
  public static SparsityPattern hessian(ScalarFunction f, double... x) {
    return second(Detection.second(false), f, x);
  }

  /**
   * The pattern of the Hessian at a point.
   *
   * @param f the function of n inputs
   * @param x the point
   * @return n rows and columns, symmetric
   */
  public static SparsityPattern hessianAt(ScalarFunction f, double... x) {
    return second(Detection.second(true), f, x);
  }

  static SparsityPattern first(Detection detection, VectorFunction f, double[] x) {
    Arguments.point("sparsity", f, x);
    Scalar[] y = evaluated(detection, f, detection.inputs(checked(x)));
    int[][] rows = new int[y.length][];
    for (int i = 0; i < y.length; i++) {
      rows[i] = detection.inputsOf(y[i]).elements();
    }
    return SparsityPattern.ofSorted(x.length, rows);
  }

  static SparsityPattern second(Detection detection, ScalarFunction f, double[] x) {
    Scalar[] y =
        evaluated(
            detection, Arguments.function("sparsity", f).asVector(), detection.inputs(checked(x)));
    return Interactions.pattern(detection.interactionsOf(y[0]), x.length);
  }

  /** The trace of an evaluation. */
  static Trace trace(VectorFunction f, double[] x) {
    Detection detection = Detection.onlyTrace();
    evaluated(detection, f, detection.inputs(checked(x)));
    return detection.trace();
  }

  private static double[] checked(double[] x) {
    Arguments.point("sparsity", x);
    return x;
  }

  private static Scalar[] evaluated(
      Detection detection, VectorFunction f, SparsityTracer[] inputs) {
    try {
      Scalar[] in = new Scalar[inputs.length];
      System.arraycopy(inputs, 0, in, 0, in.length);
      Scalar[] y = Arguments.outputs("sparsity", f.apply(in));
      for (Scalar output : y) {
        if (!detection.made(output)) {
          Arguments.constant("sparsity", output);
        }
      }
      return y;
    } finally {
      detection.end();
    }
  }
}
