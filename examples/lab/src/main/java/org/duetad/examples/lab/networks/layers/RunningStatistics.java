package org.duetad.examples.lab.networks.layers;

import org.duetad.core.matrix.Matrix;

/**
 * Averages over the batches seen in training, which are constants in all derivatives.
 *
 * @param mean of each unit, a row
 * @param variance of each unit, a row; unbiased
 */
public record RunningStatistics(Matrix mean, Matrix variance) {

  /** Mean 0 and variance 1. */
  public static RunningStatistics start(int units) {
    return new RunningStatistics(Matrix.zeros(1, units), Matrix.ones(1, units));
  }

  /** A step of length momentum from these averages to the statistics of a batch. */
  public RunningStatistics updated(Matrix batch, double momentum) {
    Matrix x = Matrix.of(batch.value());
    Matrix centred = x.plusRow(x.meanCols().negative());
    Matrix spread = centred.elementMult(centred).sumCols().divide(x.numRows() - 1.0);
    return new RunningStatistics(
        towards(mean, x.meanCols(), momentum), towards(variance, spread, momentum));
  }

  private static Matrix towards(Matrix from, Matrix to, double momentum) {
    return from.plus(to.minus(from).scale(momentum));
  }
}
