package org.duetad.core.matrix.arithmetic;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.LinearRule;
import org.duetad.core.matrix.MatrixRule;

/** The sums along each row, from the left; the transpose sums from the right. */
final class CumulativeSums {

  /** {@code Σ_(k ≤ j) a_ik}. */
  static final MatrixRule FROM_THE_LEFT =
      new LinearRule(
          "cumulativeSum",
          ConstantMatrix::zeroLike,
          CumulativeSums::fromTheLeft,
          (x, yBar) -> CumulativeSums.FROM_THE_RIGHT.of(yBar));

  /** {@code Σ_(k ≥ j) a_ik}. */
  static final MatrixRule FROM_THE_RIGHT =
      new LinearRule(
          "cumulativeSum",
          ConstantMatrix::zeroLike,
          CumulativeSums::fromTheRight,
          (x, yBar) -> FROM_THE_LEFT.of(yBar),
          "right");

  private CumulativeSums() {}

  private static ConstantMatrix fromTheLeft(ConstantMatrix x) {
    double[] sums = x.array().clone();
    for (int k = 0; k < sums.length; k++) {
      sums[k] += k % x.numCols() == 0 ? 0 : sums[k - 1];
    }
    return ConstantMatrix.owning(x.numRows(), x.numCols(), sums);
  }

  private static ConstantMatrix fromTheRight(ConstantMatrix x) {
    double[] sums = x.array().clone();
    for (int k = sums.length - 1; k >= 0; k--) {
      sums[k] += (k + 1) % x.numCols() == 0 ? 0 : sums[k + 1];
    }
    return ConstantMatrix.owning(x.numRows(), x.numCols(), sums);
  }
}
