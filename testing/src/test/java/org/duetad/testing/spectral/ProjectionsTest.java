package org.duetad.testing.spectral;

import static org.duetad.testing.spectral.CoincidingValuesTest.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Projectors, approximations of a rank and polar factors, where values coincide or nearly do on one
 * side of the gap. The references are functions of square roots: the sign {@code B (B²)^(-1/2)}.
 */
class ProjectionsTest {

  private static final double[] GAPS = {0, 1e-16, 1e-12, 1e-8, 1e-5, 1e-2};

  private static Matrix sign(Matrix b) {
    return b.mult(b.mult(b).symmetricSqrt().invert());
  }

  /** Onto the eigenvalues above c. */
  static Matrix above(double c, Matrix a) {
    Matrix identity = Matrix.identity(a.numRows());
    return sign(a.symmetrise().minus(identity.scale(c))).plus(identity).scale(0.5);
  }

  private static Matrix polar(Matrix a) {
    return a.numRows() < a.numCols()
        ? a.multTransB(a).symmetricSqrt().invert().mult(a)
        : a.mult(a.multTransA(a).symmetricSqrt().invert());
  }

  static Matrix normal(int rows, int cols, Random random) {
    return Matrix.of(rows, cols, random.doubles((long) rows * cols, -1, 1).toArray());
  }

  static DMatrixRMaj symmetric(double... values) {
    Matrix v = normal(values.length, values.length, new Random(7)).qr().q();
    return v.mult(Matrix.column(values).diag()).multTransB(v).symmetrise().value();
  }

  static DMatrixRMaj general(int rows, int cols, double... values) {
    Matrix u = normal(rows, rows, new Random(5)).qr().q().cols(0, values.length);
    Matrix v = normal(cols, cols, new Random(6)).qr().q().cols(0, values.length);
    return u.mult(Matrix.column(values).diag()).multTransB(v).value();
  }

  private static Arguments row(
      String name, DMatrixRMaj a, UnaryOperator<Matrix> f, UnaryOperator<Matrix> reference) {
    return Arguments.of(name, a, f, reference);
  }

