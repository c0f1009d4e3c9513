package org.duetad.examples.lab.linear;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Descent;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Points;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.knowm.xchart.XYChart;

/** A line and a linear map through noisy data, by gradients and by the normal equations. */
public final class LinearRegression implements Study {

  private static final int POINTS = 40;
  private static final int STEPS = 300;

  private final Differentiator reverse = new ReverseMode();
  private final Differentiator forward = new ForwardMode();

  @Override
  public Findings run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Findings findings = new Findings();
    line(findings, random);
    return map(findings, random);
  }

  private void line(Findings findings, SplittableRandom random) {
    double[] x = random.doubles(POINTS, -1, 2).toArray();
    double[] y = Arrays.stream(x).map(at -> 1 - 0.7 * at + 0.2 * random.nextGaussian()).toArray();
    ScalarFunction one = theta -> residual(theta, x[0], y[0]).square();
    double z = 0.3 * x[0] - 0.1 - y[0];
    double[] byHand = {2 * z * x[0], 2 * z};
    ScalarFunction loss = meanSquare(x, y);
    Descent descent = Descent.of(reverse, loss, new double[2], 0.2, STEPS);
    double[] best = normalEquations(x, y);
    findings
        .text(
            "One sample has the loss (w x + b - y)², with gradient 2 z x for w and 2 z for b, where z is"
                + " the expression in parentheses. The mean over all samples is smallest where its gradient"
                + " is zero, which is two linear equations.")
        .figure("line", "The data and the line found by gradient descent.", fit(x, y, descent))
        .figure(
            "loss", "Mean squared error above its least value.", losses(descent, loss.value(best)))
        .between(
            "The gradient of one sample is (2 z x, 2 z), by reverse mode, largest difference",
            MathArrays.distanceInf(reverse.gradient(one, 0.3, -0.1), byHand),
            0,
            1e-14)
        .between(
            "and by forward mode, largest difference",
            MathArrays.distanceInf(forward.gradient(one, 0.3, -0.1), byHand),
            0,
            1e-14)
        .between(
            "Gradient descent ends at the solution of the normal equations, largest difference",
            MathArrays.distanceInf(descent.parameters(), best),
            0,
            1e-10)
        .between(
            "One Newton step from zero ends there too, largest difference",
            MathArrays.distanceInf(newton(loss, new double[2]), best),
            0,
            1e-12);
  }

  private static Scalar residual(Scalar[] theta, double x, double y) {
    return theta[0].multiply(x).add(theta[1]).subtract(y);
  }

  private static ScalarFunction meanSquare(double[] x, double[] y) {
    return theta -> {
      Scalar[] squares = new Scalar[x.length];
      Arrays.setAll(squares, i -> residual(theta, x[i], y[i]).square());
      return Scalar.mean(squares);
    };
  }

  /** {@code (AᵀA)⁻¹ Aᵀy} of the matrix A with rows (x, 1). */
  private static double[] normalEquations(double[] x, double[] y) {
    double[][] rows =
        Arrays.stream(x).mapToObj(at -> new double[] {at, 1}).toArray(double[][]::new);
    RealMatrix a = new Array2DRowRealMatrix(rows);
    RealMatrix at = a.transpose();
    RealMatrix inverse = new LUDecomposition(at.multiply(a)).getSolver().getInverse();
    return inverse.operate(at.operate(y));
  }

  private double[] newton(ScalarFunction loss, double[] start) {
    RealMatrix hessian = new Array2DRowRealMatrix(reverse.hessian(loss, start));
    double[] gradient = reverse.gradient(loss, start);
    double[] step = new LUDecomposition(hessian).getSolver().getInverse().operate(gradient);
    return MathArrays.ebeSubtract(start, step);
  }

  private Findings map(Findings findings, SplittableRandom random) {
    DMatrixRMaj inputs = Draws.gaussian(random, 3, POINTS);
    DMatrixRMaj targets = Draws.gaussian(random, 2, POINTS);
    Matrix x = Matrix.of(inputs);
    Matrix y = Matrix.of(targets);
    MatrixScalarFunction loss = w -> y.minus(w[0].mult(x)).squaredNorm().divide(2);
    DMatrixRMaj w = Draws.gaussian(random, 2, 3);
    DMatrixRMaj byHand = y.minus(Matrix.of(w).mult(x)).multTransB(x).negative().value();
    DMatrixRMaj best = y.multTransB(x).mult(x.multTransB(x).invert()).value();
    return findings
        .text(
            "For a linear map from vectors to vectors the loss ½ Σ |y - W x|² has the gradient"
                + " -(Y - W X) Xᵀ, with the samples as columns of X and Y, and its zero is"
                + " W = Y Xᵀ (X Xᵀ)⁻¹.")
        .between(
            "The gradient is -(Y - W X) Xᵀ, by reverse mode, largest difference",
            MathArrays.distanceInf(reverse.gradient(loss, w)[0].data, byHand.data),
            0,
            1e-12)
        .between(
            "and by forward mode, largest difference",
            MathArrays.distanceInf(forward.gradient(loss, w)[0].data, byHand.data),
            0,
            1e-12)
        .between(
            "At Y Xᵀ (X Xᵀ)⁻¹ it is zero, largest entry",
            MathArrays.distanceInf(reverse.gradient(loss, best)[0].data, new double[6]),
            0,
            1e-12);
  }

  private static XYChart fit(double[] x, double[] y, Descent descent) {
    XYChart chart = Charts.lines("Data and line", "x", "y");
    Charts.points(chart, "data", x, y);
    double[] ends = {-1, 2};
    double[] theta = descent.parameters();
    Charts.line(
        chart, "line", ends, Arrays.stream(ends).map(at -> theta[0] * at + theta[1]).toArray());
    return chart;
  }

  private static XYChart losses(Descent descent, double least) {
    XYChart chart = Charts.logarithmic("Descent", "step", "loss above the least");
    double[] losses = Arrays.copyOf(descent.losses(), 60);
    Charts.counted(chart, "loss", Points.map(losses, loss -> loss - least));
    return chart;
  }
}
