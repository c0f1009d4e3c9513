package org.duetad.forward;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;

/**
 * Mixed partial derivatives from univariate series: with {@code F_d(j)} the coefficient of order d
 * in direction j, {@code ∂ⁱf = Σ γ_ij F_d(j)} over all j with {@code |j| = d = |i|}; the weights
 * are {@link InterpolationWeight}s.
 */
final class Interpolation {

  private final int order;
  private final List<int[]> directions;

  private Interpolation(MultiIndices indices) {
    this.order = indices.order();
    this.directions = indices.all();
  }

  static double partial(ScalarFunction f, double[] x, int[] orders) {
    if (orders.length != x.length) {
      throw new IllegalArgumentException(
          "partial: " + orders.length + " orders for " + x.length + " inputs; pass one for each");
    }
    for (int order : orders) {
      Curves.order("partial", order);
    }
    int[] support = IntStream.range(0, x.length).filter(l -> orders[l] > 0).toArray();
    if (support.length == 0) {
      return Curves.output("partial", f.asVector(), Curves.line("partial", x, x, 0))[0];
    }
    int[] index = Arrays.stream(support).map(l -> orders[l]).toArray();
    MultiIndices indices = new MultiIndices(support.length, Arrays.stream(index).sum());
    requireRoom("partial", indices);
    Interpolation interpolation = new Interpolation(indices);
    return interpolation.at(index, interpolation.coefficients("partial", f, x, support));
  }

  static DerivativeTensor tensor(ScalarFunction f, double[] x, int order) {
    MultiIndices indices = new MultiIndices(x.length, Curves.order("tensor", order));
    requireRoom("tensor", indices);
    Interpolation interpolation = new Interpolation(indices);
    int[] support = IntStream.range(0, x.length).toArray();
    double[] coefficients = interpolation.coefficients("tensor", f, x, support);
    double[] entries = new double[coefficients.length];
    Arrays.setAll(entries, i -> interpolation.at(interpolation.directions.get(i), coefficients));
    return new DerivativeTensor(indices, entries);
  }

  /** What is kept while a tensor is computed must fit into half of the heap. */
  private static void requireRoom(String operation, MultiIndices indices) {
    long bytes = 4L * indices.dimension() + 48;
    long room = Runtime.getRuntime().maxMemory() / 2 / bytes;
    if (indices.count() > Math.min(room, Integer.MAX_VALUE - 8)) {
      throw new IllegalArgumentException(
          operation
              + ": order "
              + indices.order()
              + " of "
              + indices.dimension()
              + " variables takes "
              + indices.count()
              + " directions of "
              + bytes
              + " bytes, more than half of the heap of "
              + Runtime.getRuntime().maxMemory()
              + " bytes; differentiate by fewer variables, or in chosen directions");
    }
  }

  /** {@code F_d(j)} for all directions j, in the supported variables. */
  private double[] coefficients(String operation, ScalarFunction f, double[] x, int[] support) {
    VectorFunction vector = f.asVector();
    double[] coefficients = new double[directions.size()];
    double[] v = new double[x.length];
    for (int i = 0; i < coefficients.length; i++) {
      int[] direction = directions.get(i);
      for (int l = 0; l < support.length; l++) {
        v[support[l]] = direction[l];
      }
      double[][] line = Curves.line(operation, x, v, order);
      coefficients[i] = Curves.output(operation, vector, line)[order];
    }
    return coefficients;
  }

  /** {@code ∂ⁱf}. */
  private double at(int[] i, double[] coefficients) {
    double sum = 0;
    for (int j = 0; j < coefficients.length; j++) {
      double weight = InterpolationWeight.of(i, directions.get(j));
      if (weight != 0) {
        sum += weight * coefficients[j];
      }
    }
    return sum;
  }
}
