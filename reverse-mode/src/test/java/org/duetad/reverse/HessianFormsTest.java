package org.duetad.reverse;

import static org.duetad.core.Closeness.assertClose;
import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Hessians against closed forms: the test functions of Moré, Garbow and Hillstrom, and losses. */
class HessianFormsTest {

  private static final double ROUNDING = 4e-15;

  private final ReverseMode mode = new ReverseMode();

  private void assertHessian(double[][] expected, ScalarFunction f, double... x) {
    assertClose("hessian", expected, mode.hessian(f, x), ROUNDING);
    double[] v = new double[x.length];
    Arrays.setAll(v, i -> 0.5 - i % 3);
    double[] product = new double[x.length];
    Arrays.setAll(product, i -> dot(expected[i], v));
    assertClose("hvp", product, mode.hvp(f, x, v), ROUNDING);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Test
  void rosenbrock() {
    ScalarFunction f =
        x -> x[1].subtract(x[0].square()).square().multiply(100).add(x[0].negate().add(1).square());
    double x = -1.2;
    double y = 1.0;
    assertHessian(
        new double[][] {{1200 * x * x - 400 * y + 2, -400 * x}, {-400 * x, 200}}, f, x, y);
  }

  /** {@code (x1 + 10 x2)² + 5 (x3 - x4)² + (x2 - 2 x3)⁴ + 10 (x1 - x4)⁴}. */
  @Test
  void powell() {
    ScalarFunction f =
        x ->
            Scalar.sum(
                x[0].add(x[1].multiply(10)).square(),
                x[2].subtract(x[3]).square().multiply(5),
                x[1].subtract(x[2].multiply(2)).pow(4),
                x[0].subtract(x[3]).pow(4).multiply(10));
    double[] x = {3, -1, 0, 1};
    double p = 12 * Math.pow(x[1] - 2 * x[2], 2);
    double q = 120 * Math.pow(x[0] - x[3], 2);
    assertHessian(
        new double[][] {
          {2 + q, 20, 0, -q},
          {20, 200 + p, -2 * p, 0},
          {0, -2 * p, 10 + 4 * p, -10},
          {-q, 0, -10, 10 + q}
        },
        f,
        x);
  }

  @Test
  void wood() {
    ScalarFunction f =
        x ->
            Scalar.sum(
                x[1].subtract(x[0].multiply(x[0])).square().multiply(100),
                Scalar.of(1).subtract(x[0]).square(),
                x[3].subtract(x[2].multiply(x[2])).square().multiply(90),
                Scalar.of(1).subtract(x[2]).square(),
                x[1].add(x[3]).subtract(2).square().multiply(10),
                x[1].subtract(x[3]).square().divide(10));
    double[] x = {-3, -1, -3, -1};
    double a = 1200 * x[0] * x[0] - 400 * x[1] + 2;
    double c = 1080 * x[2] * x[2] - 360 * x[3] + 2;
    assertHessian(
        new double[][] {
          {a, -400 * x[0], 0, 0},
          {-400 * x[0], 220.2, 0, 19.8},
          {0, 0, c, -360 * x[2]},
          {0, 19.8, -360 * x[2], 200.2}
        },
        f,
        x);
  }

  @Test
  void beale() {
    double[] targets = {1.5, 2.25, 2.625};
    ScalarFunction f =
        x -> {
          Scalar sum = Scalar.of(0);
          for (int k = 1; k <= 3; k++) {
            Scalar power = x[1].pow(k);
            Scalar residual = x[0].multiply(power.negate().add(1));
            sum = sum.add(Scalar.of(targets[k - 1]).subtract(residual).square());
          }
          return sum;
        };
    double[] x = {1.25, 0.5};
    double[][] hessian = new double[2][2];
    for (int k = 1; k <= 3; k++) {
      double p = Math.pow(x[1], k) - 1;
      double slope = k * Math.pow(x[1], k - 1);
      double curvature = k * (k - 1) * Math.pow(x[1], k - 2);
      double residual = targets[k - 1] + x[0] * p;
      hessian[0][0] += 2 * p * p;
      hessian[0][1] += 2 * (x[0] * slope * p + residual * slope);
      hessian[1][1] += 2 * (x[0] * slope * x[0] * slope + residual * x[0] * curvature);
    }
    hessian[1][0] = hessian[0][1];
    assertHessian(hessian, f, x);
  }

  /** {@code Σ softplus(-t_i ⟨w, a_i⟩)}, {@code H = Σ s_i (1 - s_i) a_i a_iᵀ}. */
  @Test
  void logisticLoss() {
    double[][] a = {{1, 2, -1}, {0.5, -1, 3}, {-2, 0.25, 1}, {1, 1, 1}};
    double[] t = {1, -1, -1, 1};
    ScalarFunction f =
        w -> {
          Scalar[] losses = new Scalar[t.length];
          Arrays.setAll(
              losses, i -> Scalar.weightedSum(a[i], 0, w, 0, 3).multiply(-t[i]).softplus());
          return Scalar.sum(losses);
        };
    double[] w = {0.3, -0.2, 0.1};
    double[][] hessian = new double[3][3];
    for (double[] row : a) {
      double s = 1 / (1 + Math.exp(-dot(row, w)));
      for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 3; k++) {
          hessian[i][k] += s * (1 - s) * row[i] * row[k];
        }
      }
    }
    assertHessian(hessian, f, w);
  }

  /** {@code H = diag(s) - s sᵀ} with s the softmax; nine inputs take two chunks. */
  @Test
  void logSumExp() {
    double[] x = {0.5, -1, 2, 1, 0.25, -0.5, 0, 1.5, -2};
    double sum = Arrays.stream(x).map(Math::exp).sum();
    double[][] hessian = new double[9][9];
    for (int i = 0; i < 9; i++) {
      for (int k = 0; k < 9; k++) {
        double s = Math.exp(x[i]) / sum;
        hessian[i][k] = (i == k ? s : 0) - s * Math.exp(x[k]) / sum;
      }
    }
    assertHessian(hessian, Scalar::logSumExp, x);
  }

  /** {@code log det X} has the Hessian {@code V ↦ -X⁻ᵀ Vᵀ X⁻ᵀ}; elements give the same. */
  @Test
  void logDet() {
    DMatrixRMaj x = new DMatrixRMaj(new double[][] {{4, 1, 0.5}, {0.25, 3, -1}, {1, 0.5, 2}});
    DMatrixRMaj v = new DMatrixRMaj(new double[][] {{1, -2, 0}, {0.5, 1, 3}, {-1, 0.25, 2}});
    Matrix inverse = Matrix.of(x).transpose().invert();
    Matrix expected = inverse.mult(Matrix.of(v).transpose()).mult(inverse).negative();
    DMatrixRMaj[] product =
        mode.hvp(
            (Matrix... in) -> in[0].determinant().log(),
            new DMatrixRMaj[] {x},
            new DMatrixRMaj[] {v});
    assertEquals(1, product.length);
    assertClose("by matrices", expected.value().data, product[0].data, ROUNDING);
    ScalarFunction byElements = in -> Matrix.of(3, 3, in).determinant().log();
    double[] flat = mode.hvp(byElements, x.data, v.data);
    assertClose("by elements", expected.value().data, flat, ROUNDING);
  }

  @Test
  void linearFunctionsAndConstantsHaveNone() {
    double[] zeros = new double[2];
    double[] x = {1, 2};
    assertSameBits("linear", zeros, mode.hvp(p -> p[0].multiply(3).subtract(p[1]), x, x));
    assertSameBits("constant", zeros, mode.hvp(p -> Scalar.of(3), x, x));
    assertSameBits("input", zeros, mode.hvp(p -> p[1], x, x));
    assertEquals(0, mode.hvp(p -> p[0].square(), x, new double[0][]).length);
  }
}
