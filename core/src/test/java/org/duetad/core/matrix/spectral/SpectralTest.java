package org.duetad.core.matrix.spectral;

import static org.duetad.core.matrix.spectral.SpectralSupport.assertNear;
import static org.duetad.core.matrix.spectral.SpectralSupport.definite;
import static org.duetad.core.matrix.spectral.SpectralSupport.differences;
import static org.duetad.core.matrix.spectral.SpectralSupport.dual;
import static org.duetad.core.matrix.spectral.SpectralSupport.norm;
import static org.duetad.core.matrix.spectral.SpectralSupport.pull;
import static org.duetad.core.matrix.spectral.SpectralSupport.push;
import static org.duetad.core.matrix.spectral.SpectralSupport.random;
import static org.duetad.core.matrix.spectral.SpectralSupport.randomLike;
import static org.duetad.core.matrix.spectral.SpectralSupport.tangentOf;
import static org.duetad.core.matrix.spectral.SpectralSupport.withEigenvalues;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Svd;
import org.duetad.core.matrix.SymmetricEigen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpectralTest {

  static Stream<Arguments> rules() {
    Random random = new Random(7);
    Stream.Builder<Arguments> cases = Stream.builder();
    for (int n = 1; n <= 8; n++) {
      Matrix square = random(random, n, n);
      Matrix definite = definite(random, n);
      for (MatrixRule rule :
          new MatrixRule[] {
            EigenRule.EIGEN, EigenvaluesRule.EIGENVALUES, MatrixExponential.EXPONENTIAL,
            SymmetricFunction.EXP, SvdRule.SVD, SingularValuesRule.SINGULAR_VALUES
          }) {
        cases.add(Arguments.of(rule.name() + n, rule, square));
      }
      cases.add(Arguments.of("sqrt" + n, SymmetricFunction.SQRT, definite));
      cases.add(Arguments.of("log" + n, SymmetricFunction.LOG, definite));
      cases.add(Arguments.of("pinv" + n, PseudoInverse.PSEUDO_INVERSE, definite));
    }
    for (int[] shape : new int[][] {{1, 4}, {4, 1}, {3, 5}, {5, 3}, {8, 2}, {2, 8}, {7, 6}}) {
      Matrix x = random(random, shape[0], shape[1]);
      for (MatrixRule rule :
          new MatrixRule[] {
            SvdRule.SVD, SingularValuesRule.SINGULAR_VALUES, PseudoInverse.PSEUDO_INVERSE
          }) {
        cases.add(Arguments.of(rule.name() + x.shape(), rule, x));
      }
    }
    return cases.build();
  }

  /** {@code ⟨Ȳ, Ẏ⟩ = ⟨X̄, Ẋ⟩}, and Ẏ is the limit of differences. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void firstOrder(String name, MatrixRule rule, Matrix x) {
    Random random = new Random(name.hashCode());
    Matrix dx = random(random, x.numRows(), x.numCols());
    Matrix[] y = rule.all(x);
    Matrix[] yBar = Arrays.stream(y).map(r -> randomLike(random, r)).toArray(Matrix[]::new);
    Matrix[] dy = rule.push(new Matrix[] {x}, y, new Matrix[] {dx});
    Matrix xBar = pull(rule, x, yBar);
    double pushed = 0;
    double size = 0;
    for (int i = 0; i < y.length; i++) {
      pushed += yBar[i].dot(dy[i]).value();
      size += norm(yBar[i]) * norm(dy[i]);
    }
    assertEquals(pushed, xBar.dot(dx).value(), 1e-11 * size);
    for (int i = 0; i < y.length; i++) {
      int which = i;
      assertNear(differences(a -> rule.all(a)[which], x, dx), dy[i], 3e-6);
    }
  }

  /** Derivatives of tangents and of adjoints, by dual numbers, are limits of their differences. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void secondOrder(String name, MatrixRule rule, Matrix x) {
    Random random = new Random(name.hashCode());
    Matrix e = randomLike(random, x);
    Matrix dx = randomLike(random, x);
    Matrix[] yBar =
        Arrays.stream(rule.all(x)).map(r -> randomLike(random, r)).toArray(Matrix[]::new);
    for (int i = 0; i < yBar.length; i++) {
      int which = i;
      UnaryOperator<Matrix> tangent = a -> push(rule, a, e)[which];
      assertNear(differences(tangent, x, dx), tangentOf(tangent.apply(dual(x, dx))), 1e-4);
    }
    UnaryOperator<Matrix> adjoint = a -> pull(rule, a, yBar);
    assertNear(differences(adjoint, x, dx), tangentOf(adjoint.apply(dual(x, dx))), 1e-4);
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        Arguments.of("sqrt", SymmetricFunction.SQRT),
        Arguments.of("log", SymmetricFunction.LOG),
        Arguments.of("exp", SymmetricFunction.EXP));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void functionsOfRepeatedEigenvalues(String name, MatrixRule rule) {
    for (double[] lambda : new double[][] {{2, 2, 2}, {1, 3, 3, 3}, {1, 1, 4, 4}}) {
      Matrix a = withEigenvalues(lambda);
      firstOrder(name, rule, a);
      secondOrder(name, rule, a);
    }
  }

  @Test
  void decompositionsComposeAgain() {
    Random random = new Random(3);
    for (int n = 1; n <= 12; n++) {
      Matrix a = random(random, n, n).symmetrise();
      SymmetricEigen eigen = a.symmetricEigen();
      Matrix v = eigen.vectors();
      assertNear(a, v.mult(eigen.values().diag()).multTransB(v), 1e-14);
      assertNear(Matrix.identity(n), v.multTransA(v), 1e-14);
      for (int i = 1; i < n; i++) {
        assertTrue(eigen.values().get(i - 1, 0).value() <= eigen.values().get(i, 0).value());
      }
      Matrix tall = random(random, n + n % 3, n + (n + 1) % 4);
      Svd svd = tall.svd();
      assertNear(tall, svd.u().mult(svd.s().diag()).multTransB(svd.v()), 1e-14);
      assertNear(Matrix.identity(svd.u().numCols()), svd.u().multTransA(svd.u()), 1e-14);
      assertNear(Matrix.identity(svd.v().numCols()), svd.v().multTransA(svd.v()), 1e-14);
      for (int i = 1; i < svd.s().numRows(); i++) {
        assertTrue(svd.s().get(i - 1, 0).value() >= svd.s().get(i, 0).value());
      }
    }
  }

  @Test
  void decompositionsOfExtremeSizesComposeAgain() {
    for (double size : new double[] {1e-300, 1e-160, 1e160, 1e300}) {
      Matrix a = random(new Random(5), 4, 4).symmetrise().scale(size);
      SymmetricEigen eigen = a.symmetricEigen();
      Matrix again = eigen.vectors().mult(eigen.values().diag()).multTransB(eigen.vectors());
      assertNear(a.scale(1 / size), again.scale(1 / size), 1e-14);
      Svd svd = a.svd();
      again = svd.u().mult(svd.s().diag()).multTransB(svd.v());
      assertNear(a.scale(1 / size), again.scale(1 / size), 1e-14);
    }
  }

  @Test
  void largeMatricesOfLowRankConverge() {
    Matrix a = Matrix.ones(200, 200);
    SymmetricEigen eigen = a.symmetricEigen();
    assertNear(a, eigen.vectors().mult(eigen.values().diag()).multTransB(eigen.vectors()), 1e-13);
    assertNear(Matrix.identity(200), eigen.vectors().multTransA(eigen.vectors()), 1e-13);
    assertEquals(200, a.normSpectral().value(), 1e-11);
  }

  @Test
  void largestComponentsArePositive() {
    Matrix v = random(new Random(2), 6, 6).symmetrise().symmetricEigen().vectors();
    Matrix u = random(new Random(2), 6, 4).svd().u();
    for (Matrix vectors : new Matrix[] {v, u}) {
      for (int j = 0; j < vectors.numCols(); j++) {
        double[] column = vectors.getColumn(j).value().data;
        double largest = Arrays.stream(column).map(Math::abs).max().orElseThrow();
        assertTrue(Arrays.stream(column).anyMatch(c -> c == largest));
      }
    }
  }

  @Test
  void shapes() {
    Matrix wide = Matrix.zeros(2, 3);
    for (UnaryOperator<Matrix> operation : squareOperations()) {
      Throwable refused = assertThrows(IllegalArgumentException.class, () -> operation.apply(wide));
      assertTrue(refused.getMessage().contains("2x3"), refused.getMessage());
    }
  }

  private static Iterable<UnaryOperator<Matrix>> squareOperations() {
    return List.of(
        x -> x.symmetricEigen().values(),
        Matrix::symmetricEigenvalues,
        Matrix::matrixExponential,
        Matrix::symmetricSqrt,
        Matrix::symmetricInverseSqrt,
        Matrix::symmetricLog,
        Matrix::symmetricExp);
  }

  @Test
  void emptyMatrices() {
    Matrix empty = Matrix.zeros(0, 0);
    assertEquals("0x0", empty.matrixExponential().shape());
    assertEquals("0x1", empty.symmetricEigenvalues().shape());
    assertEquals("0x0", empty.symmetricEigen().vectors().shape());
    assertEquals("0x0", empty.symmetricSqrt().shape());
    assertEquals("0x0", empty.pseudoInverse().shape());
    Matrix none = Matrix.zeros(3, 0);
    assertEquals("3x0", none.svd().u().shape());
    assertEquals("0x0", none.svd().v().shape());
    assertEquals("0x3", none.pseudoInverse().shape());
    assertEquals(0.0, none.normNuclear().value());
    assertEquals(0.0, none.normSpectral().value());
    assertEquals("3x0", push(SvdRule.SVD, none, none)[0].shape());
    assertEquals("0x0", push(MatrixExponential.EXPONENTIAL, empty, empty)[0].shape());
    assertEquals("0x0", push(SymmetricFunction.EXP, empty, empty)[0].shape());
    assertEquals("3x0", pull(PseudoInverse.PSEUDO_INVERSE, none, none.transpose()).shape());
    assertEquals("0x0", pull(EigenRule.EIGEN, empty, Matrix.zeros(0, 1), empty).shape());
  }

  @Test
  void notFiniteGivesNaN() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Matrix a = Matrix.of(2, 2, 1, 2, bad, 3);
      Stream.of(
              a.symmetricEigen().values(),
              a.symmetricEigen().vectors(),
              a.symmetricEigenvalues(),
              a.svd().u(),
              a.singularValues(),
              a.pseudoInverse(),
              a.matrixExponential(),
              a.symmetricSqrt(),
              a.symmetricLog(),
              push(EigenRule.EIGEN, a, Matrix.ones(2, 2))[1],
              push(SvdRule.SVD, a, Matrix.ones(2, 2))[0],
              push(SymmetricFunction.LOG, a, Matrix.ones(2, 2))[0],
              push(PseudoInverse.PSEUDO_INVERSE, a, Matrix.ones(2, 2))[0],
              push(MatrixExponential.EXPONENTIAL, a, Matrix.ones(2, 2))[0],
              pull(SingularValuesRule.SINGULAR_VALUES, a, Matrix.ones(2, 1)))
          .forEach(SpectralTest::assertNaN);
    }
  }

  private static void assertNaN(Matrix a) {
    for (Scalar element : a.toScalars()) {
      assertTrue(Double.isNaN(element.value()), () -> Arrays.toString(a.toScalars()));
    }
  }

  @Test
  void structuralZerosStayZero() {
    Matrix a = definite(new Random(1), 3);
    ConstantMatrix zero = ConstantMatrix.zero(3, 3);
    for (MatrixRule rule :
        new MatrixRule[] {
          EigenvaluesRule.EIGENVALUES,
          SingularValuesRule.SINGULAR_VALUES,
          MatrixExponential.EXPONENTIAL,
          PseudoInverse.PSEUDO_INVERSE,
          SymmetricFunction.SQRT
        }) {
      assertTrue(((ConstantMatrix) push(rule, a, zero)[0]).isZero(), rule.name());
    }
  }

  @Test
  void decompositionsAreKept() {
    ConstantMatrix a = (ConstantMatrix) definite(new Random(1), 3);
    assertSame(Spectra.of(a).eigen(), Spectra.of(a).eigen());
    assertSame(Spectra.of(a).singular(), Spectra.of(a).singular());
  }
}
