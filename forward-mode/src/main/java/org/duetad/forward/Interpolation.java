package org.duetad.forward;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;

/**
 * All partial derivatives of one order from univariate series: with {@code F_d(j)} the coefficient
 * of order d in direction j, {@code ∂ⁱf = Σ γ_ij F_d(j)} over all j with {@code |j| = d = |i|}; the
 * weights are {@link InterpolationWeight}s.
 *
 * <p>The variables are scaled so that the pure derivatives {@code ∂ᵈf/∂x_lᵈ}, where they are
 * neither zero nor infinite, have about equal magnitudes. The rounding error of a sum is estimated
 * as {@code ε d Σ |γ_ij F_d(j)|}; where that exceeds half of the digits, {@code √ε |∂ⁱf|}, or the
 * sum is not finite, the entry is computed by {@link Partials} instead.
 */
final class Interpolation {

  /** Above this order the weights alone cost more than half of the digits. */
  private static final int HIGHEST = 20;

  private static final double HALF = 0x1p-26;

  private final ScalarFunction f;
  private final double[] x;
  private final MultiIndices indices;
  private final List<int[]> directions;

  private Interpolation(ScalarFunction f, double[] x, MultiIndices indices) {
    this.f = f;
    this.x = x;
    this.indices = indices;
    this.directions = indices.all();
  }

  static DerivativeTensor tensor(ScalarFunction f, double[] x, int order) {
    MultiIndices indices = new MultiIndices(x.length, Curves.order("tensor", order));
    requireRoom(indices);
    Interpolation interpolation = new Interpolation(f, x, indices);
    return new DerivativeTensor(indices, interpolation.entries());
  }

  /** Requires that the data held during the computation of a tensor fit into half of the heap. */
  private static void requireRoom(MultiIndices indices) {
    long bytes = 4L * indices.dimension() + 48;
    long room = Runtime.getRuntime().maxMemory() / 2 / bytes;
    if (indices.count() > Math.min(room, Integer.MAX_VALUE - 8)) {
      throw new IllegalArgumentException(
          "tensor: order "
              + indices.order()
              + " of "
              + indices.dimension()
              + " variables takes "
              + indices.count()
              + " directions of "
              + bytes
              + " bytes, more than half of the heap of "
              + Runtime.getRuntime().maxMemory()
              + " bytes; differentiate with respect to fewer variables, or in chosen directions");
    }
  }

  private double[] entries() {
    double[] entries = new double[directions.size()];
    if (indices.order() > HIGHEST) {
      Arrays.setAll(entries, i -> nested(directions.get(i)));
      return entries;
    }
    int[] exponents = exponents();
    double[] coefficients = coefficients(exponents);
    Arrays.setAll(entries, i -> entry(directions.get(i), exponents, coefficients));
    return entries;
  }

  /** The binary exponents by which the variables are scaled. */
  private int[] exponents() {
    int d = indices.order();
    int[] exponents = new int[x.length];
    for (int l = 0; d > 1 && x.length > 1 && l < x.length; l++) {
      double[] unit = new double[x.length];
      unit[l] = 1;
      double pure = Math.abs(highest(unit));
      if (pure > 0 && pure <= Double.MAX_VALUE) {
        exponents[l] = -Math.floorDiv(Math.getExponent(pure), d);
      }
    }
    int shared = Arrays.stream(exponents).sum() / x.length;
    return IntStream.of(exponents).map(e -> e - shared).toArray();
  }

  /** {@code F_d(j)} for all directions j of the scaled variables. */
  private double[] coefficients(int[] exponents) {
    double[] coefficients = new double[directions.size()];
    double[] v = new double[x.length];
    for (int i = 0; i < coefficients.length; i++) {
      int[] direction = directions.get(i);
      Arrays.setAll(v, l -> Math.scalb((double) direction[l], exponents[l]));
      coefficients[i] = highest(v);
    }
    return coefficients;
  }

  /** The coefficient of order d in a direction. */
  private double highest(double[] v) {
    VectorFunction vector = f.asVector();
    int d = indices.order();
    return Curves.output("tensor", vector, Curves.line("tensor", x, v, d))[d];
  }

  /** {@code ∂ⁱf}. */
  private double entry(int[] i, int[] exponents, double[] coefficients) {
    double sum = 0;
    double size = 0;
    for (int j = 0; j < coefficients.length; j++) {
      double weight = InterpolationWeight.of(i, directions.get(j));
      if (weight != 0) {
        sum += weight * coefficients[j];
        size += Math.abs(weight * coefficients[j]);
      }
    }
    boolean isGood =
        size == Math.abs(sum) || indices.order() * Math.ulp(1.0) * size <= HALF * Math.abs(sum);
    return isGood ? Math.scalb(sum, -scale(i, exponents)) : nested(i);
  }

  private static int scale(int[] i, int[] exponents) {
    return IntStream.range(0, i.length).map(l -> i[l] * exponents[l]).sum();
  }

  private double nested(int[] i) {
    return Partials.of("tensor", f, x, i);
  }
}
