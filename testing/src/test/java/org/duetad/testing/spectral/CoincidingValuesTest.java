package org.duetad.testing.spectral;

import static org.duetad.testing.spectral.SymmetricFunctions.lambda;
import static org.duetad.testing.spectral.SymmetricFunctions.normal;
import static org.duetad.testing.spectral.SymmetricFunctions.ofEigenvalues;
import static org.duetad.testing.spectral.SymmetricFunctions.ofNonzeroSingularValues;
import static org.duetad.testing.spectral.SymmetricFunctions.ofSingularValues;
import static org.duetad.testing.spectral.SymmetricFunctions.orthogonal;
import static org.duetad.testing.spectral.SymmetricFunctions.symmetric;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.spectral.SymmetricFunctions.Same;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Functions of all eigenvalues or singular values where these coincide, or nearly do, in second and
 * third order by every path. The references are the same functions without eigenvalues: traces of
 * powers, determinants, norms.
 */
class CoincidingValuesTest {

  private static final double[] GAPS = {0, 1e-16, 1e-13, 1e-10, 1e-7, 1e-3, .1};

  static Stream<Arguments> symmetricFunctions() {
    List<Arguments> rows = new ArrayList<>();
    for (Same same : ofEigenvalues()) {
      for (double gap : GAPS) {
        double[][] values = {
          {1, 1 + gap}, {2, 2 + gap, 2 + 2 * gap}, {2, 2, 2 + gap, 5}, {.5, .5 + gap, 3, 3 + gap}
        };
        double[] lambda = values[Math.floorMod(same.name().hashCode() + Double.hashCode(gap), 4)];
        rows.add(
            Arguments.of(same.name() + " at gap " + gap, same, symmetric(gap != 1e-7, lambda)));
      }
      rows.add(Arguments.of(same.name() + " at I", same, symmetric(false, 1, 1, 1)));
      rows.add(Arguments.of(same.name() + " at 2I", same, symmetric(true, 2, 2, 2)));
      rows.add(Arguments.of(same.name() + " at (2, 2, 5)", same, symmetric(false, 2, 2, 5)));
    }
    return rows.stream();
  }

