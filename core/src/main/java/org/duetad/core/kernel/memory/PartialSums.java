package org.duetad.core.kernel.memory;

/**
 * Sums over the lanes of loops, each in four parts, of the turns modulo 4. The JIT does not
 * vectorise these loops, as {@link org.duetad.core.program.loops.LaneSums} may.
 */
public final class PartialSums {

  private PartialSums() {}

  /** Adds each lane's number to the partial sum of its turn modulo 4, the last one first. */
  static void add(double[] sums, int at, int turn, double[] x, int n) {
    int i = n - 1;
    for (; i >= 0 && ((turn + i) & 3) != 3; i--) {
      sums[at + ((turn + i) & 3)] += x[i];
    }
    double s0 = sums[at];
    double s1 = sums[at + 1];
    double s2 = sums[at + 2];
    double s3 = sums[at + 3];
    for (; i >= 3; i -= 4) {
      s3 += x[i];
      s2 += x[i - 1];
      s1 += x[i - 2];
      s0 += x[i - 3];
    }
    sums[at] = s0;
    sums[at + 1] = s1;
    sums[at + 2] = s2;
    sums[at + 3] = s3;
    for (; i >= 0; i--) {
      sums[at + ((turn + i) & 3)] += x[i];
    }
  }

  /** Adds each lane's product to the partial sum of its turn modulo 4, the last one first. */
  static void add(double[] sums, int at, int turn, double[] x, double[] y, int n) {
    int i = n - 1;
    for (; i >= 0 && ((turn + i) & 3) != 3; i--) {
      sums[at + ((turn + i) & 3)] += x[i] * y[i];
    }
    double s0 = sums[at];
    double s1 = sums[at + 1];
    double s2 = sums[at + 2];
    double s3 = sums[at + 3];
    for (; i >= 3; i -= 4) {
      s3 += x[i] * y[i];
      s2 += x[i - 1] * y[i - 1];
      s1 += x[i - 2] * y[i - 2];
      s0 += x[i - 3] * y[i - 3];
    }
    sums[at] = s0;
    sums[at + 1] = s1;
    sums[at + 2] = s2;
    sums[at + 3] = s3;
    for (; i >= 0; i--) {
      sums[at + ((turn + i) & 3)] += x[i] * y[i];
    }
  }

  /** As for one, for several numbers whose products have a factor in common, two in a pass. */
  public static void addProducts(
      double[] sums, int[] at, double[][] x, double[] z, int turn, int n) {
    int k = 0;
    for (; k + 1 < at.length; k += 2) {
      addTwo(sums, at[k], x[k], at[k + 1], x[k + 1], turn, z, n);
    }
    if (k < at.length) {
      add(sums, at[k], turn, x[k], z, n);
    }
  }

  private static void addTwo(
      double[] sums, int at, double[] x, int to, double[] y, int turn, double[] z, int n) {
    int i = n - 1;
    for (; i >= 0 && ((turn + i) & 3) != 3; i--) {
      sums[at + ((turn + i) & 3)] += x[i] * z[i];
      sums[to + ((turn + i) & 3)] += y[i] * z[i];
    }
    double s0 = sums[at];
    double s1 = sums[at + 1];
    double s2 = sums[at + 2];
    double s3 = sums[at + 3];
    double t0 = sums[to];
    double t1 = sums[to + 1];
    double t2 = sums[to + 2];
    double t3 = sums[to + 3];
    for (; i >= 3; i -= 4) {
      s3 += x[i] * z[i];
      t3 += y[i] * z[i];
      s2 += x[i - 1] * z[i - 1];
      t2 += y[i - 1] * z[i - 1];
      s1 += x[i - 2] * z[i - 2];
      t1 += y[i - 2] * z[i - 2];
      s0 += x[i - 3] * z[i - 3];
      t0 += y[i - 3] * z[i - 3];
    }
    sums[at] = s0;
    sums[at + 1] = s1;
    sums[at + 2] = s2;
    sums[at + 3] = s3;
    sums[to] = t0;
    sums[to + 1] = t1;
    sums[to + 2] = t2;
    sums[to + 3] = t3;
    for (; i >= 0; i--) {
      sums[at + ((turn + i) & 3)] += x[i] * z[i];
      sums[to + ((turn + i) & 3)] += y[i] * z[i];
    }
  }
}
