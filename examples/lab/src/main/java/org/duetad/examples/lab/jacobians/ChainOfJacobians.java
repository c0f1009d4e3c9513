package org.duetad.examples.lab.jacobians;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Layout;
import org.duetad.core.mode.MatrixJacobian;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.core.rules.Elementary;
import org.duetad.examples.lab.Cells;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.HeatMaps;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.knowm.xchart.HeatMapChart;

/** {@code J_{f∘g} = J_f J_g}, and in reverse order in the other layout. */
public final class ChainOfJacobians implements Study {

  private static final int D = 5;
  private static final int M = 4;
  private static final int K = 3;

  private final Differentiator reverse = new ReverseMode();
  private final Differentiator forward = new ForwardMode();

  @Override
  public Findings run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Matrix a = Matrix.of(Draws.gaussian(random, M, D));
    Matrix b = Matrix.of(Draws.gaussian(random, K, M));
    MatrixFunction g = x -> a.mult(x[0]).apply(Elementary.TANH);
    MatrixFunction f = y -> b.mult(y[0]).elementMult(b.mult(y[0])).plus(b.mult(y[0]));
    MatrixFunction both = x -> f.apply(g.apply(x));
    DMatrixRMaj x = Draws.gaussian(random, D, 1);
    MatrixJacobian jg = reverse.jacobian(g, x)[0];
    MatrixJacobian jf = reverse.jacobian(f, g.value(x))[0];
    MatrixJacobian jfg = reverse.jacobian(both, x)[0];
    Findings findings =
        new Findings()
            .text(
                "g maps 5 numbers to 4, f maps 4 to 3. Each derivative ∂z_i/∂x_j sums over the numbers"
                    + " between, Σ ∂z_i/∂y_k ∂y_k/∂x_j, and that is a product of matrices. With a row"
                    + " for each output (numerator layout) the chain reads J_f J_g; with a row for each"
                    + " input (denominator layout) everything is transposed, and it reads from right to left.")
            .figure("f", "J_f at g(x), 3 x 4.", picture("J of f", jf))
            .figure("g", "J_g at x, 4 x 5.", picture("J of g", jg))
            .figure("product", "J of f∘g at x, 3 x 5: the product.", picture("J of f∘g", jfg));
    products(findings, jf, jg, jfg);
    independent(findings, both, x, jfg);
    return layouts(findings, random);
  }

  private static HeatMapChart picture(String title, MatrixJacobian jacobian) {
    return HeatMaps.matrix(title, "input", "output", jacobian.matrix(Layout.NUMERATOR));
  }

  private static void products(
      Findings findings, MatrixJacobian jf, MatrixJacobian jg, MatrixJacobian jfg) {
    findings
        .between(
            "J_f J_g is the Jacobian of f∘g, numerator layout, largest difference",
            distance(
                times(jf.matrix(Layout.NUMERATOR), jg.matrix(Layout.NUMERATOR)),
                jfg.matrix(Layout.NUMERATOR)),
            0,
            1e-13)
        .between(
            "∂y/∂x ∂z/∂y is ∂z/∂x, denominator layout, largest difference",
            distance(
                times(jg.matrix(Layout.DENOMINATOR), jf.matrix(Layout.DENOMINATOR)),
                jfg.matrix(Layout.DENOMINATOR)),
            0,
            1e-13);
  }

  private static DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b) {
    return Matrix.of(a).mult(Matrix.of(b)).value();
  }

  private static double distance(DMatrixRMaj a, DMatrixRMaj b) {
    return MathArrays.distanceInf(a.data, b.data);
  }

  private void independent(
      Findings findings, MatrixFunction both, DMatrixRMaj x, MatrixJacobian jacobian) {
    DMatrixRMaj expected = jacobian.matrix(Layout.NUMERATOR);
    DMatrixRMaj along = forward.jacobian(both, x)[0].matrix(Layout.NUMERATOR);
    DMatrixRMaj differences = new FiniteDifferences().jacobian(both, x)[0].matrix(Layout.NUMERATOR);
    double scale = Arrays.stream(expected.data).map(Math::abs).max().orElse(1);
    findings
        .between(
            "Forward mode finds the same Jacobian, largest difference",
            distance(along, expected),
            0,
            1e-13)
        .between(
            "So do finite differences, relative to the largest entry",
            distance(differences, expected) / scale,
            0,
            1e-7);
  }

  /** The table of rows and columns. */
  private Findings layouts(Findings findings, SplittableRandom random) {
    DMatrixRMaj w = Draws.gaussian(random, M, D);
    DMatrixRMaj symmetric = Matrix.of(Draws.gaussian(random, D, D)).symmetrise().value();
    DMatrixRMaj x = Draws.gaussian(random, D, 1);
    MatrixJacobian linear = reverse.jacobian(v -> Matrix.of(w).mult(v[0]), x)[0];
    MatrixFunction quadratic = v -> v[0].multTransA(Matrix.of(symmetric).mult(v[0]));
    MatrixJacobian row = reverse.jacobian(quadratic, x)[0];
    DMatrixRMaj byHand = Matrix.of(symmetric).mult(Matrix.of(x)).scale(2).value();
    return findings
        .table(
            "Shapes of derivatives: rows x columns.",
            List.of("derivative of", "by", "numerator layout", "denominator layout"),
            List.of(
                shapes("xᵀA x, a number", "x, 5 numbers", row),
                shapes("W x, 4 numbers", "x, 5 numbers", linear)))
        .between(
            "∂(W x)/∂x is W in numerator layout, largest difference",
            distance(linear.matrix(Layout.NUMERATOR), w),
            0,
            0)
        .between(
            "and Wᵀ in denominator layout, largest difference",
            distance(linear.matrix(Layout.DENOMINATOR), Matrix.of(w).transpose().value()),
            0,
            0)
        .equal(
            "The gradient of a number is a row in numerator layout",
            row.matrix(Layout.NUMERATOR).numRows,
            1,
            0)
        .between(
            "∂(xᵀA x)/∂x is 2 xᵀA for a symmetric A, largest difference",
            distance(row.matrix(Layout.NUMERATOR), byHand),
            0,
            1e-13);
  }

  private static List<String> shapes(String of, String by, MatrixJacobian jacobian) {
    return Cells.of(of, by, shape(jacobian, Layout.NUMERATOR), shape(jacobian, Layout.DENOMINATOR));
  }

  private static String shape(MatrixJacobian jacobian, Layout layout) {
    return Matrix.of(jacobian.matrix(layout)).shape();
  }
}
