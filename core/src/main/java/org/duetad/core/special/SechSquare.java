package org.duetad.core.special;

/** {@code 1/cosh² x}, the slope of the hyperbolic tangent, as {@link HyperbolicTangent}. */
public final class SechSquare implements ManyOperator {

  @Override
  public double applyAsDouble(double x) {
    return HyperbolicTangent.sechSquare(x);
  }

  @Override
  public void apply(double[] y, double[] x, int n) {
    HyperbolicTangent.sechSquares(y, x, n);
  }
}
