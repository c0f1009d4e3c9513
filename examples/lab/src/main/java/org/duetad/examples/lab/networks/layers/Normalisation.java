package org.duetad.examples.lab.networks.layers;

import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Elementary;

/** Normalisation of a batch or of a layer, with scale γ and shift β for each unit. */
public final class Normalisation {

  private Normalisation() {}

  /**
   * {@code y = γ (x - μ)/√(σ² + ε) + β} with mean and variance of each unit over the batch (Ioffe
   * and Szegedy 2015, training).
   */
  public static Matrix batch(Matrix x, Matrix scale, Matrix shift, double epsilon) {
    return scaled(standardised(x, epsilon), scale, shift);
  }

  /** As {@link #batch}, with the statistics of the training (inference): affine in x. */
  public static Matrix inference(
      Matrix x, RunningStatistics statistics, Matrix scale, Matrix shift, double epsilon) {
    Matrix centred = x.plusRow(statistics.mean().negative());
    return scaled(divided(centred, statistics.variance(), epsilon), scale, shift);
  }

  /** As {@link #batch}, with mean and variance of each sample over its units (Ba et al. 2016). */
  public static Matrix layer(Matrix x, Matrix scale, Matrix shift, double epsilon) {
    return scaled(standardised(x.transpose(), epsilon).transpose(), scale, shift);
  }

  /** Each column with mean 0 and, up to ε, variance 1. */
  private static Matrix standardised(Matrix x, double epsilon) {
    Matrix centred = x.plusRow(x.meanCols().negative());
    return divided(centred, centred.elementMult(centred).meanCols(), epsilon);
  }

  private static Matrix divided(Matrix centred, Matrix variance, double epsilon) {
    Matrix deviation = variance.plus(epsilon).apply(Elementary.SQRT);
    return centred.elementDiv(deviation.repeatRow(centred.numRows()));
  }

  private static Matrix scaled(Matrix x, Matrix scale, Matrix shift) {
    return x.elementMult(scale.repeatRow(x.numRows())).plusRow(shift);
  }
}
