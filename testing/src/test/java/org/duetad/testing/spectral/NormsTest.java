package org.duetad.testing.spectral;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Norms, energies and conditions that are made of some singular values or eigenvalues, where others
 * coincide, or these themselves. The references are traces of square roots and projectors.
 */
class NormsTest {

  private static final double[] GAPS = {0, 1e-16, 1e-12, 1e-7, 1e-3};

  private static Matrix gram(Matrix[] x) {
    return x[0].multTransA(x[0]);
  }

  private static Matrix stretch(Matrix[] x) {
    return gram(x).symmetricSqrt();
  }

  private static Matrix s(Matrix[] x) {
    return x[0].singularValues();
  }

  private static Matrix ones(Matrix[] x) {
    return Matrix.ones(x[0].numCols(), 1);
  }

  private static Arguments row(
      String name, DMatrixRMaj a, MatrixScalarFunction f, MatrixScalarFunction reference) {
    return Arguments.of(name, a, f, reference);
  }

  static Stream<Arguments> functions() {
    List<Arguments> rows = new ArrayList<>();
    for (double g : GAPS) {
      DMatrixRMaj top = ProjectionsTest.general(4, 3, 3, 3 + g, 1);
      DMatrixRMaj middle = ProjectionsTest.general(4, 4, 3, 1.5, 1.5 + g, 0.5);
      rows.add(
          row(
              "sum of the two largest " + g,
              top,
              x -> s(x).rows(0, 2).elementSum(),
              x -> stretch(x).dot(ProjectionsTest.above(4, gram(x)))));
      rows.add(
          row(
              "4-norm of the two largest " + g,
              top,
              x -> s(x).rows(0, 2).elementPower(4).elementSum().pow(0.25),
              x -> gram(x).mult(gram(x)).dot(ProjectionsTest.above(4, gram(x))).pow(0.25)));
      rows.add(
          row(
              "largest by smallest " + g,
              middle,
              x -> s(x).get(0, 0).divide(s(x).get(3, 0)),
              x -> {
                Scalar largest = gram(x).dot(ProjectionsTest.above(4, gram(x)));
                Matrix below = Matrix.identity(4).minus(ProjectionsTest.above(1, gram(x)));
                return largest.divide(gram(x).dot(below)).sqrt();
              }));
      rows.add(row("nuclear norm " + g, middle, x -> x[0].normNuclear(), x -> stretch(x).trace()));
      rows.add(
          row(
              "stretch energy " + g,
              ProjectionsTest.general(3, 3, 1, 1 + g, 1),
              x -> gram(x).symmetricEigenvalues().elementPower(0.5).minus(ones(x)).squaredNorm(),
              x ->
                  x[0].squaredNorm().subtract(stretch(x).trace().multiply(2)).add(x[0].numCols())));
      rows.add(
          row(
              "squared difference " + g,
              ProjectionsTest.symmetric(1, 1 + g),
              x -> {
                Matrix l = x[0].symmetricEigenvalues();
                return l.get(0, 0).subtract(l.get(1, 0)).square();
              },
              x -> {
                Matrix a = x[0].symmetrise();
                return a.squaredNorm().multiply(2).subtract(a.trace().square());
              }));
      rows.add(
          row(
              "sum of exp near 0 " + g,
              Matrix.column(0, g, -g).diag().value(),
              x -> x[0].symmetricEigenvalues().elementExp().elementSum(),
              x -> x[0].symmetrise().matrixExponential().trace()));
    }
    return rows.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void derivativesToThirdOrder(
      String name, DMatrixRMaj a, MatrixScalarFunction f, MatrixScalarFunction reference) {
    Random random = new Random(name.hashCode());
    DMatrixRMaj e = ProjectionsTest.normal(a.numRows, a.numCols, random).value();
    DMatrixRMaj g = ProjectionsTest.normal(a.numRows, a.numCols, random).value();
    Paths.assertSecondAndThird(f, reference, a, e, g, 5e-11);
  }
}
