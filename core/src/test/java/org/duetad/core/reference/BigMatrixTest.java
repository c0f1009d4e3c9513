package org.duetad.core.reference;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.Function;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.junit.jupiter.api.Test;

/** Matrices in decimal arithmetic against closed forms, also where eigenvalues coincide. */
class BigMatrixTest {

  private static final MathContext DIGITS = new MathContext(100);

  private static BigDecimal[][] matrix(double... elements) {
    int n = (int) Math.sqrt(elements.length);
    BigDecimal[][] a = new BigDecimal[n][n];
    for (int i = 0; i < elements.length; i++) {
      a[i / n][i % n] = new BigDecimal(elements[i]);
    }
    return a;
  }

  private static void assertDigits(int digits, BigDecimal expected, BigDecimal actual) {
    BigDecimal error = expected.subtract(actual).abs().movePointRight(digits);
    assertTrue(error.compareTo(BigDecimal.ONE) < 0, expected + " but " + actual);
  }

  /** {@code (5 ± √5)/2} of {@code [[2, 1], [1, 3]]}. */
  @Test
  void eigenvalues() {
    BigDecimal root = BigDecimal.valueOf(5).sqrt(DIGITS);
    BigDecimal[] values = BigEigen.of(matrix(2, 1, 1, 3), DIGITS).values();
    BigDecimal five = BigDecimal.valueOf(5);
    BigDecimal half = new BigDecimal("0.5");
    assertDigits(95, five.subtract(root).multiply(half), values[0]);
    assertDigits(95, five.add(root).multiply(half), values[1]);
  }

  @Test
  void spectrumGivesTheMatrixBack() {
    BigDecimal[][] a = matrix(2, 0.5, -1, 0.5, 3, 0.25, -1, 0.25, 2);
    BigDecimal[][] back = BigAlgebra.function(a, x -> x, DIGITS);
    BigDecimal[][] root = BigAlgebra.function(a, x -> x.sqrt(DIGITS), DIGITS);
    BigDecimal[][] square = BigAlgebra.product(root, root, DIGITS);
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        assertDigits(95, a[i][k], back[i][k]);
        assertDigits(95, a[i][k], square[i][k]);
      }
    }
  }

  /** {@code exp [[0, t], [-t, 0]]} is a rotation. */
  @Test
  void exponential() {
    BigDecimal[][] y = BigAlgebra.exponential(matrix(0, 2.5, -2.5, 0), DIGITS);
    BigDecimal t = new BigDecimal("2.5");
    assertDigits(90, Big.cos(t, DIGITS), y[0][0]);
    assertDigits(90, Big.sin(t, DIGITS), y[0][1]);
  }

  @Test
  void cofactors() {
    BigDecimal[][] y = BigAlgebra.cofactors(matrix(1, 2, 3, 4, 5, 6, 7, 8, 9), DIGITS);
    double[] expected = {-3, 6, -3, 6, -12, 6, -3, 6, -3};
    for (int i = 0; i < 9; i++) {
      assertEquals(expected[i], y[i / 3][i % 3].doubleValue());
    }
  }

  /** A function of a 2x2 matrix, as one of its elements. */
  private static VectorFunction of(Function<Matrix, Scalar> f) {
    return x -> new Scalar[] {f.apply(Matrix.of(2, 2, x))};
  }

  private static HighPrecision.Jet jet(Function<Matrix, Scalar> f, double... x) {
    double[] v = {0.5, -1, 0.25, 2};
    double[] u = {1, 0.75, -0.5, 1.5};
    return HighPrecision.jet(of(f), x, v, u, new double[4]).orElseThrow();
  }

  private static void assertSame(
      String name, Function<Matrix, Scalar> f, Function<Matrix, Scalar> g, double... x) {
    HighPrecision.Jet expected = jet(g, x);
    HighPrecision.Jet actual = jet(f, x);
    assertClose(name + " along", expected.along(), actual.along(), 1e-14);
    assertClose(name + " mixed", expected.mixed(), actual.mixed(), 1e-14);
  }

  /** Symmetric functions of a spectrum are polynomials of the matrix, whose rules are products. */
  @Test
  void derivativesWhereValuesCoincide() {
    double[][] points = {{1, 0, 0, 1}, {0, 0, 0, 0}, {2, 0, 0, 2}, {1, 0, 0, 0}, {1, 2, -0.5, 0.7}};
    for (double[] x : points) {
      assertSame(
          "eigenvalues at " + Arrays.toString(x),
          a -> a.symmetricEigenvalues().squaredNorm(),
          a -> a.symmetrise().squaredNorm(),
          x);
      assertSame(
          "singular values at " + Arrays.toString(x),
          a -> a.singularValues().squaredNorm(),
          Matrix::squaredNorm,
          x);
    }
    assertSame(
        "logarithms",
        a -> a.symmetricLog().trace(),
        a -> a.symmetrise().determinant().log(),
        2,
        0,
        0,
        2);
    assertSame("svd", a -> image(a).get(0, 1), a -> a.get(0, 1), 1, 2, -0.5, 0.7);
  }

  private static Matrix image(Matrix a) {
    var svd = a.svd();
    return svd.u().mult(svd.s().diag()).multTransB(svd.v());
  }

  /** Of {@code tr exp(X)} at 0, {@code tr V U}. */
  @Test
  void secondDerivativeOfTheExponentialAtZero() {
    HighPrecision.Jet jet = jet(a -> a.matrixExponential().trace(), 0, 0, 0, 0);
    assertClose("tr V", 2.5, jet.along()[0], 1e-15);
    assertClose("tr V U", 0.5 + 0.5 + 0.1875 + 3, jet.mixed()[0], 1e-15);
  }
}
