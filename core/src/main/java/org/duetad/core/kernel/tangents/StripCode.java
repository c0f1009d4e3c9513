package org.duetad.core.kernel.tangents;

import java.util.Arrays;
import org.duetad.core.kernel.memory.LaneMath;

/**
 * Computes strips, one after the other: the tangents of some numbers side by side. A strip has the
 * values in front, then the first columns of all numbers, then the second ones, and so on; zeros
 * follow.
 *
 * @param code for each strip its index, how many lanes it has, and operations with their operands
 * @param columns the columns of rows of the Jacobian
 * @param doubtful pairs of strips of which a lane may be large, and how many lanes they have
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
public record StripCode(int[] code, int[][] columns, int[] doubtful) {

  /** How many numbers there are for a pair of strips that are checked. */
  static final int DOUBTFUL = 3;

  /**
   * Operations 1 to 4 are sums of that number of strips' multiples: place of a factor, strip, ...
   */
  static final int MOST_TERMS = 4;

  /** The same, added to a strip, perhaps the result: that strip, and the same operands. */
  static final int FIRST = 4;

  /** Products that another strip begins with: the strip, how many, and the first one's place. */
  static final int START = 9;

  /** Clears all lanes. */
  static final int CLEAR = 10;

  /** A factor times lanes of a strip: the factor's place, strip, first lane, own first lane, n. */
  static final int RUN = 11;

  /** Single products of numbers: how many, and for each a lane and two places. */
  static final int NUMBERS = 12;

  /** Single products: how many, and for each a lane, the factor's place, strip, lane of it. */
  static final int LANES = 13;

  /** Lanes of a strip at regular steps: strip, first lane, step, own first lane, own step, n. */
  static final int COPY = 14;

  /** Multiples of variables one after the other: factor, first variable, its own column, n. */
  static final int VARIABLES = 15;

  /** Values that are known: how many, and their places. */
  static final int LOAD = 16;

  /** Values that were computed: how many, and their places. */
  static final int STORE = 17;

  /**
   * Outputs and their rows of the Jacobian: step, how many rows, and for each the row, first lane,
   * index of columns.
   */
  static final int ROWS = 18;

  /** The end of a strip. */
  static final int END = 19;

  /**
   * Computes all strips.
   *
   * @param v the values, which it completes
   * @param strips receives the strips
   * @param y receives the outputs that have strips
   * @param jacobian receives their rows
   * @param variables how long they are; 0 if all of them are one array, which is not cleared
   */
  public void evaluate(
      double[] v, double[][] strips, double[] y, double[][] jacobian, int variables) {
    int k = 0;
    while (k < code.length) {
      if (code[k] == StripResults.RESULTS) {
        k = StripResults.evaluate(this, k, v, strips, y, jacobian, variables);
      } else {
        k = strip(k, v, strips, y, jacobian, variables);
      }
    }
  }

  /** One strip; where the next one begins. */
  private int strip(
      int at, double[] v, double[][] strips, double[] y, double[][] jacobian, int variables) {
    int[] code = this.code;
    double[] z = strips[code[at]];
    int lanes = code[at + 1];
    int k = add(z, lanes, at + 2, v, strips);
    while (code[k] != END) {
      switch (code[k]) {
        case LOAD -> k = load(z, k + 1, v);
        case STORE -> k = store(z, k + 1, v);
        default -> k = StripRows.put(this, z, k + 1, y, jacobian, variables);
      }
    }
    return k + 1;
  }

  /**
   * Looks for large tangents.
   *
   * @param strips the strips
   * @param sums memory for as many lanes as there are in a strip
   * @return NaN if one of the tangents to be checked is not finite, or is large; else 0
   */
  public double doubt(double[][] strips, double[] sums) {
    Arrays.fill(sums, 0.0);
    for (int k = 0; k < doubtful.length; k += DOUBTFUL) {
      double[] x = strips[doubtful[k]];
      double[] y = strips[doubtful[k + 1]];
      LaneMath.addDoubts(sums, x, y, doubtful[k + 2]);
    }
    return LaneMath.doubt(sums, 0, sums.length);
  }

  /** The sums; where their operations end. */
  private int add(double[] z, int lanes, int from, double[] v, double[][] strips) {
    int[] code = this.code;
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
          case START -> k = start(k + 1, v, strips);
          case VARIABLES -> k = addVariables(z, k + 1, v);
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

  private int start(int k, double[] v, double[][] strips) {
    double[] z = strips[code[k]];
    int n = code[k + 1];
    int at = code[k + 2];
    for (int i = 0; i < n; i++) {
      z[i] = v[at + i];
    }
    return k + 3;
  }

  /** The derivative of a variable with respect to itself is in no other term. */
  private int addVariables(double[] z, int k, double[] v) {
    double factor = v[code[k]];
    int from = code[k + 1];
    int own = code[k + 2];
    int n = code[k + 3];
    for (int i = 0; i < n; i++) {
      z[i] += factor * v[from + i];
      z[own + i] += factor;
    }
    return k + 4;
  }

  private int addNumbers(double[] z, int k, double[] v) {
    int[] code = this.code;
    int end = k + 1 + 3 * code[k];
    for (int i = k + 1; i < end; i += 3) {
      z[code[i]] += v[code[i + 1]] * v[code[i + 2]];
    }
    return end;
  }

  private int addLanes(double[] z, int k, double[] v, double[][] strips) {
    int[] code = this.code;
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
    int[] code = this.code;
    int n = code[k];
    for (int i = 0; i < n; i++) {
      z[i] = v[code[k + 1 + i]];
    }
    return k + 1 + n;
  }

  private int store(double[] z, int k, double[] v) {
    int[] code = this.code;
    int n = code[k];
    for (int i = 0; i < n; i++) {
      v[code[k + 1 + i]] = z[i];
    }
    return k + 1 + n;
  }
}
