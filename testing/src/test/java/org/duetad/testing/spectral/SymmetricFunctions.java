package org.duetad.testing.spectral;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.ejml.data.DMatrixRMaj;

/**
 * Functions of all eigenvalues or singular values, and the same without these: traces, norms,
 * determinants.
 */
final class SymmetricFunctions {

  private SymmetricFunctions() {}

  /** A function of eigenvalues or singular values, and the same without them. */
  record Same(String name, MatrixScalarFunction f, MatrixScalarFunction reference) {}

  private static Same same(String name, MatrixScalarFunction f, MatrixScalarFunction reference) {
    return new Same(name, f, reference);
  }

  static Matrix lambda(Matrix[] x) {
    return x[0].symmetricEigenvalues();
  }

  /** {@code tr Aᵏ} of the symmetric part. */
  private static Scalar trace(Matrix[] x, int k) {
    return x[0].symmetrise().power(k).trace();
  }

  private static Scalar minors(Matrix[] x) {
    return trace(x, 1).square().subtract(trace(x, 2)).multiply(0.5);
  }

  static List<Same> ofEigenvalues() {
    return List.of(
        same("sum", x -> lambda(x).elementSum(), x -> trace(x, 1)),
        same("sum of squares", x -> lambda(x).squaredNorm(), x -> trace(x, 2)),
        same("sum of cubes", x -> lambda(x).elementPower(3).elementSum(), x -> trace(x, 3)),
        same(
            "sum of logs", x -> lambda(x).elementLog().elementSum(), x -> x[0].logDeterminantSpd()),
        same(
            "sum of exp",
            x -> lambda(x).elementExp().elementSum(),
            x -> x[0].symmetricExp().trace()),
        same(
            "sum of roots",
            x -> lambda(x).elementPower(0.5).elementSum(),
            x -> x[0].symmetricSqrt().trace()),
        same(
            "product",
            x -> Scalar.product(lambda(x).toScalars()),
            x -> x[0].symmetrise().determinant()),
        same(
            "log of sum of exp",
            x -> Scalar.logSumExp(lambda(x).toScalars()),
            x -> x[0].symmetricExp().trace().log()),
        same(
            "4-norm",
            x -> lambda(x).elementPower(4).elementSum().pow(0.25),
            x -> trace(x, 4).pow(0.25)),
        same(
            "variance",
            x -> {
              Scalar[] l = lambda(x).toScalars();
              Scalar mean = Scalar.sum(l).divide(l.length);
              Scalar[] squares =
                  Stream.of(l).map(v -> v.subtract(mean).square()).toArray(Scalar[]::new);
              return Scalar.sum(squares).divide(l.length);
            },
            x -> {
              double n = x[0].numRows();
              return trace(x, 2).divide(n).subtract(trace(x, 1).divide(n).square());
            }),
        same(
            "von Mises",
            x -> {
              Scalar[] l = lambda(x).toScalars();
              Scalar sum = Scalar.of(1.0);
              for (int i = 0; i < l.length; i++) {
                for (int j = 0; j < i; j++) {
                  sum = sum.add(l[i].subtract(l[j]).square().multiply(0.5));
                }
              }
              return sum.sqrt();
            },
            x -> {
              double n = x[0].numRows();
              return trace(x, 2)
                  .multiply(n - 1)
                  .subtract(minors(x).multiply(2))
                  .multiply(0.5)
                  .add(1)
                  .sqrt();
            }),
        same(
            "entropy",
            x -> lambda(x).elementMult(lambda(x).elementLog()).elementSum(),
            x -> x[0].symmetrise().dot(x[0].symmetricLog())),
        same(
            "with other variables",
            x -> lambda(x.clone()).elementExp().elementSum().multiply(x[0].get(0, 1).sin()),
            x -> x[0].symmetricExp().trace().multiply(x[0].get(0, 1).sin())));
  }

  static List<Same> ofSingularValues() {
    return List.of(
        same("sum of squares", x -> x[0].singularValues().squaredNorm(), x -> x[0].squaredNorm()),
        same(
            "sum of fourth powers",
            x -> x[0].singularValues().elementPower(4).elementSum(),
            x -> x[0].multTransA(x[0]).squaredNorm()),
        same(
            "Schatten-4",
            x -> x[0].singularValues().elementPower(4).elementSum().add(1).pow(0.25),
            x -> x[0].multTransA(x[0]).squaredNorm().add(1).pow(0.25)),
        same(
            "sum of log(1 + s²)",
            x ->
                x[0].singularValues()
                    .elementPower(2)
                    .plus(Matrix.ones(Math.min(x[0].numRows(), x[0].numCols()), 1))
                    .elementLog()
                    .elementSum(),
            x -> {
              Matrix gram =
                  x[0].numRows() < x[0].numCols() ? x[0].multTransB(x[0]) : x[0].multTransA(x[0]);
              return gram.plus(Matrix.identity(gram.numRows())).logDeterminantSpd();
            }));
  }

  static List<Same> ofNonzeroSingularValues() {
    return List.of(
        same(
            "sum of (s - 1)²",
            x ->
                x[0].singularValues()
                    .minus(Matrix.ones(Math.min(x[0].numRows(), x[0].numCols()), 1))
                    .squaredNorm(),
            x -> {
              Scalar roots = x[0].multTransA(x[0]).symmetricSqrt().trace();
              return x[0].squaredNorm().subtract(roots.multiply(2)).add(x[0].numCols());
            }),
        same(
            "sum of logs",
            x -> x[0].singularValues().elementLog().elementSum(),
            x -> x[0].multTransA(x[0]).logDeterminantSpd().multiply(0.5)));
  }

  static Matrix orthogonal(int n, long seed) {
    return normal(n, n, new Random(seed)).qr().q();
  }

  static Matrix normal(int rows, int cols, Random random) {
    return Matrix.of(rows, cols, random.doubles((long) rows * cols, -1, 1).toArray());
  }

  static DMatrixRMaj symmetric(boolean turned, double... values) {
    Matrix d = Matrix.column(values).diag();
    Matrix v = orthogonal(values.length, values.length);
    return (turned ? v.mult(d).multTransB(v).symmetrise() : d).value();
  }
}
