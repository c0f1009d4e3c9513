package org.duetad.examples.regression;

import java.util.Arrays;
import org.apache.commons.math3.fitting.leastsquares.GaussNewtonOptimizer;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.duetad.core.adapters.CommonsMath;
import org.duetad.core.mode.Differentiator;

/**
 * A least squares fit by Commons Math's optimizers with exact Jacobians: Levenberg-Marquardt finds
 * the solution, and a few Gauss-Newton steps add its last digits, which a sum of squares, flat at
 * its minimum, cannot resolve.
 */
public final class Fit {

  private static final double TOLERANCE = 1e-14;
  private static final int MOST = 5000;
  private static final int STEPS = 20;

  private final double[] parameters;
  private final double[] deviations;
  private final double sumOfSquares;
  private final int evaluations;

  private Fit(Optimum optimum, int evaluations) {
    this.evaluations = evaluations;
    double[] residuals = optimum.getResiduals().toArray();
    parameters = optimum.getPoint().toArray();
    sumOfSquares = Arrays.stream(residuals).map(r -> r * r).sum();
    double variance = sumOfSquares / (residuals.length - parameters.length);
    deviations = deviations(optimum.getJacobian(), Math.sqrt(variance));
  }

  /** The roots of the diagonal of {@code σ² (JᵀJ)⁻¹ = σ² R⁻¹ R⁻ᵀ}: norms of rows. */
  private static double[] deviations(RealMatrix jacobian, double sigma) {
    int last = jacobian.getColumnDimension() - 1;
    RealMatrix r = new QRDecomposition(jacobian).getR().getSubMatrix(0, last, 0, last);
    RealMatrix inverse = MatrixUtils.inverse(r);
    double[] deviations = new double[last + 1];
    Arrays.setAll(deviations, i -> sigma * new ArrayRealVector(inverse.getRow(i)).getNorm());
    return deviations;
  }

  /** The fit of a curve to its data, from a starting point. */
  public static Fit of(Differentiator mode, Certified data, double... start) {
    LeastSquaresBuilder problem =
        new LeastSquaresBuilder()
            .model(CommonsMath.model(mode, data.model()))
            .target(data.y())
            .maxEvaluations(MOST)
            .maxIterations(MOST);
    Optimum near = levenbergMarquardt().optimize(problem.start(start).build());
    problem.start(near.getPoint()).checker((i, before, after) -> i > STEPS);
    Optimum there = new GaussNewtonOptimizer().optimize(problem.build());
    return new Fit(there, near.getEvaluations() + there.getEvaluations());
  }

  private static LevenbergMarquardtOptimizer levenbergMarquardt() {
    return new LevenbergMarquardtOptimizer()
        .withCostRelativeTolerance(TOLERANCE)
        .withParameterRelativeTolerance(TOLERANCE)
        .withOrthoTolerance(TOLERANCE);
  }

  /** The parameters. */
  public double[] parameters() {
    return parameters.clone();
  }

  /** Their standard deviations. */
  public double[] deviations() {
    return deviations.clone();
  }

  /** The residual sum of squares. */
  public double sumOfSquares() {
    return sumOfSquares;
  }

  /** The number of evaluations of model and Jacobian. */
  public int evaluations() {
    return evaluations;
  }

  /**
   * The number of agreeing digits, the minimum over all parameters: {@code -log_10 |measured -
   * certified| / |certified|}, at most the 11 certified ones.
   */
  public static double digits(double[] measured, double[] certified) {
    double least = 11;
    for (int i = 0; i < measured.length; i++) {
      double error = Math.abs(measured[i] - certified[i]) / Math.abs(certified[i]);
      least = Math.min(least, -Math.log10(error));
    }
    return least;
  }
}
