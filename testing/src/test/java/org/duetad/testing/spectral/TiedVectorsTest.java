package org.duetad.testing.spectral;

import static org.duetad.testing.spectral.CoincidingValuesTest.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.matrix.Svd;
import org.duetad.core.matrix.SymmetricEigen;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Vectors beside others that have no derivative, as their values coincide or nearly do: only their
 * own gap matters. The references are projectors, as functions of square roots.
 */
class TiedVectorsTest {

  private static final double[] GAPS = {0, 1e-16, 1e-12, 1e-9, 1e-7, 1e-5, 1e-4, 1e-2};

  private static final List<Differentiator> MODES =
      List.of(new ForwardMode(), new ReverseMode(), new ProgramMode(), new TaylorMode());

  private static final Matrix W = Matrix.column(1, -2, 0.5, 0.25);

  private static Matrix w(Matrix like) {
    return W.rows(0, like.numRows());
  }

  /** {@code P v/‖P v‖} with the fixed v: the vector with the sign of v. */
  private static Matrix along(Matrix projector, Matrix v) {
    Matrix image = projector.mult(v);
    return image.scale(image.squaredNorm().sqrt().reciprocal());
  }

  private static Matrix fixed(Matrix v) {
    return Matrix.of(v.primal().value());
  }

  private static Arguments row(
      String name, DMatrixRMaj a, MatrixScalarFunction f, MatrixScalarFunction reference) {
    return Arguments.of(name, a, f, reference);
  }

  static Stream<Arguments> functions() {
    List<Arguments> rows = new ArrayList<>();
    for (double gap : GAPS) {
      DMatrixRMaj a = ProjectionsTest.symmetric(1, 1 + gap, 4);
      Matrix v = Matrix.of(a).symmetricEigen().vectors().cols(2, 3);
      rows.add(
          row(
              "simple vector beside " + gap,
              a,
              x -> x[0].symmetricEigen().vectors().cols(2, 3).dot(w(x[0])),
              x -> along(ProjectionsTest.above(2, x[0]), v).dot(w(x[0]))));
      rows.add(
          row(
              "an element " + gap,
              a,
              x -> x[0].symmetricEigen().vectors().get(1, 2).sin(),
              x -> along(ProjectionsTest.above(2, x[0]), v).get(1, 0).sin()));
      rows.add(
          row(
              "value and vector " + gap,
              a,
              x -> {
                SymmetricEigen eigen = x[0].symmetricEigen();
                Matrix q = eigen.vectors().cols(2, 3);
                return q.multTransB(q).scale(eigen.values().get(2, 0)).mult(w(x[0])).get(1, 0);
              },
              x -> x[0].symmetrise().mult(ProjectionsTest.above(2, x[0])).mult(w(x[0])).get(1, 0)));
      DMatrixRMaj b = ProjectionsTest.general(4, 3, 3, 1 + gap, 1);
      addSingular(rows, "beside " + gap, b);
      addSingular(rows, "beside zeros " + gap, ProjectionsTest.general(3, 4, 3, gap, 0));
    }
    for (double gap : new double[] {0, 1e-16, 1e-12, 1e-9}) {
      rows.add(
          row(
              "projector " + gap,
              ProjectionsTest.symmetric(1, 1 + gap, 4),
              x -> {
                Matrix q = x[0].symmetricEigen().vectors().cols(0, 2);
                return q.multTransB(q).mult(w(x[0])).get(1, 0);
              },
              x -> w(x[0]).minus(ProjectionsTest.above(2, x[0]).mult(w(x[0]))).get(1, 0)));
    }
    return rows.stream();
  }

  private static void addSingular(List<Arguments> rows, String name, DMatrixRMaj a) {
    Matrix v = Matrix.of(a).svd().v().cols(0, 1);
    rows.add(
        row(
            "right singular vector " + name,
            a,
            x -> x[0].svd().v().cols(0, 1).dot(W.rows(0, x[0].numCols())),
            x -> right(x[0], v).dot(W.rows(0, x[0].numCols()))));
    rows.add(
        row(
            "left singular vector " + name,
            a,
            x -> x[0].svd().u().getColumn(0).dot(w(x[0])),
            x -> {
              Matrix image = x[0].mult(right(x[0], v));
              return image.scale(image.squaredNorm().sqrt().reciprocal()).dot(w(x[0]));
            }));
    rows.add(
        row(
            "first term " + name,
            a,
            x -> {
              Svd svd = x[0].svd();
              Matrix u = svd.u().cols(0, 1);
              return u.multTransB(svd.v().cols(0, 1)).scale(svd.s().get(0, 0)).get(1, 1);
            },
            x -> x[0].mult(ProjectionsTest.above(4, x[0].multTransA(x[0]))).get(1, 1)));
  }

