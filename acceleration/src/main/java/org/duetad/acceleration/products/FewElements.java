package org.duetad.acceleration.products;

/**
 * {@code C = A B} where one side is small, without copying: two by two elements of C at a time,
 * each a sum of its own.
 */
final class FewElements {

  private FewElements() {}

  /**
   * Computes {@code C = A B}.
   *
   * @param c the elements of C, row after row
   * @param start what the sums start from
   */
  static void compute(Strided a, Strided b, double[] c, double start) {
    int i = 0;
    for (; i + 1 < a.rows(); i += 2) {
      int j = 0;
      for (; j + 1 < b.cols(); j += 2) {
        four(a, b, i, j, c, start);
      }
      if (j < b.cols()) {
        c[i * b.cols() + j] = one(a, b, i, j, start);
        c[(i + 1) * b.cols() + j] = one(a, b, i + 1, j, start);
      }
    }
    if (i < a.rows()) {
      for (int j = 0; j < b.cols(); j++) {
        c[i * b.cols() + j] = one(a, b, i, j, start);
      }
    }
  }

  private static void four(Strided a, Strided b, int i, int j, double[] c, double start) {
    double[] x = a.data();
    double[] y = b.data();
    int p0 = i * a.down();
    int p1 = p0 + a.down();
    int q0 = j * b.right();
    int q1 = q0 + b.right();
    double s00 = start;
    double s01 = start;
    double s10 = start;
    double s11 = start;
    for (int k = 0; k < a.cols(); k++) {
      double x0 = x[p0];
      double x1 = x[p1];
      double y0 = y[q0];
      double y1 = y[q1];
      s00 += x0 * y0;
      s01 += x0 * y1;
      s10 += x1 * y0;
      s11 += x1 * y1;
      p0 += a.right();
      p1 += a.right();
      q0 += b.down();
      q1 += b.down();
    }
    int to = i * b.cols() + j;
    c[to] = s00;
    c[to + 1] = s01;
    c[to + b.cols()] = s10;
    c[to + b.cols() + 1] = s11;
  }

  private static double one(Strided a, Strided b, int i, int j, double start) {
    double sum = start;
    for (int k = 0; k < a.cols(); k++) {
      sum += a.at(i, k) * b.at(k, j);
    }
    return sum;
  }
}
