package org.duetad.examples.lab.jacobians;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Layout;
import org.duetad.core.mode.MatrixJacobian;
import org.duetad.examples.lab.Cells;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.HeatMaps;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;

/** The derivative of {@code z = W x} with respect to W has three indices, and is never needed. */
public final class WeightTensor implements Study {

  private static final int M = 4;
  private static final int N = 3;

  private final Differentiator reverse = new ReverseMode();
  private final Differentiator forward = new ForwardMode();

  @Override
  public Findings run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj w = Draws.gaussian(random, M, N);
    DMatrixRMaj x = Draws.gaussian(random, N, 1);
    MatrixFunction z = v -> v[0].mult(Matrix.of(x));
    MatrixJacobian tensor = reverse.jacobian(z, w)[0];
    Findings findings =
        new Findings()
            .text(
                "z has 4 numbers and W has 4 x 3, so dz/dW has 4 x 3 x 4. But z_k depends only on row k of W:"
                    + " ∂z_k/∂W is xᵀ in row k and zero elsewhere. Summed up with the weights dE/dz,"
                    + " these slices are the outer product (dE/dz) xᵀ, which is what reverse mode"
                    + " computes.")
            .figure(
                "slices",
                "The tensor as a matrix: a row for each z_k, a column for each element of W, row after"
                    + " row of W. The blocks are xᵀ.",
                HeatMaps.matrix("dz/dW", "element of W", "k", tensor.matrix(Layout.NUMERATOR)));
    slices(findings, tensor, x);
    shortcut(findings, random, tensor, w, x);
    sizes(findings);
    return squaredError(findings, random, w, x);
  }

  private static void slices(Findings findings, MatrixJacobian tensor, DMatrixRMaj x) {
    double error = 0;
    double nonZeros = 0;
    for (int k = 0; k < M; k++) {
      DMatrixRMaj expected = new DMatrixRMaj(M, N);
      System.arraycopy(x.data, 0, expected.data, k * N, N);
      double[] slice = tensor.gradient(k, 0).data;
      error = Math.max(error, MathArrays.distanceInf(slice, expected.data));
      nonZeros += (double) Arrays.stream(slice).filter(d -> d != 0).count();
    }
    double[][][][] byInputs = tensor.tensor(Layout.DENOMINATOR);
    findings
        .between("Slice k has xᵀ in row k and zeros elsewhere, largest difference", error, 0, 0)
        .equal("Elements that are not zero: m n of m² n", nonZeros, M * N, 0)
        .equal(
            "In denominator layout the indices of W come first: element (2, 3, 2) is x_3",
            byInputs[1][2][1][0],
            x.get(2, 0),
            0);
  }

  private void shortcut(
      Findings findings,
      SplittableRandom random,
      MatrixJacobian tensor,
      DMatrixRMaj w,
      DMatrixRMaj x) {
    DMatrixRMaj above = Draws.gaussian(random, M, 1);
    MatrixFunction z = v -> v[0].mult(Matrix.of(x));
    DMatrixRMaj outer = Matrix.of(above).multTransB(Matrix.of(x)).value();
    Matrix contracted =
        Matrix.of(tensor.matrix(Layout.DENOMINATOR)).mult(Matrix.of(above)).reshape(M, N);
    DMatrixRMaj pulled = reverse.vjp(z, w).pullback(above)[0];
    findings
        .between(
            "The tensor times dE/dz is (dE/dz) xᵀ, largest difference",
            MathArrays.distanceInf(contracted.value().data, outer.data),
            0,
            0)
        .between(
            "The pullback of dE/dz is (dE/dz) xᵀ, largest difference",
            MathArrays.distanceInf(pulled.data, outer.data),
            0,
            0);
  }

  private static void sizes(Findings findings) {
    findings.table(
        "Numbers to store.",
        List.of("layer", "tensor, m² n", "of these not zero, m n", "dE/dz and x, m + n"),
        List.of(size(4, 3), size(100, 100), size(4096, 4096)));
  }

  private static List<String> size(long m, long n) {
    return Cells.of(m + " x " + n, m * m * n, m * n, m + n);
  }

  /** {@code E = ½ |y - W x|²}, whose gradient is {@code -(y - W x) xᵀ}. */
  private Findings squaredError(
      Findings findings, SplittableRandom random, DMatrixRMaj w, DMatrixRMaj x) {
    Matrix y = Matrix.of(Draws.gaussian(random, M, 1));
    Matrix input = Matrix.of(x);
    MatrixScalarFunction error = v -> y.minus(v[0].mult(input)).squaredNorm().divide(2);
    double[] byHand = y.minus(Matrix.of(w).mult(input)).multTransB(input).negative().value().data;
    return findings
        .between(
            "The gradient of ½ |y - W x|² is -(y - W x) xᵀ, by reverse mode, largest difference",
            MathArrays.distanceInf(reverse.gradient(error, w)[0].data, byHand),
            0,
            1e-14)
        .between(
            "and by forward mode, largest difference",
            MathArrays.distanceInf(forward.gradient(error, w)[0].data, byHand),
            0,
            1e-14);
  }
}