  private static Matrix right(Matrix a, Matrix v) {
    return along(ProjectionsTest.above(4, a.multTransA(a)), fixed(v));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void derivativesToThirdOrder(
      String name, DMatrixRMaj a, MatrixScalarFunction f, MatrixScalarFunction reference) {
    Random random = new Random(name.hashCode());
    DMatrixRMaj e = ProjectionsTest.normal(a.numRows, a.numCols, random).value();
    DMatrixRMaj g = ProjectionsTest.normal(a.numRows, a.numCols, random).value();
    DMatrixRMaj gradient = new ReverseMode().gradient(reference, a)[0];
    for (Differentiator mode : MODES) {
      assertClose(mode.name(), gradient, mode.gradient(f, a)[0], 2e-13);
    }
    Paths.assertSecondAndThird(f, reference, a, e, g, 2e-11);
    for (int order = 1; order <= 4; order++) {
      double along = Paths.taylor(reference, a, e, order);
      double allowed = (order < 4 ? 1e-10 : 1e-8) * Math.max(1, Math.abs(along));
      assertEquals(along, Paths.taylor(f, a, e, order), allowed, "order " + order);
    }
  }

  /** Of numbers: {@code v v^T} of diag(4, 1, 1), one by one and in batches. */
  @Test
  void functionsOfNumbers() {
    ScalarFunction f =
        x -> {
          Matrix v = Matrix.of(3, 3, x).symmetricEigen().vectors().getColumn(2);
          return v.get(0, 0).multiply(v.get(1, 0));
        };
    double[] a = {4, 0, 0, 0, 1, 0, 0, 0, 1};
    double[] expected = {0, 1 / 6.0, 0, 1 / 6.0, 0, 0, 0, 0, 0};
    for (Differentiator mode : MODES) {
      assertArrayEquals(expected, mode.gradient(f, a), 1e-15, mode.name());
      assertArrayEquals(expected, mode.jacobian(f.asVector(), a)[0], 1e-15, mode.name());
    }
    double[] v = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    DMatrixRMaj[] x = {DMatrixRMaj.wrap(3, 3, a)};
    DMatrixRMaj[] e = {DMatrixRMaj.wrap(3, 3, v)};
    MatrixFunction g = in -> Matrix.column(f.apply(in[0].toScalars()));
    for (Differentiator mode : MODES) {
      assertEquals(1, mode.jvp(f.asVector(), a, v).tangent()[0], 1e-15, mode.name());
      double[][] batch = mode.jvp(f.asVector(), a, new double[][] {v, a}).tangents();
      assertEquals(1, batch[0][0], 1e-15, mode.name());
      assertEquals(1, mode.jvp(g, x, e).tangent().get(0, 0), 1e-15, mode.name());
      DMatrixRMaj[] tangents = mode.jvp(g, x, new DMatrixRMaj[][] {e, x}).tangents();
      assertEquals(1, tangents[0].get(0, 0), 1e-15, mode.name());
    }
  }

  /** One of several vectors, and functions of values and vectors of one space. */
  @Test
  void whatDependsOnTheChoiceIsRefused() {
    List<MatrixScalarFunction> functions =
        List.of(
            x -> x[0].symmetricEigen().vectors().get(1, 0),
            x -> {
              Matrix v = x[0].symmetricEigen().vectors().cols(0, 1);
              return v.multTransB(v).get(0, 1);
            },
            x -> composed(x[0].symmetricEigen()).get(0, 1),
            x -> x[0].svd().u().get(0, 2),
            x -> x[0].svd().u().mult(x[0].svd().s().elementExp().diag()).get(0, 2));
    for (MatrixScalarFunction f : functions) {
      for (double gap : new double[] {0, 1e-12}) {
        DMatrixRMaj a = ProjectionsTest.symmetric(2, 2 + gap, 5);
        DMatrixRMaj e = ProjectionsTest.normal(3, 3, new Random(3)).value();
        for (Differentiator mode : MODES) {
          assertRefused(mode.name(), () -> mode.gradient(f, a));
        }
        for (Paths.Path path : Paths.second(f, a, e)) {
          assertRefused(path.name(), path.derivative());
        }
        assertRefused("taylor", () -> Paths.taylor(f, a, e, 3));
      }
    }
  }

  /** {@code v_i²} is stationary where it is zero, and depends on the choice all the same. */
  @Test
  void choicesThatDoNotMatterInFirstOrderAreRefused() {
    MatrixScalarFunction f = x -> x[0].symmetricEigen().vectors().get(1, 0).square();
    DMatrixRMaj a = Matrix.column(2, 2, 5).diag().value();
    DMatrixRMaj e = ProjectionsTest.normal(3, 3, new Random(3)).value();
    for (Paths.Path path : Paths.second(f, a, e)) {
      assertRefused(path.name(), path.derivative());
    }
    assertRefused("taylor", () -> Paths.taylor(f, a, e, 2));
  }

  /** Derivatives of near vectors cancel: right to half of the digits, or refused. */
  @Test
  void functionsOfNearVectorsAreRightOrRefused() {
    MatrixScalarFunction exp = x -> composed(x[0].symmetricEigen()).get(0, 1);
    MatrixScalarFunction projector =
        x -> {
          Matrix q = x[0].symmetricEigen().vectors().cols(0, 2);
          return q.multTransB(q).get(0, 1);
        };
    MatrixScalarFunction right = x -> x[0].symmetricExp().get(0, 1);
    MatrixScalarFunction below = x -> ProjectionsTest.above(2, x[0]).negative().get(0, 1);
    int computed = 0;
    for (double gap = 1e-8; gap < 0.5; gap *= 10) {
      DMatrixRMaj a = ProjectionsTest.symmetric(1, 1 + gap, 4);
      DMatrixRMaj e = ProjectionsTest.normal(3, 3, new Random(3)).value();
      computed += rightOrRefused(exp, right, a, e);
      computed += rightOrRefused(projector, below, a, e);
    }
    assertTrue(computed > 60, "computed " + computed);
  }

  /** {@code U S Vᵀ} is the matrix: derivatives of near vectors cancel to their rounding. */
  @Test
  void nearSingularVectorsAreThoseOfTheDecomposition() {
    ScalarFunction f =
        x -> {
          Svd svd = Matrix.of(2, 2, x).svd();
          return svd.u().mult(svd.s().diag()).multTransB(svd.v()).get(0, 0);
        };
    for (double gap : new double[] {1e-7, 1e-5, 1e-3, 1e-1}) {
      double[] a = {2, gap / 2, gap / 2, 2};
      double rounding = 2e-15 / gap;
      double[] byProgram = new ProgramMode().gradient(f, a);
      assertArrayEquals(new double[] {1, 0, 0, 0}, byProgram, rounding, "gap " + gap);
    }
    double[] near = {2, 5e-4, 5e-4, 2};
    assertEquals(0, new ReverseMode().hessian(f, near)[0][0], 1e-8);
  }

  /** Near zero V exp(L) Vᵀ hardly depends on V; a root does, on any scale. */
  @Test
  void smallMatrices() {
    Matrix m = Matrix.of(ProjectionsTest.symmetric(1, 2, 4));
    MatrixScalarFunction exp = x -> composed(x[0].symmetricEigen()).get(0, 1);
    MatrixScalarFunction rightExp = x -> x[0].symmetricExp().get(0, 1);
    MatrixScalarFunction root =
        x -> {
          SymmetricEigen eigen = x[0].symmetricEigen();
          Matrix v = eigen.vectors();
          return v.mult(eigen.values().elementPower(0.5).diag()).multTransB(v).get(0, 1);
        };
    MatrixScalarFunction rightRoot = x -> x[0].symmetricSqrt().get(0, 1);
    DMatrixRMaj e = ProjectionsTest.normal(3, 3, new Random(3)).value();
    for (double size = 1; size > 1e-18; size *= 1e-2) {
      DMatrixRMaj a = m.scale(size).value();
      DMatrixRMaj along = Matrix.of(e).scale(size).value();
      for (Differentiator mode : MODES) {
        Paths.Path path = new Paths.Path(mode.name(), () -> mode.gradient(exp, a)[0]);
        rightOrRefused(path, new ReverseMode().gradient(rightExp, a)[0]);
        DMatrixRMaj expected = new ReverseMode().gradient(rightRoot, a)[0];
        assertClose(mode.name(), expected, mode.gradient(root, a)[0], 1e-13);
      }
      rightOrRefused(exp, rightExp, a, e);
      DMatrixRMaj second =
          new ReverseMode().hvp(rightRoot, new DMatrixRMaj[] {a}, new DMatrixRMaj[] {along})[0];
      for (Paths.Path path : Paths.second(root, a, along)) {
        assertClose(path.name(), second, path.derivative().get(), 1e-12);
      }
    }
  }

  private static int rightOrRefused(
      MatrixScalarFunction f, MatrixScalarFunction reference, DMatrixRMaj a, DMatrixRMaj e) {
    DMatrixRMaj second = Paths.second(reference, a, e).get(0).derivative().get();
    DMatrixRMaj third = Paths.third(reference, a, e, e).get(0).derivative().get();
    int computed = 0;
    for (Paths.Path path : Paths.second(f, a, e)) {
      computed += rightOrRefused(path, second);
    }
    for (Paths.Path path : Paths.third(f, a, e, e)) {
      computed += rightOrRefused(path, third);
    }
    return computed;
  }

  private static int rightOrRefused(Paths.Path path, DMatrixRMaj expected) {
    try {
      assertClose(path.name(), expected, path.derivative().get(), 1e-7);
      return 1;
    } catch (ArithmeticException refused) {
      assertTrue(refused.getMessage().contains("coincide"), refused.getMessage());
      return 0;
    }
  }

  private static Matrix composed(SymmetricEigen eigen) {
    Matrix v = eigen.vectors();
    return v.mult(eigen.values().elementExp().diag()).multTransB(v);
  }

  private static void assertRefused(String what, Supplier<?> call) {
    String message = assertThrows(ArithmeticException.class, call::get, what).getMessage();
    assertTrue(message.contains("coincide"), message);
  }

  /** The adjoint of the values is exactly zero, and the result depends on them all the same. */
  @Test
  void functionsOfAMatrixWhoseGradientWouldVanish() {
    MatrixScalarFunction exp = x -> composed(x[0].symmetricEigen()).get(0, 1);
    for (Differentiator mode : MODES) {
      assertRefused(mode.name(), () -> mode.gradient(exp, new DMatrixRMaj(2, 2)));
    }
    MatrixScalarFunction right = x -> x[0].symmetricExp().get(0, 1);
    DMatrixRMaj expected = new DMatrixRMaj(new double[][] {{0, .5}, {.5, 0}});
    for (Differentiator mode : MODES) {
      assertClose(mode.name(), expected, mode.gradient(right, new DMatrixRMaj(2, 2))[0], 1e-16);
    }
  }

  /** Of values of a decomposition, too, and by programs of programs. */
  @Test
  void thirdDerivativesOfTiedOnesTogetherAreRightOrRefused() {
    Random random = new Random(21);
    Matrix w = Matrix.of(3, 3, random.doubles(9, -1, 1).toArray());
    assertRightOrRefused(
        x -> {
          SymmetricEigen eigen = x.symmetricEigen();
          Matrix v = eigen.vectors();
          return v.mult(eigen.values().elementExp().diag()).multTransB(v).dot(w);
        },
        x -> x.symmetrise().matrixExponential().dot(w),
        0x1p-8);
    assertRightOrRefused(
        x -> x.symmetricEigen().values().elementExp().elementSum(),
        x -> x.symmetrise().matrixExponential().trace(),
        0);
    assertRightOrRefused(
        x -> x.svd().s().elementPower(4).elementSum(), x -> x.multTransA(x).squaredNorm(), 0);
    assertRightOrRefused(
        x -> {
          SymmetricEigen eigen = x.symmetricEigen();
          Matrix beside = eigen.vectors().getColumn(2);
          return eigen.values().elementExp().elementSum().add(beside.dot(w.getColumn(0)).square());
        },
        x -> {
          Scalar beside = ProjectionsTest.above(1.6, x).mult(w.getColumn(0)).dot(w.getColumn(0));
          return x.symmetrise().matrixExponential().trace().add(beside);
        },
        0x1p-10);
  }

  /** Right wherever the gap is larger than the given one. */
  private static void assertRightOrRefused(
      Function<Matrix, Scalar> f, Function<Matrix, Scalar> reference, double rightAbove) {
    Random random = new Random(22);
    DMatrixRMaj e = ProjectionsTest.normal(3, 3, random).value();
    DMatrixRMaj g = ProjectionsTest.normal(3, 3, random).value();
    for (double gap = 0x1p-4; gap > 1e-10; gap /= 6) {
      DMatrixRMaj a = ProjectionsTest.symmetric(1, 1 + gap, 2.2);
      DMatrixRMaj expected =
          Paths.third(x -> reference.apply(x[0]), a, e, g).get(0).derivative().get();
      for (Paths.Path path : Paths.third(x -> f.apply(x[0]), a, e, g)) {
        try {
          assertClose(gap + " " + path.name(), expected, path.derivative().get(), 1e-7);
        } catch (ArithmeticException refused) {
          assertTrue(gap <= rightAbove, gap + " " + path.name());
          assertTrue(String.valueOf(refused.getMessage()).contains("coincide"));
        }
      }
    }
  }
}
