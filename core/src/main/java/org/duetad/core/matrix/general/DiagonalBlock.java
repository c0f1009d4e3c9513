package org.duetad.core.matrix.general;

import org.ejml.data.DMatrixRMaj;

/**
 * The eigenvalues of a block of a real Schur form: {@code mean ± spread}, or {@code mean ± i
 * spread}; of a 1x1 block the spread is zero. The elements of the diagonal are {@code mean ± half};
 * the size is that of the largest of half and the other two.
 */
record DiagonalBlock(double mean, double half, double spread, double size, boolean isReal) {

  static DiagonalBlock of(Schur schur, int block) {
    DMatrixRMaj t = schur.t();
    int i = schur.begin(block);
    double a = t.unsafe_get(i, i);
    if (schur.size(block) == 1) {
      return new DiagonalBlock(a, 0, 0, 0, true);
    }
    double d = t.unsafe_get(i + 1, i + 1);
    double half = 0.5 * a - 0.5 * d;
    double above = t.unsafe_get(i, i + 1);
    double below = t.unsafe_get(i + 1, i);
    double size = Math.max(Math.abs(half), Math.max(Math.abs(above), Math.abs(below)));
    double square = half / size * (half / size) + above / size * (below / size);
    double spread = size * Math.sqrt(Math.abs(square));
    return new DiagonalBlock(0.5 * a + 0.5 * d, half, spread, size, square >= 0);
  }

  /** The smaller one of two that are real. */
  double least() {
    return mean - spread;
  }

  @Override
  public String toString() {
    if (spread == 0) {
      return String.valueOf(mean);
    }
    return isReal ? least() + " and " + (mean + spread) : mean + " ± " + spread + "i";
  }
}
