package org.duetad.testing.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.Svd;
import org.duetad.testing.corners.Ways;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code f(cA) = c^d f(A)}, and so {@code Dᵏf(cA) = c^(d-k) Dᵏf(A)}, at powers of two c that are
 * huge and tiny, by all ways; of the logarithms from the first derivative on, with d = 0.
 */
class HomogeneityTest {

  private static final Matrix[] POINTS = {
    Matrix.of(2, 2, 4, 1, 0.25, 2),
    Matrix.of(2, 2, 2, 0, 0, 2),
    Matrix.of(2, 2, 3, 1e-9, 1e-9, 3),
    Matrix.of(3, 2, 4, 1, 0.25, 3, 0.75, 0.5)
  };

  private static final Matrix RIGHT = Matrix.of(2, 2, 2, 1, 0.5, 1);

  /**
   * {@code c^1.25}, a constant, so that adjoints leave the range of doubles sooner than results.
   */
  private static double larger(Matrix a) {
    int exponent = Math.getExponent(a.primal().normF().value());
    return Math.scalb(1.0, Math.floorDiv(exponent, 4) * 5);
  }

  private static Matrix one(Scalar value) {
    return Matrix.of(1, 1, value);
  }

  private static Map<Double, Map<String, Function<Matrix, Matrix>>> square() {
    return Map.of(
        -1.0,
        Map.of("lyapunov", a -> a.lyapunov(RIGHT)),
        -0.5,
        Map.of("inverse root", Matrix::symmetricInverseSqrt),
        0.0,
        Map.of(
            "symmetricLog",
            Matrix::symmetricLog,
            "logm",
            Matrix::logm,
            "projector",
            a -> a.spectralProjector(1),
            "eigenvectors",
            a -> a.symmetricEigen().vectors()),
        0.25,
        Map.of(
            "lyapunov of a large right-hand side",
            a -> a.lyapunov(RIGHT.scale(larger(a))),
            "solve of a large right-hand side",
            a -> a.solve(RIGHT.scale(larger(a))),
            "least squares of a large right-hand side",
            a ->
                Matrix.concatRows(a, a.scale(2))
                    .solve(Matrix.concatRows(RIGHT, RIGHT.transpose()).scale(larger(a)))),
        0.5,
        Map.of("symmetricSqrt", Matrix::symmetricSqrt, "sqrtm", Matrix::sqrtm),
        1.0,
        Map.of(
            "eigenvalues",
            Matrix::eigenvalues,
            "largest eigenvalue",
            a -> one(a.symmetricEigenvalues().get(1, 0))),
        2.0,
        Map.of("sum of squares", a -> one(a.symmetricEigenvalues().squaredNorm())));
  }

  private static Map<Double, Map<String, Function<Matrix, Matrix>>> any() {
    return Map.of(
        -1.0,
        Map.of("pinv", Matrix::pseudoInverse, "pinv(1)", a -> a.pseudoInverse(1)),
        0.0,
        Map.of(
            "svd",
            a -> a.svd().v(),
            "polar",
            a -> a.polar().orthogonal(),
            "condition",
            a -> one(a.conditionNumber())),
        1.0,
        Map.of(
            "polar, symmetric",
            a -> a.polar().symmetric(),
            "bestRank(1)",
            a -> a.bestRank(1),
            "nuclear",
            a -> one(a.normNuclear()),
            "spectral",
            a -> one(a.normSpectral()),
            "first term",
            a -> {
              Svd svd = a.svd();
              Matrix u = svd.u().cols(0, 1);
              return u.multTransB(svd.v().cols(0, 1)).scale(svd.s().get(0, 0));
            }),
        2.0,
        Map.of("sum of squares of singular values", a -> one(a.singularValues().squaredNorm())));
  }

  static Stream<Arguments> functions() {
    Stream.Builder<Arguments> rows = Stream.builder();
    for (Matrix point : POINTS) {
      String at = point.shape() + " (" + point.get(0, 0).value() + ")";
      if (point.numRows() == point.numCols()) {
        square()
            .forEach((d, fs) -> fs.forEach((n, f) -> rows.add(row(n + " at " + at, d, f, point))));
      }
      any().forEach((d, fs) -> fs.forEach((n, f) -> rows.add(row(n + " at " + at, d, f, point))));
    }
    return rows.build();
  }

  private static Arguments row(
      String name, double degree, Function<Matrix, Matrix> f, Matrix point) {
    return Arguments.of(name, degree, f, point);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void derivativesAreScaled(String name, double degree, Function<Matrix, Matrix> f, Matrix point) {
    ScalarFunction weighted =
        x -> {
          Scalar[] y = f.apply(Matrix.of(point.numRows(), point.numCols(), x)).toScalars();
          Scalar sum = Scalar.of(0.0);
          for (int i = 0; i < y.length; i++) {
            sum = sum.add(y[i].multiply(Math.sin(i + 1.0) + 1.5));
          }
          return sum;
        };
    for (int order = 1; order <= 3; order++) {
      // As far as results, and of products the derivatives of their factors, are representable.
      double lowest = name.startsWith("first term") ? 0 : degree;
      double steepest = Math.max(Math.abs(lowest - order), Math.abs(degree));
      double exponent = Math.min(700, Math.floor(480 / steepest) * 2);
      assertScaled(name, degree, weighted, point.value().data, order, exponent);
      assertScaled(name, degree, weighted, point.value().data, order, -exponent);
    }
  }

  private static void assertScaled(
      String name, double degree, ScalarFunction f, double[] x, int order, double exponent) {
    double[] scaled = x.clone();
    for (int i = 0; i < x.length; i++) {
      scaled[i] = Math.scalb(x[i], (int) exponent);
    }
    Map<String, String> differ = new LinkedHashMap<>();
    Ways.ofOrder(order)
        .forEach(
            (way, derivatives) -> {
              double[] expected = orNone(derivatives, f, x);
              double[] actual = orNone(derivatives, f, scaled);
              String difference = difference(expected, actual, (int) (exponent * (degree - order)));
              if (!difference.isEmpty()) {
                differ.put(way, difference);
              }
            });
    assertEquals(Map.of(), differ, name + ", order " + order + ", 2^" + exponent);
  }

  /** No derivatives where they are refused. */
  private static double[] orNone(Ways.Way way, ScalarFunction f, double[] x) {
    try {
      return way.of(f, x);
    } catch (ArithmeticException refused) {
      return new double[0];
    }
  }

  private static String difference(double[] expected, double[] actual, int exponent) {
    if (expected.length != actual.length) {
      return expected.length == 0 ? "refused at 1 only" : "refused at c only";
    }
    double largest = 1; // As the elements are.
    for (double derivative : expected) {
      largest = Math.max(largest, Double.isNaN(derivative) ? 0 : Math.abs(derivative));
    }
    for (int i = 0; i < expected.length; i++) {
      double back = Math.scalb(actual[i], -exponent);
      boolean same = Double.isNaN(expected[i]) && Double.isNaN(back);
      if (!same && !(Math.abs(back - expected[i]) <= 1e-12 * largest)) {
        return "[" + i + "] " + back + " for " + expected[i];
      }
    }
    return "";
  }
}
