package org.duetad.forward;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.nested.Closure;
import org.duetad.core.nested.Nested;
import org.duetad.core.program.Continuation;
import org.duetad.core.spi.Arguments;

/** Functions along curves whose coefficients are numbers of the enclosing derivative calls. */
final class NestedCurves {

  private NestedCurves() {}

  /** Captured numbers become additional inputs, which are constant along the curve. */
  static Scalar[][] outputs(String operation, VectorFunction f, Scalar[][] curve) {
    int order = checked(operation, curve) - 1;
    Scalar[] point = column(curve, 0);
    Closure closure = Closure.of(Continuation.of(f), point);
    Expansion call = Expansion.nested(order, enclosing(curve, closure.captured()));
    try {
      Stream<Scalar> moving =
          Arrays.stream(curve).map(c -> new NestedSeries(call, order, c.clone()));
      Stream<Scalar> fixed =
          Arrays.stream(closure.captured()).map(c -> NestedSeries.line(call, c, 0.0));
      Scalar[] x = Stream.concat(moving, fixed).toArray(Scalar[]::new);
      Scalar[] y = Arguments.outputs(operation, closure.function().apply(x));
      Scalar[][] coefficients = new Scalar[y.length][];
      Arrays.setAll(coefficients, i -> coefficients(operation, call, y[i]));
      if (call.isDoubtful()) {
        requireDigits(operation, closure, curve, order + call.enclosing);
      }
      for (int k = 1; k <= order; k++) {
        raise(coefficients, k, f, point, column(curve, k));
      }
      return coefficients;
    } finally {
      call.end();
    }
  }

  /** As {@link CarefulCurves#improveBeyond} does, beside a number that is infinite or NaN. */
  private static void raise(
      Scalar[][] coefficients, int k, VectorFunction f, Scalar[] point, Scalar[] direction) {
    if (Arrays.stream(direction).allMatch(NestedCurves::isFinite)) {
      return;
    }
    Scalar[] careful = Nested.jvp(f, point, direction).tangent();
    for (int i = 0; i < careful.length; i++) {
      Scalar[] c = coefficients[i];
      if (isFinite(c[k]) && !isFinite(careful[i])) {
        Arrays.fill(c, k, c.length, Scalar.of(Double.NaN));
        c[k] = careful[i];
      }
    }
  }

  private static boolean isFinite(Scalar x) {
    return Double.isFinite(x.primal());
  }

  private static Scalar[] column(Scalar[][] curve, int k) {
    return Arrays.stream(curve).map(c -> c[k]).toArray(Scalar[]::new);
  }

  /** The orders of enclosing series; 1 of another derivative call. */
  private static int enclosing(Scalar[][] curve, Scalar[] captured) {
    return Stream.concat(Arrays.stream(curve).flatMap(Arrays::stream), Arrays.stream(captured))
        .filter(c -> !(c instanceof Constant))
        .mapToInt(c -> c instanceof Series s ? s.call.order + s.call.enclosing : 1)
        .max()
        .orElse(0);
  }

  /** Of the coefficients of doubles along all curves together, up to the order of derivatives. */
  private static void requireDigits(
      String operation, Closure closure, Scalar[][] curve, int order) {
    Stream<Scalar[]> fixed = Arrays.stream(closure.captured()).map(c -> new Scalar[] {c});
    double[][] along =
        Stream.concat(Arrays.stream(curve), fixed)
            .map(c -> along(order, c))
            .toArray(double[][]::new);
    Curves.outputs(operation, closure.function(), along);
  }

  private static double[] along(int order, Scalar... c) {
    double[] along = new double[order + 1];
    for (int k = 0; k < c.length; k++) {
      along[k] = c[k].primal();
    }
    if (order > 0 && c[0] instanceof Series series && series.order > 0) {
      along[1] += slope(series);
    }
    return along;
  }

  private static double slope(Series series) {
    return series instanceof NestedSeries nested
        ? nested.at(1).primal()
        : ((TaylorScalar) series).at(1);
  }

  private static Scalar[] coefficients(String operation, Expansion call, Scalar y) {
    if (y instanceof NestedSeries series && series.call == call) {
      return series.upTo(call.order).clone();
    }
    Arguments.constant(operation, y);
    Scalar[] coefficients = new Scalar[call.order + 1];
    Arrays.fill(coefficients, Scalar.of(0.0));
    coefficients[0] = y;
    return coefficients;
  }

  private static int checked(String operation, Scalar[][] curve) {
    Objects.requireNonNull(curve, () -> operation + ": the curve is null");
    Curves.requireValues(operation, curve.length, curve.length == 0 ? 0 : curve[0].length);
    for (int i = 0; i < curve.length; i++) {
      Arguments.length(operation, "curve's input " + i, curve[i].length, curve[0].length);
    }
    return curve[0].length;
  }
}
