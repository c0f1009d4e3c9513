package org.duetad.forward;

import java.util.Arrays;
import java.util.Objects;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.ValueLosses;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.TiedVectorsException;
import org.duetad.core.program.Continuation;
import org.duetad.core.spi.Arguments;

/** Functions along curves of numbers: inputs and outputs of an evaluation on series. */
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

  /** Validates the user's curve. */
  static double[][] checked(String operation, double[][] curve) {
    Objects.requireNonNull(curve, () -> operation + ": the curve is null");
    requireValues(operation, curve.length, curve.length == 0 ? 0 : curve[0].length);
    for (int i = 0; i < curve.length; i++) {
      Arguments.length(operation, "curve's input " + i, curve[i], curve[0].length);
    }
    return curve;
  }

  /** Requires at least one input, with a value. */
  static void requireValues(String operation, int inputs, int coefficients) {
    if (coefficients == 0) {
      throw new IllegalArgumentException(
          operation
              + ": the curve has "
              + inputs
              + " inputs"
              + (inputs == 0 ? "" : " with 0 coefficients")
              + "; pass at least one input, with at least its value");
    }
  }

  /** {@code dᵏ/dtᵏ f(x + t v)} of all outputs. */
  static double[][] derivatives(
      String operation, VectorFunction f, double[] x, double[] v, int order) {
    double[][] line = line(operation, x, v, order);
    return Rescaled.derivatives(operation, order, e -> outputs(operation, f, scaled(line, e)));
  }

  private static double[][] scaled(double[][] line, int e) {
    double[][] scaled = new double[line.length][];
    for (int i = 0; i < line.length; i++) {
      scaled[i] = line[i].clone();
      if (scaled[i].length > 1) {
        scaled[i][1] = Math.scalb(scaled[i][1], e);
      }
    }
    return scaled;
  }

  /** The coefficients of the only output. */
  static double[] output(String operation, VectorFunction f, double[][] curve) {
    return outputs(operation, f, curve)[0];
  }

  /** The coefficients of the outputs along a curve with at least one input. */
  static double[][] outputs(String operation, VectorFunction f, double[][] curve) {
    return outputs(operation, f, curve, curve[0].length - 1);
  }

  /** The same where only those of orders up to {@code read} are right beside what underflows. */
  static double[][] outputs(String operation, VectorFunction f, double[][] curve, int read) {
    try {
      return evaluated(operation, f, curve, read);
    } catch (NearlyTied again) {
      return evaluated(operation, Continuation.of(f, again.order()), curve, read);
    } catch (TiedVectorsException unlessUnused) {
      int order = Math.max(1, curve[0].length - 1);
      return evaluated(operation, Continuation.byAdjoints(f, order), curve, read);
    }
  }

  private static double[][] evaluated(
      String operation, VectorFunction f, double[][] curve, int read) {
    Expansion call = new Expansion(curve[0].length - 1);
    double[][] y = evaluated(operation, call, f, curve);
    if (!areFinite(curve)) {
      CarefulCurves.improveBeyond(f, curve, y, read);
    } else if (call.order <= CarefulCurves.MOST
        && (call.isExtreme()
            || !areMild(curve)
            || !areOrdinary(y, call.isSteep())
            || areLost(call, f, curve))) {
      CarefulCurves.improve(f, curve, y, read);
    }
    if (call.isDoubtful()) {
      double[][] again = evaluated(operation, call.turned(), f, curve);
      for (int i = 0; i < y.length; i++) {
        LostDigits.check(operation, call, y[i], again[i]);
      }
    }
    return y;
  }

  /** Whether zeros annihilate the coefficients: beside others they may be none. */
  private static boolean areFinite(double[][] curve) {
    return Arrays.stream(curve)
        .flatMapToDouble(c -> Arrays.stream(c).skip(1))
        .allMatch(Double::isFinite);
  }

  private static boolean areMild(double[][] curve) {
    return Arrays.stream(curve)
        .allMatch(c -> Factors.areMild(Arrays.copyOfRange(c, 1, Math.max(1, c.length))));
  }

  /** Whether slopes depend on what underflow took from values. */
  private static boolean areLost(Expansion call, VectorFunction f, double[][] curve) {
    return call.isSunk()
        && call.order > 0
        && ValueLosses.changeSlopes(f, Arrays.stream(curve).mapToDouble(c -> c[0]).toArray());
  }

  /** Whether all coefficients are finite, none is the least number, and none may be lost. */
  private static boolean areOrdinary(double[][] y, boolean steep) {
    for (double[] coefficients : y) {
      for (int k = 0; k < coefficients.length; k++) {
        double size = Math.abs(coefficients[k]);
        boolean lost = k > 0 && steep && size < Double.MIN_NORMAL;
        if (!(size <= Double.MAX_VALUE) || size == Double.MIN_VALUE || lost) {
          return false;
        }
      }
    }
    return true;
  }

  private static double[][] evaluated(
      String operation, Expansion call, VectorFunction f, double[][] curve) {
    int order = call.order;
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

  /** The coefficients of an output: a series of the call, or a constant. */
  static double[] coefficients(String operation, Expansion call, Scalar y) {
    if (y instanceof TaylorScalar series && series.call == call) {
      return series.upTo(call.order).clone();
    }
    Arguments.constant(operation, y);
    double[] coefficients = new double[call.order + 1];
    coefficients[0] = y.value();
    return coefficients;
  }
}
