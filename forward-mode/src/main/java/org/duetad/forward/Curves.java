package org.duetad.forward;

import java.util.Arrays;
import java.util.Objects;
import org.duetad.core.Arguments;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;

/** Functions along curves of numbers: what goes in and comes out of an evaluation on series. */
final class Curves {

  private Curves() {}

  static int order(String operation, int order) {
    if (order < 0) {
      throw new IllegalArgumentException(
          operation + ": order " + order + " is negative; pass 0 for the value alone, 1, 2, ...");
    }
    return order;
  }

  /** {@code x + t v}. */
  static double[][] line(String operation, double[] x, double[] v, int order) {
    Arguments.point(operation, x);
    Arguments.length(operation, "direction", v, x.length);
    double[][] line = new double[x.length][order(operation, order) + 1];
    for (int i = 0; i < x.length; i++) {
      line[i][0] = x[i];
      if (order > 0) {
        line[i][1] = v[i];
      }
    }
    return line;
  }

  /** The user's curve. */
  static double[][] checked(String operation, double[][] curve) {
    Objects.requireNonNull(curve, () -> operation + ": the curve is null");
    if (curve.length == 0 || curve[0].length == 0) {
      throw new IllegalArgumentException(
          operation
              + ": the curve has "
              + curve.length
              + " inputs"
              + (curve.length == 0 ? "" : " with 0 coefficients")
              + "; pass at least one input, and its value at least");
    }
    for (int i = 0; i < curve.length; i++) {
      Arguments.length(operation, "curve's input " + i, curve[i], curve[0].length);
    }
    return curve;
  }

  /** The coefficients of the only output. */
  static double[] output(String operation, VectorFunction f, double[][] curve) {
    return outputs(operation, f, curve)[0];
  }

  /** The coefficients of the outputs along a curve of which there is at least one input. */
  static double[][] outputs(String operation, VectorFunction f, double[][] curve) {
    int order = curve[0].length - 1;
    Expansion call = new Expansion(order);
    try {
      Scalar[] x = new Scalar[curve.length];
      Arrays.setAll(x, i -> new TaylorScalar(call, order, curve[i].clone()));
      Scalar[] y = Arguments.outputs(operation, f.apply(x));
      double[][] coefficients = new double[y.length][];
      Arrays.setAll(coefficients, i -> coefficients(operation, call, y[i]));
      return coefficients;
    } finally {
      call.end();
    }
  }

  private static double[] coefficients(String operation, Expansion call, Scalar y) {
    if (y instanceof TaylorScalar series && series.call == call) {
      return series.upTo(call.order).clone();
    }
    Arguments.constant(operation, y);
    double[] coefficients = new double[call.order + 1];
    coefficients[0] = y.value();
    return coefficients;
  }

  /** {@code k! y_k}, in place. */
  static double[] derivatives(double[] coefficients) {
    double factorial = 1;
    for (int k = 2; k < coefficients.length; k++) {
      factorial *= k;
      coefficients[k] = coefficients[k] == 0 ? 0.0 : factorial * coefficients[k];
    }
    return coefficients;
  }
}