  static Stream<Arguments> projections() {
    UnaryOperator<Matrix> square = a -> a.multTransA(a);
    return Arrays.stream(GAPS)
        .boxed()
        .flatMap(
            g ->
                Stream.of(
                    row(
                        "one of " + g,
                        symmetric(1, 1 + g, 4),
                        a -> a.spectralProjector(1),
                        a -> above(2, a)),
                    row(
                        "two of " + g,
                        symmetric(1, 3, 3 + g),
                        a -> a.spectralProjector(2),
                        a -> above(2, a)),
                    row(
                        "below " + g,
                        symmetric(-1, -1 - g, 2, 2 + g),
                        a -> a.spectralProjector(Double.NEGATIVE_INFINITY, 1),
                        a -> Matrix.identity(4).minus(above(1, a))),
                    row(
                        "between " + g,
                        symmetric(-2, 1, 1 + g, 5),
                        a -> a.spectralProjector(0, 3),
                        a -> above(0, a).minus(above(3, a))),
                    row(
                        "rank 1 beside " + g,
                        general(3, 3, 2, 1 + g, 1),
                        a -> a.bestRank(1),
                        a -> a.mult(above(2.25, square.apply(a)))),
                    row(
                        "rank 2 within " + g,
                        general(4, 3, 3 + g, 3, 1),
                        a -> a.bestRank(2),
                        a -> a.mult(above(4, square.apply(a)))),
                    row(
                        "rank 2 beside zeros",
                        general(3, 4, 3 + g, 3, g),
                        a -> a.bestRank(2),
                        a -> a.mult(above(4, square.apply(a)))),
                    row("rank 3 of 3", general(3, 4, 3, 1, g), a -> a.bestRank(3), a -> a),
                    row(
                        "polar " + g,
                        general(3, 3, 2, 1 + g, 1),
                        a -> a.polar().orthogonal(),
                        ProjectionsTest::polar),
                    row(
                        "polar of a rotation " + g,
                        general(3, 3, 1, 1, 1),
                        a -> a.polar().orthogonal(),
                        ProjectionsTest::polar),
                    row(
                        "polar tall " + g,
                        general(4, 2, 2, 2 + g),
                        a -> a.polar().orthogonal(),
                        ProjectionsTest::polar),
                    row(
                        "polar wide " + g,
                        general(2, 4, 2, 2 + g),
                        a -> a.polar().orthogonal(),
                        ProjectionsTest::polar),
                    row(
                        "symmetric factor " + g,
                        general(4, 3, 2, 1 + g, 1),
                        a -> a.polar().symmetric(),
                        a -> a.multTransA(a).symmetricSqrt())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("projections")
  void derivativesToThirdOrder(
      String name, DMatrixRMaj a, UnaryOperator<Matrix> of, UnaryOperator<Matrix> expected) {
    Random random = new Random(name.hashCode());
    Matrix value = of.apply(Matrix.of(a));
    assertClose("value", expected.apply(Matrix.of(a)).value(), value.value(), 1e-14);
    Matrix w = normal(value.numRows(), value.numCols(), random);
    DMatrixRMaj e = normal(a.numRows, a.numCols, random).value();
    DMatrixRMaj g = normal(a.numRows, a.numCols, random).value();
    MatrixScalarFunction f = x -> of.apply(x[0]).dot(w);
    MatrixScalarFunction reference = x -> expected.apply(x[0]).dot(w);
    DMatrixRMaj gradient = new ReverseMode().gradient(reference, a)[0];
    assertClose("gradient", gradient, new ReverseMode().gradient(f, a)[0], 2e-13);
    assertClose("forward", gradient, new ForwardMode().gradient(f, a)[0], 2e-13);
    Paths.assertSecondAndThird(f, reference, a, e, g, 2e-11);
    for (int order = 1; order <= 4; order++) {
      double along = Paths.taylor(reference, a, e, order);
      assertEquals(
          along,
          Paths.taylor(f, a, e, order),
          1e-10 * Math.max(1, Math.abs(along)),
          "order " + order);
    }
  }

  /** P of diag(4, 1, 1): the derivative is that of first-order perturbation theory. */
  @Test
  void projectorBesideADoubleEigenvalue() {
    DMatrixRMaj a = Matrix.column(4, 1, 1).diag().value();
    MatrixScalarFunction f = x -> x[0].spectralProjector(1).get(0, 1);
    DMatrixRMaj expected =
        new DMatrixRMaj(new double[][] {{0, 1 / 6.0, 0}, {1 / 6.0, 0, 0}, {0, 0, 0}});
    assertClose("reverse", expected, new ReverseMode().gradient(f, a)[0], 1e-16);
    assertClose("forward", expected, new ForwardMode().gradient(f, a)[0], 1e-16);
  }

  /** Of a rotation R the polar factor's derivative along R S is R times the skew part of S. */
  @Test
  void polarFactorOfARotation() {
    Matrix r = Matrix.of(2, 2, 0.6, -0.8, 0.8, 0.6);
    DMatrixRMaj e = r.mult(Matrix.of(2, 2, 1, 5, 2, -3)).value();
    DMatrixRMaj tangent =
        new ForwardMode()
            .jvp(
                x -> x[0].polar().orthogonal(),
                new DMatrixRMaj[] {r.value()},
                new DMatrixRMaj[] {e})
            .tangent();
    assertClose("along", r.mult(Matrix.of(2, 2, 0, 1.5, -1.5, 0)).value(), tangent, 1e-15);
  }

  @Test
  void whatHasNoGapIsRefused() {
    List<UnaryOperator<Matrix>> projectors =
        List.of(
            a -> a.spectralProjector(1),
            a -> a.spectralProjector(1.0, 5),
            a -> a.bestRank(1),
            a -> a.minus(Matrix.identity(2)).plus(Matrix.ones(2, 2)).polar().orthogonal());
    for (UnaryOperator<Matrix> f : projectors) {
      for (double gap : new double[] {0, 1e-16, 1e-12, 1e-9}) {
        DMatrixRMaj a = symmetric(1, 1 + gap);
        MatrixScalarFunction of = x -> f.apply(x[0]).get(0, 1);
        String forward = refused(() -> new ForwardMode().gradient(of, a));
        String reverse = refused(() -> new ReverseMode().gradient(of, a));
        assertEquals(forward, reverse);
        assertTrue(
            Stream.of("choose", "move the bound", "symmetricSqrt()").anyMatch(forward::contains),
            forward);
      }
      assertThrows(ArithmeticException.class, () -> f.apply(Matrix.identity(2)));
    }
  }

  private static String refused(Executable call) {
    return assertThrows(ArithmeticException.class, call).getMessage();
  }

  @Test
  void rangesAndShapes() {
    Matrix a = Matrix.identity(2);
    Matrix wide = Matrix.ones(2, 3);
    for (Runnable wrong :
        List.<Runnable>of(
            () -> a.spectralProjector(3),
            () -> a.spectralProjector(-1),
            () -> a.spectralProjector(2, 1),
            () -> a.spectralProjector(Double.NaN, 1),
            () -> wide.spectralProjector(1),
            () -> wide.bestRank(3),
            () -> wide.bestRank(-1))) {
      assertThrows(IllegalArgumentException.class, wrong::run);
    }
    assertClose("none", new DMatrixRMaj(2, 2), a.spectralProjector(0).value(), 0);
    assertClose("all", a.value(), a.spectralProjector(2).value(), 0);
  }
}
