package org.duetad.core.kernel;

import java.util.Arrays;

/**
 * Computes strips, one after the other: the tangents of some numbers side by side. A strip has the
 * values in front, then the first columns of all numbers, then the second ones, and so on; zeros
 * follow.
 *
 * @param code for each strip its index, how many lanes it has, and operations with their operands
 * @param columns the columns of rows of the Jacobian
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record StripCode(int[] code, int[][] columns) {

  /** Operations 1 to 4 add multiples of so many strips: place of a factor, strip, ... */
  static final int MOST_TERMS = 4;

  /** The same, to a strip of zeros. */
  static final int FIRST = 4;

  /** Clears all lanes. */
  static final int CLEAR = 9;

  /** A factor times lanes of a strip: the factor's place, strip, first lane, own first lane, n. */
  static final int RUN = 10;

  /** Single products of numbers: how many, and for each a lane and two places. */
  static final int NUMBERS = 11;

  /** Single products: how many, and for each a lane, the factor's place, strip, lane of it. */
  static final int LANES = 12;

  /** Every so-manieth lane of a strip: strip, first lane, step, own first lane, own step, n. */
  static final int COPY = 13;

  /** Values that are known: how many, and their places. */
  static final int LOAD = 14;

  /** Values that were computed: how many, and their places. */
  static final int STORE = 15;

  /** Rows of the Jacobian: step, how many, and for each the row, first lane, index of columns. */
  static final int ROWS = 16;

  /** Lanes of which one may not be below 1e50. */
  static final int DOUBT = 17;

  /** The end of a strip. */
  static final int END = 18;

  /**
   * Computes all strips.
   *
   * @param v the values, which it completes
   * @param strips receives the strips
   * @param jacobian receives the rows
   * @param variables how long they are
   * @return NaN if one of the tangents is not finite, or is large; else 0
   */
  double evaluate(double[] v, double[][] strips, double[][] jacobian, int variables) {
    double doubt = 0;
    int k = 0;
    while (k < code.length) {
      double[] z = strips[code[k]];
      int lanes = code[k + 1];
      k = add(z, lanes, k + 2, v, strips);
      while (code[k] != END) {
        switch (code[k]) {
          case LOAD -> k = load(z, k + 1, v);
          case STORE -> k = store(z, k + 1, v);
          case ROWS -> k = putRows(z, k + 1, jacobian, variables);
          default -> {
            doubt += LaneMath.doubt(z, 0, lanes);
            k++;
          }
        }
      }
      k++;
    }
    return doubt;
  }

  /** The sums; where their operations end. */
  private int add(double[] z, int lanes, int from, double[] v, double[][] strips) {
    int k = from;
    while (code[k] < LOAD) {
      int operation = code[k];
      if (operation <= FIRST + MOST_TERMS) {
        k = StripMath.add(z, code, k, v, strips, lanes);
      } else {
        switch (operation) {
          case CLEAR -> {
            Arrays.fill(z, 0, lanes, 0.0);
            k++;
          }
          case RUN -> k = addRun(z, k + 1, v, strips);
          case NUMBERS -> k = addNumbers(z, k + 1, v);
          case LANES -> k = addLanes(z, k + 1, v, strips);
          default -> k = copy(z, k + 1, strips);
        }
      }
    }
    return k;
  }

  private int addRun(double[] z, int k, double[] v, double[][] strips) {
    double factor = v[code[k]];
    double[] x = strips[code[k + 1]];
    int from = code[k + 2];
    int own = code[k + 3];
    int n = code[k + 4];
    for (int i = 0; i < n; i++) {
      z[own + i] += factor * x[from + i];
    }
    return k + 5;
  }

  private int addNumbers(double[] z, int k, double[] v) {
    int end = k + 1 + 3 * code[k];
    for (int i = k + 1; i < end; i += 3) {
      z[code[i]] += v[code[i + 1]] * v[code[i + 2]];
    }
    return end;
  }

  private int addLanes(double[] z, int k, double[] v, double[][] strips) {
    int end = k + 1 + 4 * code[k];
    for (int i = k + 1; i < end; i += 4) {
      z[code[i]] += v[code[i + 1]] * strips[code[i + 2]][code[i + 3]];
    }
    return end;
  }

  private int copy(double[] z, int k, double[][] strips) {
    double[] x = strips[code[k]];
    int from = code[k + 1];
    int own = code[k + 3];
    for (int i = 0; i < code[k + 5]; i++) {
      z[own] = x[from];
      from += code[k + 2];
      own += code[k + 4];
    }
    return k + 6;
  }

  private int load(double[] z, int k, double[] v) {
    int n = code[k];
    for (int i = 0; i < n; i++) {
      z[i] = v[code[k + 1 + i]];
    }
    return k + 1 + n;
  }

  private int store(double[] z, int k, double[] v) {
    int n = code[k];
    for (int i = 0; i < n; i++) {
      v[code[k + 1 + i]] = z[i];
    }
    return k + 1 + n;
  }

  private int putRows(double[] z, int k, double[][] jacobian, int variables) {
    int step = code[k];
    int end = k + 2 + 3 * code[k + 1];
    for (int i = k + 2; i < end; i += 3) {
      double[] row = cleared(jacobian, code[i], variables);
      put(z, code[i + 1], step, row, columns[code[i + 2]]);
    }
    return end;
  }

  private static void put(double[] z, int from, int step, double[] row, int[] columns) {
    int lane = from;
    for (int column : columns) {
      row[column] = z[lane];
      lane += step;
    }
  }

  /** A row of zeros. */
  static double[] cleared(double[][] jacobian, int i, int variables) {
    double[] row = jacobian[i];
    if (row == null) {
      row = new double[variables];
      jacobian[i] = row;
    } else {
      Arrays.fill(row, 0.0);
    }
    return row;
  }
}