  static Stream<Arguments> functionsOfSingularValues() {
    List<Arguments> rows = new ArrayList<>();
    for (int[] shape : new int[][] {{3, 3}, {3, 2}, {2, 4}}) {
      Matrix u = orthogonal(shape[0], 5);
      Matrix v = orthogonal(shape[1], 6);
      for (double gap : new double[] {0, 1e-16, 1e-10, 1e-3}) {
        double[][] values =
            gap == 0
                ? new double[][] {{1, 1, 1}, {1, 0, 0}, {0, 0, 0}}
                : new double[][] {{1 + gap, 1, 1}, {1, gap, gap / 2}};
        for (double[] s : values) {
          Matrix inner = Matrix.zeros(shape[0], shape[1]);
          for (int i = 0; i < Math.min(shape[0], shape[1]); i++) {
            inner = inner.insertIntoThis(i, i, Matrix.column(s[i]));
          }
          Matrix a = u.mult(inner).multTransB(v);
          boolean zero = s[1] < .05;
          for (Same same :
              zero
                  ? ofSingularValues()
                  : Stream.concat(
                          ofSingularValues().stream(),
                          shape[0] < shape[1] ? Stream.empty() : ofNonzeroSingularValues().stream())
                      .toList()) {
            rows.add(
                Arguments.of(
                    same.name() + " " + a.shape() + " at " + s[0] + ", " + s[1], same, a.value()));
          }
        }
      }
    }
    return rows.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("symmetricFunctions")
  void symmetricFunctionsOfEigenvalues(String name, Same same, DMatrixRMaj a) {
    Random random = new Random(name.hashCode());
    DMatrixRMaj e = normal(a.numRows, a.numRows, random).value();
    assertSecond(same, a, e);
    assertThird(same, a, e, normal(a.numRows, a.numRows, random).value());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functionsOfSingularValues")
  void functionsOfAllSingularValues(String name, Same same, DMatrixRMaj a) {
    Random random = new Random(name.hashCode());
    DMatrixRMaj e = normal(a.numRows, a.numCols, random).value();
    assertSecond(same, a, e);
    assertThird(same, a, e, normal(a.numRows, a.numCols, random).value());
  }

  private static void assertSecond(Same same, DMatrixRMaj a, DMatrixRMaj e) {
    DMatrixRMaj expected =
        new ReverseMode().hvp(same.reference(), new DMatrixRMaj[] {a}, new DMatrixRMaj[] {e})[0];
    for (Paths.Path path : Paths.second(same.f(), a, e)) {
      assertClose(path.name(), expected, path.derivative().get(), 1e-12);
    }
    double along = Paths.taylor(same.reference(), a, e, 2);
    assertEquals(
        along, Paths.taylor(same.f(), a, e, 2), 1e-12 * Math.max(1, Math.abs(along)), "taylor");
  }

  private static void assertThird(Same same, DMatrixRMaj a, DMatrixRMaj e, DMatrixRMaj g) {
    DMatrixRMaj expected = Paths.third(same.reference(), a, e, g).get(0).derivative().get();
    for (Paths.Path path : Paths.third(same.f(), a, e, g)) {
      assertClose(path.name(), expected, path.derivative().get(), 2e-11);
    }
    double along = Paths.taylor(same.reference(), a, e, 3);
    assertEquals(
        along, Paths.taylor(same.f(), a, e, 3), 2e-11 * Math.max(1, Math.abs(along)), "taylor");
  }

  static void assertClose(String what, DMatrixRMaj expected, DMatrixRMaj actual, double tolerance) {
    double size =
        IntStream.range(0, expected.data.length)
            .mapToDouble(k -> Math.abs(expected.data[k]))
            .max()
            .orElse(0);
    assertArrayEquals(expected.data, actual.data, tolerance * Math.max(size, 1), what);
  }

  @Test
  void whatIsNotSymmetricIsRefusedByEveryPath() {
    List<MatrixScalarFunction> functions =
        List.of(
            x -> lambda(x).get(2, 0),
            x -> lambda(x).get(2, 0).square(),
            x -> lambda(x).get(0, 0).multiply(lambda(x).get(2, 0)),
            x -> x[0].normSpectral(),
            x -> x[0].normSpectral().square(),
            x -> lambda(x).get(0, 0).subtract(lambda(x).get(1, 0)).abs());
    for (MatrixScalarFunction f : functions) {
      for (double gap : new double[] {0, 1e-15, 1e-12}) {
        DMatrixRMaj a = symmetric(true, 2, 2 + gap, 2 + 2 * gap);
        DMatrixRMaj e = normal(3, 3, new Random(3)).value();
        Stream<Paths.Path> paths =
            Stream.concat(Paths.second(f, a, e).stream(), Paths.third(f, a, e, e).stream());
        paths.forEach(
            path ->
                assertTrue(
                    assertThrows(
                            ArithmeticException.class, () -> path.derivative().get(), path.name())
                        .getMessage()
                        .contains("coincide")));
        assertThrows(ArithmeticException.class, () -> Paths.taylor(f, a, e, 2));
      }
    }
  }

  /** {@code Σ λ_i(A) λ_i(B)} is a maximum over rotations, which tie at A = B = I. */
  @Test
  void spectraOfTwoMatricesAreNotSymmetricOneByOne() {
    Matrix weights = Matrix.of(2, 2, 1, .5, .5, 1);
    MatrixScalarFunction f = x -> lambda(x).dot(x[0].elementMult(weights).symmetricEigenvalues());
    DMatrixRMaj identity = Matrix.identity(2).value();
    DMatrixRMaj e = normal(2, 2, new Random(3)).value();
    for (Paths.Path path : Paths.second(f, identity, e)) {
      assertThrows(ArithmeticException.class, () -> path.derivative().get(), path.name());
    }
  }

  /** Of V f(λ) Vᵀ the adjoint of λ may be exactly zero, and λ still be used. */
  @Test
  void anAdjointOfZeroDoesNotMeanThatValuesAreUnused() {
    MatrixScalarFunction exp =
        x -> {
          var eigen = x[0].symmetricEigen();
          Matrix v = eigen.vectors();
          return v.mult(eigen.values().elementExp().diag()).multTransB(v).get(0, 1);
        };
    MatrixScalarFunction ofSvd =
        x -> {
          var svd = x[0].svd();
          return svd.u().mult(svd.s().elementExp().diag()).multTransB(svd.v()).get(0, 1);
        };
    DMatrixRMaj zero = new DMatrixRMaj(2, 2);
    DMatrixRMaj identity = Matrix.identity(2).value();
    assertThrows(ArithmeticException.class, () -> new ReverseMode().gradient(exp, zero));
    assertThrows(ArithmeticException.class, () -> new ReverseMode().gradient(ofSvd, identity));
    MatrixScalarFunction projector =
        x -> {
          Matrix v = x[0].symmetricEigen().vectors().cols(0, 2);
          return v.multTransB(v).get(0, 2);
        };
    double slope = -1 / 6.0;
    assertClose(
        "projector",
        new DMatrixRMaj(new double[][] {{0, 0, slope}, {0, 0, 0}, {slope, 0, 0}}),
        new ReverseMode().gradient(projector, symmetric(false, 1, 1, 4))[0],
        1e-15);
  }

  /** λ_max² at 0 has slope 0, and still no second derivative. */
  @Test
  void slopesThatVanishDoNotHideAKink() {
    DMatrixRMaj zero = new DMatrixRMaj(3, 3);
    DMatrixRMaj e = normal(3, 3, new Random(3)).value();
    for (MatrixScalarFunction f :
        List.<MatrixScalarFunction>of(
            x -> lambda(x).get(2, 0).square(), x -> x[0].singularValues().get(0, 0).square())) {
      for (Paths.Path path : Paths.second(f, zero, e)) {
        assertThrows(ArithmeticException.class, () -> path.derivative().get(), path.name());
      }
    }
  }

  /** The simple eigenvalue v of diag(1, 1 + gap, 3): by the formulas of perturbation theory. */
  @Test
  void onlyGapsThatMatterCount() {
    for (double gap : GAPS) {
      DMatrixRMaj a = symmetric(false, 1, 1 + gap, 3);
      DMatrixRMaj e = normal(3, 3, new Random(3)).symmetrise().value();
      double g0 = 2;
      double g1 = 2 - gap;
      double second = 2 * (sq(e.get(0, 2)) / g0 + sq(e.get(1, 2)) / g1);
      double third =
          6
              * (sq(e.get(0, 2)) * e.get(0, 0) / sq(g0)
                  + sq(e.get(1, 2)) * e.get(1, 1) / sq(g1)
                  + 2 * e.get(0, 2) * e.get(0, 1) * e.get(1, 2) / (g0 * g1)
                  - e.get(2, 2) * (sq(e.get(0, 2) / g0) + sq(e.get(1, 2) / g1)));
      MatrixScalarFunction largest = x -> lambda(x).get(2, 0);
      MatrixScalarFunction spectral = x -> x[0].normSpectral();
      for (MatrixScalarFunction f : List.of(largest, spectral)) {
        for (Paths.Path path : Paths.second(f, a, e)) {
          assertEquals(second, inner(e, path.derivative().get()), 1e-13, path.name() + " " + gap);
        }
        for (Paths.Path path : Paths.third(f, a, e, e)) {
          assertEquals(third, inner(e, path.derivative().get()), 1e-12, path.name() + " " + gap);
        }
        assertEquals(third, Paths.taylor(f, a, e, 3), 1e-12);
      }
    }
  }

  private static double sq(double x) {
    return x * x;
  }

  private static double inner(DMatrixRMaj a, DMatrixRMaj b) {
    return IntStream.range(0, a.data.length).mapToDouble(k -> a.data[k] * b.data[k]).sum();
  }

  /** Σ(√λ - 1)² of FᵀF at F = I along e00 and e01. */
  @Test
  void stretchEnergyAtTheIdentity() {
    MatrixScalarFunction energy =
        x ->
            x[0].multTransA(x[0])
                .symmetricEigenvalues()
                .elementPower(0.5)
                .minus(Matrix.ones(2, 1))
                .squaredNorm();
    MatrixScalarFunction bySvd = x -> x[0].singularValues().minus(Matrix.ones(2, 1)).squaredNorm();
    double[][] rotations = {{1, 0, 0, 1}, {0.6, -0.8, 0.8, 0.6}};
    for (MatrixScalarFunction f : List.of(energy, bySvd)) {
      for (double[] r : rotations) {
        DMatrixRMaj a = new DMatrixRMaj(2, 2, true, r);
        Matrix rotation = Matrix.of(a);
        for (double[][] row :
            new double[][][] {{{1, 0, 0, 0}, {2, 0, 0, 0}}, {{0, 1, 0, 0}, {0, 1, 1, 0}}}) {
          DMatrixRMaj e = rotation.mult(Matrix.of(2, 2, row[0])).value();
          DMatrixRMaj expected = rotation.mult(Matrix.of(2, 2, row[1])).value();
          for (Paths.Path path : Paths.second(f, a, e)) {
            assertClose(path.name(), expected, path.derivative().get(), 1e-14);
          }
        }
      }
    }
  }
}
