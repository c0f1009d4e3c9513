package org.duetad.testing.corners;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.ScalarFunction;

/**
 * The sizes of the terms of the chain rule for a pair of rules at a point or beside it, and of what
 * rounding the inner result changes in them. Rounding errors of derivatives are relative to these.
 */
final class PairTerms {

  private final Pair pair;
  private final double between;
  private final double slope;
  private final double curvature;
  private final double[][] outer;

  PairTerms(Pair pair, double... x) {
    this.pair = pair;
    this.between = Math.abs(pair.between(x));
    ScalarFunction inner = in -> in[0].apply(pair.inner());
    slope = Math.abs(derivatives(inner, 1, x[pair.side()])[0]);
    curvature = Math.abs(derivatives(inner, 2, x[pair.side()])[0]);
    outer = new double[4][];
    double[] at = pair.outerPoint(x);
    double[] beside = at.clone();
    beside[pair.side()] *= 1 - PairSweep.ROUNDING;
    for (int order = 1; order <= 3; order++) {
      double[] here = derivatives(pair.ofOuter(), order, at);
      double[] there = derivatives(pair.ofOuter(), order, beside);
      outer[order] = here;
      Arrays.setAll(here, i -> Math.max(finite(here[i]), finite(there[i])));
    }
  }

  private static double[] derivatives(ScalarFunction f, int order, double... x) {
    String way = order == 1 ? "reverse" : order == 2 ? "FR" : "FRF";
    return Ways.ofOrder(order).get(way).of(f, x);
  }

  /** Of the derivative by these operands, so often; terms that are not finite are left out. */
  double of(List<Integer> orders) {
    int n = orders.size();
    int order = orders.stream().mapToInt(k -> k).sum();
    int index = index(orders);
    int times = orders.get(pair.side());
    double size = finite(chained(outer[order][index], times));
    size += finite(chained(outer[order + 1][index * n + pair.side()] * between, times));
    if (orders.get(pair.side()) == 2) {
      size += finite(outer[1][pair.side()] * curvature);
      size += finite(outer[2][pair.side() * n + pair.side()] * curvature * between);
    }
    return size;
  }

  /** Factor by factor, as slopes may be huge where what they multiply is tiny. */
  private double chained(double outerDerivative, int times) {
    double size = outerDerivative;
    for (int k = 0; k < times; k++) {
      size *= slope;
    }
    return size;
  }

  /** The place of that derivative, of some order, among all n^order. */
  private static int index(List<Integer> orders) {
    int index = 0;
    for (int i = 0; i < orders.size(); i++) {
      for (int k = 0; k < orders.get(i); k++) {
        index = index * orders.size() + i;
      }
    }
    return index;
  }

  private static double finite(double size) {
    return Double.isFinite(size) ? Math.abs(size) : 0;
  }
}
