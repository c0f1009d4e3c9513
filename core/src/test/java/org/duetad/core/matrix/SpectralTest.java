package org.duetad.core.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpectralTest {

  private static final Matrix NON_NORMAL = Matrix.of(2, 2, 1, 1e6, 0, -1);
  private static final Matrix WARD = Matrix.of(3, 3, -131, 19, 18, -390, 56, 54, -387, 57, 52);
  private static final Matrix MOLER = Matrix.of(2, 2, -49, 24, -64, 31);

  static Stream<Arguments> rules() {
    Random random = new Random(7);
    Stream.Builder<Arguments> cases = Stream.builder();
    for (int n = 1; n <= 8; n++) {
      Matrix square = random(random, n, n);
      Matrix definite = definite(random, n);
      for (MatrixRule rule :
          new MatrixRule[] {
            EigenRule.STRICT, EigenvaluesRule.EIGENVALUES, Exponential.EXPONENTIAL,
            SymmetricFunction.EXP, SvdRule.STRICT, SingularValuesRule.SINGULAR_VALUES
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
            SvdRule.STRICT, SingularValuesRule.SINGULAR_VALUES, PseudoInverse.PSEUDO_INVERSE
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
    Matrix[] dy = rule.pushforward(new Matrix[] {x}, y, new Matrix[] {dx});
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
  void sumOfRepeatedEigenvaluesHasIdentityAsGradient() {
    for (double[] lambda : new double[][] {{1, 1, 1}, {-2, 5, 5, 5}, {0, 0, 3, 3}, {0, 0}}) {
      Matrix a = withEigenvalues(lambda);
      Matrix gradient = pull(EigenvaluesRule.EIGENVALUES, a, Matrix.ones(lambda.length, 1));
      assertNear(Matrix.identity(lambda.length), gradient, 1e-14);
    }
  }

  @Test
  void repeatedEigenvaluesShareAndModesAgree() {
    Matrix a = withEigenvalues(-1, 2, 2, 2);
    Matrix e = random(new Random(4), 4, 4);
    Matrix yBar = Matrix.column(0.5, 1, 0, -3);
    Matrix dy = push(EigenvaluesRule.EIGENVALUES, a, e)[0];
    assertEquals(dy.get(1, 0).value(), dy.get(3, 0).value(), 1e-14);
    Matrix xBar = pull(EigenvaluesRule.EIGENVALUES, a, yBar);
    assertEquals(yBar.dot(dy).value(), xBar.dot(e).value(), 1e-13);
    assertNear(xBar.transpose(), xBar, 0);
  }

  /** The sum of a block of eigenvalues is smooth, and has a second derivative. */
  @Test
  void sumOfBlockHasSecondDerivative() {
    Matrix a = withEigenvalues(-1, 2, 2, 5);
    Matrix e = random(new Random(4), 4, 4);
    Matrix weights = Matrix.column(0, 1, 1, 0);
    UnaryOperator<Matrix> gradient = x -> pull(EigenvaluesRule.EIGENVALUES, x, weights);
    Matrix forward = tangentOf(gradient.apply(dual(a, e)));
    assertNear(differences(x -> blockGradient(x, 1, 3), a, e), forward, 1e-6);
    Matrix second =
        tangentOf(push(EigenvaluesRule.EIGENVALUES, dual(a, e), e)[0]).multTransA(weights);
    assertEquals(forward.dot(e).value(), second.get(0, 0).value(), 1e-12);
  }

  private static Matrix blockGradient(Matrix a, int begin, int end) {
    Matrix v = a.symmetricEigen().vectors().cols(begin, end);
    return v.multTransB(v);
  }

  @Test
  void invariantCombinationsOfVectorsHaveAnAdjoint() {
    Matrix a = withEigenvalues(1, 1, 4);
    Matrix w = random(new Random(8), 3, 3).symmetrise();
    Matrix v = EigenRule.STRICT.all(a)[1];
    Matrix vBar = w.mult(v.cols(0, 2)).scale(2);
    Matrix padded = Matrix.concatColumns(vBar, Matrix.zeros(3, 1));
    Matrix gradient = pull(EigenRule.STRICT, a, ConstantMatrix.zero(3, 1), padded);
    Matrix e = random(new Random(9), 3, 3);
    Matrix derivative = differences(x -> blockGradient(x, 0, 2), a, e);
    assertEquals(w.dot(derivative).value(), gradient.dot(e).value(), 1e-8);
  }

  @Test
  void vectorsOfRepeatedEigenvaluesAreRefused() {
    Matrix a = Matrix.column(2, 2, 5).diag();
    Matrix e = random(new Random(8), 3, 3);
    Throwable forward = assertThrows(ArithmeticException.class, () -> push(EigenRule.STRICT, a, e));
    Matrix unused = ConstantMatrix.zero(3, 1);
    Throwable reverse =
        assertThrows(ArithmeticException.class, () -> pull(EigenRule.STRICT, a, unused, e));
    for (Throwable refused : new Throwable[] {forward, reverse}) {
      assertTrue(refused.getMessage().contains("0 and 1 coincide (2.0 and 2.0)"));
    }
    // V f(λ) Vᵀ: the data look like those of an invariant combination, and would give zero.
    Matrix w = Matrix.of(3, 3, 0, 1, 0, 1, 0, 0, 0, 0, 0);
    Matrix vBar = w.mult(a).scale(2);
    assertThrows(
        ArithmeticException.class, () -> pull(EigenRule.STRICT, a, Matrix.zeros(3, 1), vBar));
  }

  @Test
  void tangentsThatDoNotSplitAreAllowed() {
    Matrix a = withEigenvalues(2, 2, 5);
    Matrix[] dy = push(EigenRule.STRICT, a, Matrix.identity(3));
    assertNear(Matrix.ones(3, 1), dy[0], 1e-14);
    assertNear(Matrix.zeros(3, 3), dy[1], 1e-12);
    dy = push(EigenRule.STRICT, a, ConstantMatrix.zero(3, 3));
    assertTrue(((ConstantMatrix) dy[0]).vanishes() && ((ConstantMatrix) dy[1]).vanishes());
  }

  @Test
  void singularVectorsAreRefusedWhereTheyHaveNoDerivative() {
    Matrix repeated = Matrix.column(3, 3, 1).diag();
    Matrix deficient = Matrix.of(3, 2, 1, 2, 2, 4, 3, 6);
    Matrix e = random(new Random(8), 3, 3);
    Throwable refused =
        assertThrows(ArithmeticException.class, () -> push(SvdRule.STRICT, repeated, e));
    assertTrue(refused.getMessage().contains("0 and 1 coincide (3.0 and 3.0)"));
    refused =
        assertThrows(
            ArithmeticException.class, () -> push(SvdRule.STRICT, deficient, e.cols(0, 2)));
    assertTrue(refused.getMessage().contains("singular value 1 is zero"));
    Matrix s = ConstantMatrix.zero(2, 1);
    Matrix v = ConstantMatrix.zero(2, 2);
    assertThrows(
        ArithmeticException.class, () -> pull(SvdRule.STRICT, deficient, e.cols(0, 2), s, v));
  }

  /** U₁ U₁ᵀ of a matrix of rank 1 that stays of rank 1. */
  @Test
  void vectorsOfNonzeroSingularValuesHaveAnAdjoint() {
    Matrix a = Matrix.column(1, -2, 3).multTransB(Matrix.column(2, 1));
    Matrix w = random(new Random(1), 3, 3).symmetrise();
    Matrix u = SvdRule.STRICT.all(a)[0].cols(0, 1);
    Matrix uBar = Matrix.concatColumns(w.mult(u).scale(2), Matrix.zeros(3, 1));
    Matrix gradient =
        pull(SvdRule.STRICT, a, uBar, ConstantMatrix.zero(2, 1), ConstantMatrix.zero(2, 2));
    Matrix e = random(new Random(2), 3, 2);
    Matrix derivative =
        differences(x -> x.svd().u().cols(0, 1).multTransB(x.svd().u().cols(0, 1)), a, e);
    assertEquals(w.dot(derivative).value(), gradient.dot(e).value(), 1e-8);
  }

  @Test
  void singularValuesShareAndVanish() {
    Matrix repeated = orthogonal(3).scale(2.0);
    Matrix gradient = pull(SingularValuesRule.SINGULAR_VALUES, repeated, Matrix.column(1, 0, 0));
    assertNear(repeated.scale(1 / 6.0), gradient, 1e-14);
    Matrix zero = Matrix.zeros(2, 3);
    assertNear(zero, pull(SingularValuesRule.SINGULAR_VALUES, zero, Matrix.ones(2, 1)), 0);
    Matrix dy = push(SingularValuesRule.SINGULAR_VALUES, zero, Matrix.ones(2, 3))[0];
    assertNear(Matrix.zeros(2, 1), dy, 0);
  }

  @Test
  void nuclearNormAtRankDeficiencyHasLeastSubgradient() {
    Matrix a = Matrix.column(1, 2, 2).multTransB(Matrix.column(3, 4)); // norms 3 and 5
    assertEquals(15, a.normNuclear().value(), 1e-14);
    assertEquals(15, a.normSpectral().value(), 1e-14);
    assertNear(
        a.scale(1 / 15.0), pull(SingularValuesRule.SINGULAR_VALUES, a, Matrix.ones(2, 1)), 1e-14);
  }

  /** Its gradient is the polar factor, which is smooth where singular values coincide. */
  @Test
  void nuclearNormHasSecondDerivativeAtRepeatedValues() {
    for (double[] s : new double[][] {{2, 2, 2}, {3, 1, 1}, {1, 1}}) {
      int n = s.length;
      Matrix square = orthogonal(n).mult(Matrix.column(s).diag()).multTransA(orthogonal(n));
      Matrix tall = Matrix.concatRows(square, square.scale(0.5));
      for (Matrix a : new Matrix[] {square, tall, tall.transpose()}) {
        Matrix e = randomLike(new Random(13), a);
        UnaryOperator<Matrix> gradient =
            x -> pull(SingularValuesRule.SINGULAR_VALUES, x, Matrix.ones(n, 1));
        UnaryOperator<Matrix> polar = x -> x.svd().u().multTransB(x.svd().v());
        Matrix second = tangentOf(gradient.apply(dual(a, e)));
        assertNear(differences(polar, a, e), second, 1e-6);
        Matrix forward = tangentOf(push(SingularValuesRule.SINGULAR_VALUES, dual(a, e), e)[0]);
        assertEquals(second.dot(e).value(), forward.elementSum().value(), 1e-12);
      }
    }
  }

  /** What a further derivative would need of single vectors is refused, not left out. */
  @Test
  void thirdDerivativesAtRepeatedEigenvaluesAreRefused() {
    Matrix a = withEigenvalues(-1, 2, 2, 5);
    Matrix e = random(new Random(4), 4, 4);
    UnaryOperator<Matrix> vectors = x -> push(EigenRule.TIED, x, e)[1];
    assertThrows(ArithmeticException.class, () -> vectors.apply(dual(a, e)));
  }

  @Test
  void pseudoInverseOfFullRankInverts() {
    Matrix a = random(new Random(6), 5, 3);
    assertNear(Matrix.identity(3), a.pseudoInverse().mult(a), 1e-13);
    Matrix wide = a.transpose();
    assertNear(Matrix.identity(3), wide.mult(wide.pseudoInverse()), 1e-13);
  }

  @Test
  void pseudoInverseOfDeficientMatrixHasNoDerivative() {
    Matrix a = Matrix.column(1, 2, 2).multTransB(Matrix.column(3, 4));
    assertNear(a.transpose().scale(1 / 225.0), a.pseudoInverse(), 1e-15);
    Matrix e = Matrix.ones(3, 2);
    Throwable refused =
        assertThrows(ArithmeticException.class, () -> push(PseudoInverse.PSEUDO_INVERSE, a, e));
    assertTrue(refused.getMessage().contains("3x2"));
    assertThrows(
        ArithmeticException.class, () -> pull(PseudoInverse.PSEUDO_INVERSE, a, e.transpose()));
    assertNear(Matrix.zeros(2, 3), push(PseudoInverse.PSEUDO_INVERSE, a, Matrix.zeros(3, 2))[0], 0);
  }

  @Test
  void exponentialHasClosedForms() {
    double t = 0.7;
    Matrix rotation = Matrix.of(2, 2, Math.cos(t), -Math.sin(t), Math.sin(t), Math.cos(t));
    assertNear(rotation, Matrix.of(2, 2, 0, -t, t, 0).matrixExponential(), 1e-15);
    Matrix turns = Matrix.of(2, 2, 0, -100, 100, 0).matrixExponential();
    assertEquals(Math.cos(100), turns.get(0, 0).value(), 2e-13);
    Matrix nilpotent = Matrix.of(3, 3, 0, 2, 5, 0, 0, 3, 0, 0, 0);
    assertNear(Matrix.of(3, 3, 1, 2, 8, 0, 1, 3, 0, 0, 1), nilpotent.matrixExponential(), 1e-15);
    assertNear(Matrix.identity(3), Matrix.zeros(3, 3).matrixExponential(), 0);
    assertEquals(Math.exp(3.5), Matrix.of(1, 1, 3.5).matrixExponential().get(0, 0).value(), 1e-13);
    assertEquals(0.0, Matrix.of(1, 1, -1e6).matrixExponential().get(0, 0).value());
  }

  /** Computed by mpmath with 60 digits. */
  @Test
  void exponentialOfHardMatrices() {
    assertNear(
        Matrix.of(
            2, 2, -0.7357587581447531, 0.5518190996580977, -1.4715175990882605, 1.1036382407155725),
        MOLER.matrixExponential(),
        1e-13);
    assertNear(
        Matrix.of(2, 2, 2.718281828459045, 1175201.1936438014, 0.0, 0.36787944117144233),
        NON_NORMAL.matrixExponential(),
        1e-15);
    assertEquals(0.36787944117144233, NON_NORMAL.matrixExponential().get(1, 1).value(), 1e-15);
    assertNear(
        Matrix.of(
            3,
            3,
            0.36787944117144233,
            2325.4415793482963,
            17453271.26811995,
            0.0,
            0.1353352832366127,
            585.0982217393926,
            0.0,
            0.0,
            0.01831563888873418),
        Matrix.of(3, 3, -1, 1e4, 1e8, 0, -2, 1e4, 0, 0, -4).matrixExponential(),
        1e-14);
    assertNear(
        Matrix.of(
            3,
            3,
            -1.5096441587960896,
            0.3678794391102887,
            0.13533528117545907,
            -5.632570799902596,
            1.4715177585023085,
            0.4060058435263772,
            -4.9349383260981075,
            1.1036383173308661,
            0.54134112676299),
        WARD.matrixExponential(),
        1e-12);
  }

  /** Computed by mpmath with 60 digits. */
  @Test
  void derivativeOfExponentialOfHardMatrices() {
    assertNear(
        Matrix.of(
            2, 2, 771540.3174076219, 183939720585.72116, 1.1752011936438014, 403660.87623617955),
        push(Exponential.EXPONENTIAL, NON_NORMAL, Matrix.of(2, 2, 0, 0, 1, 0))[0],
        1e-13);
    assertNear(
        Matrix.of(2, 2, 8.154845485377136, 1507300.3749517002, 0.0, -0.7357588823428847),
        push(Exponential.EXPONENTIAL, NON_NORMAL, Matrix.of(2, 2, 3, 1, 0, -2))[0],
        1e-13);
    assertNear(
        Matrix.of(
            3,
            3,
            59.00140292405502,
            -11.1976617144141,
            -8.66196230160091,
            222.27131234939324,
            -42.325281354704835,
            -32.4975218250241,
            194.79935706657233,
            -36.968368111285194,
            -28.579813168555436),
        push(Exponential.EXPONENTIAL, WARD, Matrix.of(3, 3, 1, 0, 2, 0, -1, 0, 3, 0, 1))[0],
        1e-12);
    assertNear(
        Matrix.of(
            2, 2, -5.679139910656032, 4.374317012549297, -11.680173675121962, 8.990054570703684),
        push(Exponential.EXPONENTIAL, MOLER, Matrix.of(2, 2, 0.5, -1, 2, 1))[0],
        1e-12);
  }

  @Test
  void derivativeOfExponentialIsLinearInItsDirection() {
    Matrix e = Matrix.of(2, 2, 1, -2, 3, 0.5);
    Matrix l = push(Exponential.EXPONENTIAL, MOLER, e)[0];
    for (double size : new double[] {1e-250, 1e-20, 1e10, 1e250}) {
      Matrix scaled = push(Exponential.EXPONENTIAL, MOLER, e.scale(size))[0];
      assertNear(l, scaled.scale(1 / size), 1e-12);
    }
    Matrix atZero = push(Exponential.EXPONENTIAL, Matrix.zeros(2, 2), e)[0];
    assertNear(e, atZero, 1e-15);
  }

  @Test
  void symmetricFunctionsInvertEachOther() {
    Random random = new Random(12);
    for (int n = 1; n <= 8; n++) {
      Matrix a = definite(random, n);
      Matrix root = a.symmetricSqrt();
      assertNear(a, root.mult(root), 1e-14);
      assertNear(root.transpose(), root, 0);
      assertNear(a, a.symmetricLog().symmetricExp(), 1e-13);
      assertNear(a.symmetricExp(), a.symmetrise().matrixExponential(), 1e-12);
    }
  }

  /** √A and log(exp(A)) have derivatives that solve a Sylvester equation, or give Ȧ again. */
  @Test
  void symmetricFunctionsHaveKnownDerivatives() {
    for (double[] lambda : new double[][] {{1, 2, 9}, {3, 3, 3}, {1, 1 + 1e-9, 1e6}}) {
      Matrix a = withEigenvalues(lambda);
      Matrix e = random(new Random(11), 3, 3).symmetrise();
      Matrix root = a.symmetricSqrt();
      Matrix dRoot = push(SymmetricFunction.SQRT, a, e)[0];
      assertNear(e, dRoot.mult(root).plus(root.mult(dRoot)), 1e-9);
      Matrix log = a.symmetricLog();
      Matrix dLog = push(SymmetricFunction.LOG, a, e)[0];
      assertNear(e, push(SymmetricFunction.EXP, log, dLog)[0], 1e-8);
    }
  }

  static Stream<Arguments> dividedDifferences() {
    return Stream.of(
        difference(SpectralFunction.SQRT, -0.08578643762690495, 1, 1, 2),
        difference(SpectralFunction.SQRT, -0.07259970359955031, 1, 1.5, 1.9),
        difference(SpectralFunction.SQRT, -0.05607229077035439, 1, 2.1, 2.2),
        difference(SpectralFunction.SQRT, 0.35355339059327376, 0.5, 0.5, 0.5, 0.5),
        difference(SpectralFunction.SQRT, 0.006697326426634999, 1, 1.2, 3, 7),
        difference(SpectralFunction.SQRT, -0.12499999999982947, 1, 1 + 0x1p-40, 1 + 0x1p-39),
        difference(SpectralFunction.SQRT, 1.496319406295626, 2, 1e-3, 1e-3, 5),
        difference(SpectralFunction.SQRT, 0.2658557054087908, 0.3, 0.3000001, 0.9, 1),
        difference(SpectralFunction.SQRT, 0.4999999998835847, 1, 1 + 0x1p-30),
        difference(SpectralFunction.SQRT, 0.28867513459481287, 3, 3),
        difference(SpectralFunction.SQRT, 0.4922173601896265, 1e-3, 4),
        difference(SpectralFunction.LOG, -0.3068528194400547, 1, 1, 2),
        difference(SpectralFunction.LOG, -0.24439807895083643, 1, 1.5, 1.9),
        difference(SpectralFunction.LOG, -0.17440694904966353, 1, 2.1, 2.2),
        difference(SpectralFunction.LOG, 0.02500547278395997, 1, 1.2, 3, 7),
        difference(SpectralFunction.LOG, -0.4999999999990905, 1, 1 + 0x1p-40, 1 + 0x1p-39),
        difference(SpectralFunction.LOG, 99.54960461265058, 2, 1e-3, 1e-3, 5),
        difference(SpectralFunction.LOG, 1.9903730333652456, 0.3, 0.3000001, 0.9, 1),
        difference(SpectralFunction.LOG, 0.9999999995343387, 1, 1 + 0x1p-30),
        difference(SpectralFunction.LOG, 0.7131709846359943, 1, 1.9),
        difference(SpectralFunction.LOG, 2.074030917754946, 1e-3, 4),
        difference(SpectralFunction.EXP, 1.9524924420125598, 1, 1, 2),
        difference(SpectralFunction.EXP, 2.204109940105525, 1, 1.5, 1.9),
        difference(SpectralFunction.EXP, 3.0298419480474053, 1, 2.1, 2.2),
        difference(SpectralFunction.EXP, 0.2747868784500208, 0.5, 0.5, 0.5, 0.5),
        difference(SpectralFunction.EXP, 6.940759700451076, 1, 1.2, 3, 7),
        difference(SpectralFunction.EXP, 1.533581337194707, 2, 1e-3, 1e-3, 5),
        difference(SpectralFunction.EXP, 2.7182818297248437, 1, 1 + 0x1p-30),
        difference(SpectralFunction.EXP, 13.402638042755072, 1e-3, 4));
  }

  private static Arguments difference(SpectralFunction f, double expected, double... points) {
    return Arguments.of(f, points, expected);
  }

  /** Computed by mpmath with 80 digits. */
  @ParameterizedTest
  @MethodSource("dividedDifferences")
  void dividedDifferencesDoNotCancel(SpectralFunction f, double[] points, double expected) {
    assertEquals(expected, f.divided(points), 4e-15 * points.length * Math.abs(expected));
  }

  @Test
  void squareRootAtSingularMatrices() {
    Matrix a = Matrix.column(0, 4).diag();
    assertNear(Matrix.column(0, 2).diag(), a.symmetricSqrt(), 0);
    Matrix along = push(SymmetricFunction.SQRT, a, Matrix.of(2, 2, 1, 0, 0, 1))[0];
    assertEquals(Double.POSITIVE_INFINITY, along.get(0, 0).value());
    assertEquals(0.25, along.get(1, 1).value());
    Matrix beside = push(SymmetricFunction.SQRT, a, Matrix.of(2, 2, 0, 1, 1, 1))[0];
    assertNear(Matrix.of(2, 2, 0, 0.5, 0.5, 0.25), beside, 0);
    assertNear(
        Matrix.of(2, 2, 0, 0.5, 0.5, 0.25),
        pull(SymmetricFunction.SQRT, a, Matrix.of(2, 2, 0, 1, 1, 1)),
        0);
    Matrix rounded = Matrix.column(1, 2, 3).multTransB(Matrix.column(1, 2, 3));
    assertNear(rounded.scale(1 / Math.sqrt(14)), rounded.symmetricSqrt(), 1e-7);
  }

  @Test
  void functionsOutsideOfTheirDomain() {
    Matrix indefinite = Matrix.column(-1, 4).diag();
    Throwable sqrt = assertThrows(ArithmeticException.class, indefinite::symmetricSqrt);
    assertTrue(sqrt.getMessage().contains("symmetricSqrt: the eigenvalue -1.0 is negative"));
    Matrix singular = Matrix.column(0, 4).diag();
    Throwable log = assertThrows(ArithmeticException.class, singular::symmetricLog);
    assertTrue(log.getMessage().contains("symmetricLog: the eigenvalue 0.0 is not positive"));
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
    return java.util.List.of(
        x -> x.symmetricEigen().values(),
        Matrix::symmetricEigenvalues,
        Matrix::matrixExponential,
        Matrix::symmetricSqrt,
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
    assertEquals("3x0", push(SvdRule.STRICT, none, none)[0].shape());
    assertEquals("0x0", push(Exponential.EXPONENTIAL, empty, empty)[0].shape());
    assertEquals("0x0", push(SymmetricFunction.EXP, empty, empty)[0].shape());
    assertEquals("3x0", pull(PseudoInverse.PSEUDO_INVERSE, none, none.transpose()).shape());
    assertEquals("0x0", pull(EigenRule.STRICT, empty, Matrix.zeros(0, 1), empty).shape());
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
              push(EigenRule.STRICT, a, Matrix.ones(2, 2))[1],
              push(SvdRule.STRICT, a, Matrix.ones(2, 2))[0],
              push(SymmetricFunction.LOG, a, Matrix.ones(2, 2))[0],
              push(PseudoInverse.PSEUDO_INVERSE, a, Matrix.ones(2, 2))[0],
              push(Exponential.EXPONENTIAL, a, Matrix.ones(2, 2))[0],
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
          Exponential.EXPONENTIAL,
          PseudoInverse.PSEUDO_INVERSE,
          SymmetricFunction.SQRT
        }) {
      assertTrue(((ConstantMatrix) push(rule, a, zero)[0]).isZero(), rule.name());
    }
  }

  @Test
  void decompositionsAreKept() {
    ConstantMatrix a = (ConstantMatrix) definite(new Random(1), 3);
    assertSame(a.spectra().eigen(), a.spectra().eigen());
    assertSame(a.spectra().singular(), a.spectra().singular());
  }

  private static Matrix[] push(MatrixRule rule, Matrix x, Matrix dx) {
    return rule.pushforward(new Matrix[] {x}, rule.all(x), new Matrix[] {dx});
  }

  private static Matrix pull(MatrixRule rule, Matrix x, Matrix... yBar) {
    Matrix[] xBar = new Matrix[1];
    rule.pullback(new Matrix[] {x}, rule.all(x), yBar, (i, adjoint) -> xBar[i] = adjoint.get());
    assertEquals(x.shape(), xBar[0].shape());
    return xBar[0];
  }

  /** Central differences, of fourth order. */
  private static Matrix differences(UnaryOperator<Matrix> f, Matrix x, Matrix dx) {
    double h = 1e-4;
    Function<Double, Matrix> difference =
        t -> f.apply(x.plus(dx.scale(t))).minus(f.apply(x.minus(dx.scale(t)))).divide(2 * t);
    return difference.apply(h).scale(4 / 3.0).minus(difference.apply(2 * h).scale(1 / 3.0));
  }

  private static void assertNear(Matrix expected, Matrix actual, double tolerance) {
    assertEquals(expected.shape(), actual.shape());
    double error = norm(expected.minus(actual));
    assertTrue(
        error <= tolerance * Math.max(norm(expected), 1e-3),
        () ->
            "error "
                + error
                + ": expected "
                + Arrays.toString(expected.toScalars())
                + " but was "
                + Arrays.toString(actual.toScalars()));
  }

  private static double norm(Matrix x) {
    return x.normF().value();
  }

  private static Matrix random(Random random, int numRows, int numCols) {
    return Matrix.of(numRows, numCols, random.doubles((long) numRows * numCols, -1, 1).toArray());
  }

  private static Matrix randomLike(Random random, Matrix x) {
    return random(random, x.numRows(), x.numCols());
  }

  private static Matrix definite(Random random, int n) {
    Matrix a = random(random, n, n);
    return a.multTransB(a).plus(Matrix.identity(n).scale(0.5));
  }

  private static Matrix orthogonal(int n) {
    return random(new Random(n), n, n).symmetrise().symmetricEigen().vectors();
  }

  private static Matrix withEigenvalues(double... lambda) {
    Matrix v = orthogonal(lambda.length);
    return v.mult(Matrix.column(lambda).diag()).multTransB(v).symmetrise();
  }

  private static Matrix dual(Matrix x, Matrix dx) {
    return new Pair(x, dx);
  }

  private static Matrix tangentOf(Matrix x) {
    return x instanceof Pair pair ? pair.tangent : ConstantMatrix.zeroLike(x);
  }

  /** A matrix with a tangent: forward mode in its simplest form. */
  private static final class Pair extends AbstractMatrix {

    private final Matrix primal;
    private final Matrix tangent;

    Pair(Matrix primal, Matrix tangent) {
      super(primal.numRows(), primal.numCols());
      this.primal = primal;
      this.tangent = tangent;
    }

    @Override
    public long age() {
      return 0;
    }

    @Override
    public DMatrixRMaj value() {
      return primal.value();
    }

    @Override
    public Scalar get(int row, int col) {
      throw new UnsupportedOperationException("get");
    }

    @Override
    public Scalar[] toScalars() {
      throw new UnsupportedOperationException("toScalars");
    }

    @Override
    public Matrix[] apply(MatrixRule rule, Matrix... x) {
      Matrix[] primals =
          Arrays.stream(x).map(a -> a instanceof Pair p ? p.primal : a).toArray(Matrix[]::new);
      Matrix[] y = rule.all(primals);
      Matrix[] tangents = Arrays.stream(x).map(SpectralTest::tangentOf).toArray(Matrix[]::new);
      Matrix[] dy = rule.pushforward(primals, y, tangents);
      Matrix[] pairs = new Matrix[y.length];
      Arrays.setAll(pairs, i -> new Pair(y[i], dy[i]));
      return pairs;
    }
  }
}
