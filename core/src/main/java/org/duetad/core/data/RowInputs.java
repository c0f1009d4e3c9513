package org.duetad.core.data;

import java.util.Arrays;

/** The variables of each row. */
sealed interface RowInputs {

  /** A variable of a row. */
  double at(int row, int k);

  /** Reads a variable of some consecutive rows. */
  void read(int row, int k, double[] to, int at, int n);

  /**
   * Variables of each row's own.
   *
   * @param numbers all of them, row after row
   * @param width how many each row has
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, not compared.
  record Own(double[] numbers, int width) implements RowInputs {

    @Override
    public double at(int row, int k) {
      return numbers[row * width + k];
    }

    @Override
    public void read(int row, int k, double[] to, int at, int n) {
      int place = row * width + k;
      for (int i = 0; i < n; i++) {
        to[at + i] = numbers[place];
        place += width;
      }
    }
  }

  /**
   * Some of the same variables for each row.
   *
   * @param x all variables
   * @param indices which of them each row has, row after row
   * @param width how many each row has
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, not compared.
  record Picked(double[] x, int[] indices, int width) implements RowInputs {

    @Override
    public double at(int row, int k) {
      return x[indices[row * width + k]];
    }

    @Override
    public void read(int row, int k, double[] to, int at, int n) {
      int place = row * width + k;
      for (int i = 0; i < n; i++) {
        to[at + i] = x[indices[place]];
        place += width;
      }
    }
  }

  /**
   * The same variables for all rows.
   *
   * @param x the variables
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, not compared.
  record Same(double[] x) implements RowInputs {

    @Override
    public double at(int row, int k) {
      return x[k];
    }

    @Override
    public void read(int row, int k, double[] to, int at, int n) {
      Arrays.fill(to, at, at + n, x[k]);
    }
  }
}
