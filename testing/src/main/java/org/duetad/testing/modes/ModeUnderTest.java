package org.duetad.testing.modes;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.duetad.core.mode.Differentiator;

/** The mode as seen by the parts of the contract. */
interface ModeUnderTest {

  /** Numbers of inputs around the chunk sizes of modes with several directions at once. */
  List<Integer> CHUNK_EDGES = List.of(1, 2, 3, 4, 5, 8, 9, 17);

  /** The mode: one instance, the same for a whole test. */
  Differentiator mode();

  /** The accuracy of its results. */
  ModeAccuracy accuracy();

  /**
   * A direction without zeros, the same each time. Its coordinates are multiples of 1/64, so that
   * sums of thousands of them are exact.
   */
  static double[] direction(int n, long seed) {
    return new SplittableRandom(seed)
        .ints(n, 16, 64)
        .mapToDouble(v -> v > 40 ? -v / 64.0 : v / 64.0)
        .toArray();
  }

  /** {@code A v}. */
  static double[] times(double[][] a, double[] v) {
    return Arrays.stream(a).mapToDouble(row -> dot(row, v)).toArray();
  }

  /** {@code Aᵀ w}, for an A of n columns. */
  static double[] transposeTimes(double[][] a, double[] w, int n) {
    double[] product = new double[n];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < n; k++) {
        product[k] += w[i] * a[i][k];
      }
    }
    return product;
  }

  /** {@code A B}. */
  static double[][] times(double[][] a, double[][] b) {
    return Arrays.stream(a)
        .map(row -> transposeTimes(b, row, b[0].length))
        .toArray(double[][]::new);
  }

  /** {@code ⟨a, b⟩}. */
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
