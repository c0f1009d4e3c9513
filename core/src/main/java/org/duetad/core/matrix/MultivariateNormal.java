package org.duetad.core.matrix;

import org.duetad.core.Scalar;

/** The normal distribution of vectors. */
public final class MultivariateNormal {

  private static final double LOG_2_PI = Math.log(2 * Math.PI);

  private MultivariateNormal() {}

  /**
   * {@code -½ (n log 2π + log det Σ + rᵀ Σ⁻¹ r)} with {@code r = x - μ}; only the symmetric part of
   * Σ is used.
   *
   * @param x a vector of n elements, row or column
   * @param mean μ, a vector of n elements
   * @param covariance Σ, n x n
   * @return the logarithm of the density
   * @throws IllegalArgumentException if the shapes do not match
   * @throws ArithmeticException if Σ is not positive definite
   */
  public static Scalar logDensity(Matrix x, Matrix mean, Matrix covariance) {
    Shapes.nonNull("logDensity", covariance);
    Shapes.square("logDensity", covariance);
    Matrix r = Shapes.column("logDensity", x).minus(Shapes.column("logDensity", mean));
    Shapes.sameRows("logDensity", covariance, r);
    Scalar squaredDistance = r.dot(covariance.solveSpd(r));
    return covariance
        .logDeterminantSpd()
        .add(squaredDistance)
        .add(r.numRows() * LOG_2_PI)
        .multiply(-0.5);
  }
}
