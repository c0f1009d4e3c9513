package org.duetad.core.diagnosis;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.duetad.core.Chain;
import org.duetad.core.mode.Seeds;

/**
 * A linear map that is given by its products with vectors, applied to errors of unknown signs: to
 * bounds, {@code |A| e}, or to independent ones of that size, {@code √(A∘A e∘e)}.
 */
interface LinearMap {

  /** So many products are taken to have the matrix. */
  int FEW = 24;

  /** The largest that the sum of independent errors will be, in their standard deviations. */
  double LARGEST = 4;

  /** How many random signs are tried. */
  int TRIED = 8;

  /** {@code |A| e}. */
  double[] bound(double[] e);

  /** {@code √(A∘A e∘e)}. */
  double[] spread(double[] e);

  /** By columns if there are few, else by random signs. */
  static LinearMap byColumns(UnaryOperator<double[]> times, int columns) {
    if (columns > FEW) {
      return new Signs(times);
    }
    double[][] transposed = new double[columns][];
    Arrays.setAll(transposed, l -> times.apply(Seeds.unit(columns, l)));
    return new Entries(transposed, true);
  }

  /** By rows if there are few, else by columns. */
  static LinearMap byRows(
      UnaryOperator<double[]> transposeTimes,
      int rows,
      UnaryOperator<double[]> times,
      int columns) {
    if (rows > FEW) {
      return byColumns(times, columns);
    }
    double[][] a = new double[rows][];
    Arrays.setAll(a, m -> transposeTimes.apply(Seeds.unit(rows, m)));
    return new Entries(a, false);
  }

  /** With all entries. */
  @SuppressWarnings("ArrayRecordComponent") // Of this package only.
  record Entries(double[][] a, boolean isTransposed) implements LinearMap {

    @Override
    public double[] bound(double[] e) {
      return sums(e, false);
    }

    @Override
    public double[] spread(double[] e) {
      return sums(e, true);
    }

    private double[] sums(double[] e, boolean squares) {
      int rows = isTransposed ? (a.length == 0 ? 0 : a[0].length) : a.length;
      double[] sums = new double[rows];
      for (int m = 0; m < rows; m++) {
        for (int l = 0; l < e.length; l++) {
          double term = Math.abs(Chain.times(isTransposed ? a[l][m] : a[m][l], e[l]));
          sums[m] = squares ? Math.hypot(sums[m], term) : sums[m] + term;
        }
      }
      return sums;
    }
  }

  /** By errors of random signs. */
  record Signs(UnaryOperator<double[]> times) implements LinearMap {

    @Override
    public double[] bound(double[] e) {
      return Arrays.stream(spread(e)).map(s -> LARGEST * s).toArray();
    }

    @Override
    public double[] spread(double[] e) {
      double largest = Arrays.stream(e).max().orElse(0);
      SplittableRandom random = new SplittableRandom(1);
      double[] spread = new double[0];
      for (int t = 0; t < TRIED; t++) {
        double[] signed = new double[e.length];
        Arrays.setAll(
            signed, l -> largest == 0 ? 0 : (random.nextBoolean() ? e[l] : -e[l]) / largest);
        double[] moved = largest == 0 ? signed : times.apply(signed);
        spread = t == 0 ? new double[moved.length] : spread;
        for (int m = 0; m < moved.length; m++) {
          spread[m] = Math.hypot(spread[m], moved[m] * largest / Math.sqrt(TRIED));
        }
      }
      return spread;
    }
  }
}
