package org.duetad.core.kernel.memory;

import org.duetad.core.program.loops.LaneSums;

/**
 * Sums over the lanes of loops, each in four parts, of the turns modulo 4. Eight lanes are added in
 * a turn, at the least of their indices and after it, which makes for the fewest instructions: the
 * JIT does not vectorise these loops, only those over chunks.
 */
public final class PartialSums implements LaneSums {

  private final double[] classes = new double[CLASSES];

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
    int j = i - 7;
    for (; j >= 0; j -= 8) {
      s3 += x[j + 7];
      s2 += x[j + 6];
      s1 += x[j + 5];
      s0 += x[j + 4];
      s3 += x[j + 3];
      s2 += x[j + 2];
      s1 += x[j + 1];
      s0 += x[j];
    }
    if (j >= -4) {
      s3 += x[j + 7];
      s2 += x[j + 6];
      s1 += x[j + 5];
      s0 += x[j + 4];
      j -= 4;
    }
    sums[at] = s0;
    sums[at + 1] = s1;
    sums[at + 2] = s2;
    sums[at + 3] = s3;
    for (i = j + 7; i >= 0; i--) {
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
    int j = i - 7;
    for (; j >= 0; j -= 8) {
      s3 += x[j + 7] * y[j + 7];
      s2 += x[j + 6] * y[j + 6];
      s1 += x[j + 5] * y[j + 5];
      s0 += x[j + 4] * y[j + 4];
      s3 += x[j + 3] * y[j + 3];
      s2 += x[j + 2] * y[j + 2];
      s1 += x[j + 1] * y[j + 1];
      s0 += x[j] * y[j];
    }
    if (j >= -4) {
      s3 += x[j + 7] * y[j + 7];
      s2 += x[j + 6] * y[j + 6];
      s1 += x[j + 5] * y[j + 5];
      s0 += x[j + 4] * y[j + 4];
      j -= 4;
    }
    sums[at] = s0;
    sums[at + 1] = s1;
    sums[at + 2] = s2;
    sums[at + 3] = s3;
    for (i = j + 7; i >= 0; i--) {
      sums[at + ((turn + i) & 3)] += x[i] * y[i];
    }
  }

  /** As for one, for several numbers whose products have a factor in common, two in a pass. */
  @Override
  public void addProducts(double[] sums, int[] at, double[][] x, double[] z, int turn, int n) {
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
    int j = i - 7;
    for (; j >= 0; j -= 8) {
      double z7 = z[j + 7];
      s3 += x[j + 7] * z7;
      t3 += y[j + 7] * z7;
      double z6 = z[j + 6];
      s2 += x[j + 6] * z6;
      t2 += y[j + 6] * z6;
      double z5 = z[j + 5];
      s1 += x[j + 5] * z5;
      t1 += y[j + 5] * z5;
      double z4 = z[j + 4];
      s0 += x[j + 4] * z4;
      t0 += y[j + 4] * z4;
      double z3 = z[j + 3];
      s3 += x[j + 3] * z3;
      t3 += y[j + 3] * z3;
      double z2 = z[j + 2];
      s2 += x[j + 2] * z2;
      t2 += y[j + 2] * z2;
      double z1 = z[j + 1];
      s1 += x[j + 1] * z1;
      t1 += y[j + 1] * z1;
      double z0 = z[j];
      s0 += x[j] * z0;
      t0 += y[j] * z0;
    }
    if (j >= -4) {
      double z3 = z[j + 7];
      s3 += x[j + 7] * z3;
      t3 += y[j + 7] * z3;
      double z2 = z[j + 6];
      s2 += x[j + 6] * z2;
      t2 += y[j + 6] * z2;
      double z1 = z[j + 5];
      s1 += x[j + 5] * z1;
      t1 += y[j + 5] * z1;
      double z0 = z[j + 4];
      s0 += x[j + 4] * z0;
      t0 += y[j + 4] * z0;
      j -= 4;
    }
    sums[at] = s0;
    sums[at + 1] = s1;
    sums[at + 2] = s2;
    sums[at + 3] = s3;
    sums[to] = t0;
    sums[to + 1] = t1;
    sums[to + 2] = t2;
    sums[to + 3] = t3;
    for (i = j + 7; i >= 0; i--) {
      sums[at + ((turn + i) & 3)] += x[i] * z[i];
      sums[to + ((turn + i) & 3)] += y[i] * z[i];
    }
  }

  @Override
  public void addChunk(double[] sums, int[] at, double[][] x, double[] z) {
    for (int k = 0; k < at.length; k++) {
      addChunk(sums, at[k], x[k], z);
    }
  }

  /** Adds the products of a chunk. */
  void addChunk(double[] sums, int at, double[] x, double[] z) {
    addUp(classes, x, z);
    add(sums, at, 0, classes, CLASSES);
  }

  /** Adds the numbers of a chunk. */
  void addChunk(double[] sums, int at, double[] x) {
    addUp(classes, x);
    add(sums, at, 0, classes, CLASSES);
  }

  /** Only with these offsets written out, and a fixed number of turns, the JIT vectorises it. */
  private static void addUp(double[] s, double[] x, double[] z) {
    for (int j = 0; j < 64; j++) {
      s[j] =
          x[j + 192] * z[j + 192] + x[j + 128] * z[j + 128] + x[j + 64] * z[j + 64] + x[j] * z[j];
    }
  }

  private static void addUp(double[] s, double[] x) {
    for (int j = 0; j < 64; j++) {
      s[j] = x[j + 192] + x[j + 128] + x[j + 64] + x[j];
    }
  }
}
