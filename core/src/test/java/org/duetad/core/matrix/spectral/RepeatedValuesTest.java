package org.duetad.core.matrix.spectral;

import static org.duetad.core.matrix.spectral.SpectralSupport.assertNear;
import static org.duetad.core.matrix.spectral.SpectralSupport.differences;
import static org.duetad.core.matrix.spectral.SpectralSupport.dual;
import static org.duetad.core.matrix.spectral.SpectralSupport.orthogonal;
import static org.duetad.core.matrix.spectral.SpectralSupport.pull;
import static org.duetad.core.matrix.spectral.SpectralSupport.push;
import static org.duetad.core.matrix.spectral.SpectralSupport.random;
import static org.duetad.core.matrix.spectral.SpectralSupport.randomLike;
import static org.duetad.core.matrix.spectral.SpectralSupport.tangentOf;
import static org.duetad.core.matrix.spectral.SpectralSupport.withEigenvalues;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.UnaryOperator;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.junit.jupiter.api.Test;

/** Eigenvalues and singular values that coincide, or are zero. */
class RepeatedValuesTest {

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

  /** This rule does not know whether the function of the eigenvalues is smooth there. */
  @Test
  void secondDerivativesOfRepeatedEigenvaluesAreRefused() {
    Matrix a = withEigenvalues(-1, 2, 2, 5);
    Matrix e = random(new Random(4), 4, 4);
    Matrix weights = Matrix.column(0, 1, 1, 0);
    UnaryOperator<Matrix> gradient = x -> pull(EigenvaluesRule.EIGENVALUES, x, weights);
    UnaryOperator<Matrix> tangent = x -> push(EigenvaluesRule.EIGENVALUES, x, e)[0];
    for (double gap : new double[] {0, 1e-15, 1e-12, 1e-9}) {
      Matrix near = a.plus(blockGradient(a, 2, 3).scale(gap));
      assertThrows(ArithmeticException.class, () -> gradient.apply(dual(near, e)));
      assertThrows(ArithmeticException.class, () -> tangent.apply(dual(near, e)));
    }
    Matrix together = tangentOf(gradient.apply(dual(a, Matrix.identity(4))));
    assertNear(Matrix.zeros(4, 4), together, 1e-12);
  }

  private static Matrix blockGradient(Matrix a, int begin, int end) {
    Matrix v = a.symmetricEigen().vectors().cols(begin, end);
    return v.multTransB(v);
  }

  @Test
  void invariantCombinationsOfVectorsHaveAnAdjoint() {
    Matrix a = withEigenvalues(1, 1, 4);
    Matrix w = random(new Random(8), 3, 3).symmetrise();
    Matrix v = EigenRule.EIGEN.all(a)[1];
    Matrix vBar = w.mult(v.cols(0, 2)).scale(2);
    Matrix padded = Matrix.concatColumns(vBar, Matrix.zeros(3, 1));
    Matrix gradient = pull(EigenRule.EIGEN, a, ConstantMatrix.zero(3, 1), padded);
    Matrix e = random(new Random(9), 3, 3);
    Matrix derivative = differences(x -> blockGradient(x, 0, 2), a, e);
    assertEquals(w.dot(derivative).value(), gradient.dot(e).value(), 1e-8);
  }

  @Test
  void vectorsOfRepeatedEigenvaluesAreRefused() {
    Matrix a = Matrix.column(2, 2, 5).diag();
    Matrix e = random(new Random(8), 3, 3);
    Throwable forward = assertThrows(ArithmeticException.class, () -> push(EigenRule.EIGEN, a, e));
    Matrix unused = ConstantMatrix.zero(3, 1);
    Throwable reverse =
        assertThrows(ArithmeticException.class, () -> pull(EigenRule.EIGEN, a, unused, e));
    for (Throwable refused : new Throwable[] {forward, reverse}) {
      assertTrue(refused.getMessage().contains("0 and 1 coincide (2.0 and 2.0)"));
    }
    // V f(λ) Vᵀ: the data look like those of an invariant combination, and would give zero.
    Matrix w = Matrix.of(3, 3, 0, 1, 0, 1, 0, 0, 0, 0, 0);
    Matrix vBar = w.mult(a).scale(2);
    assertThrows(
        ArithmeticException.class, () -> pull(EigenRule.EIGEN, a, Matrix.zeros(3, 1), vBar));
  }

  @Test
  void tangentsThatDoNotSplitAreAllowed() {
    Matrix a = withEigenvalues(2, 2, 5);
    Matrix[] dy = push(EigenRule.EIGEN, a, Matrix.identity(3));
    assertNear(Matrix.ones(3, 1), dy[0], 1e-14);
    assertNear(Matrix.zeros(3, 3), dy[1], 1e-12);
    dy = push(EigenRule.EIGEN, a, ConstantMatrix.zero(3, 3));
    assertTrue(((ConstantMatrix) dy[0]).vanishes() && ((ConstantMatrix) dy[1]).vanishes());
  }

  @Test
  void singularVectorsAreRefusedWhereTheyHaveNoDerivative() {
    Matrix repeated = Matrix.column(3, 3, 1).diag();
    Matrix deficient = Matrix.of(3, 2, 1, 2, 2, 4, 3, 6);
    Matrix e = random(new Random(8), 3, 3);
    Throwable refused =
        assertThrows(ArithmeticException.class, () -> push(SvdRule.SVD, repeated, e));
    assertTrue(refused.getMessage().contains("0 and 1 coincide (3.0 and 3.0)"));
    refused =
        assertThrows(ArithmeticException.class, () -> push(SvdRule.SVD, deficient, e.cols(0, 2)));
    assertTrue(refused.getMessage().contains("singular value 1 is zero"));
    Matrix s = ConstantMatrix.zero(2, 1);
    Matrix v = ConstantMatrix.zero(2, 2);
    assertThrows(ArithmeticException.class, () -> pull(SvdRule.SVD, deficient, e.cols(0, 2), s, v));
  }

  /** U₁ U₁ᵀ of a matrix of rank 1 that stays of rank 1. */
  @Test
  void vectorsOfNonzeroSingularValuesHaveAnAdjoint() {
    Matrix a = Matrix.column(1, -2, 3).multTransB(Matrix.column(2, 1));
    Matrix w = random(new Random(1), 3, 3).symmetrise();
    Matrix u = SvdRule.SVD.all(a)[0].cols(0, 1);
    Matrix uBar = Matrix.concatColumns(w.mult(u).scale(2), Matrix.zeros(3, 1));
    Matrix gradient =
        pull(SvdRule.SVD, a, uBar, ConstantMatrix.zero(2, 1), ConstantMatrix.zero(2, 2));
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

  @Test
  void secondDerivativesOfRepeatedSingularValuesAreRefused() {
    for (double[] s : new double[][] {{2, 2, 2}, {3, 1, 1}, {1, 1 - 1e-12}, {1, 0}}) {
      int n = s.length;
      Matrix square = orthogonal(n).mult(Matrix.column(s).diag()).multTransA(orthogonal(n));
      Matrix tall = Matrix.concatRows(square, square.scale(0.5));
      for (Matrix a : new Matrix[] {square, tall, tall.transpose()}) {
        Matrix e = randomLike(new Random(13), a);
        UnaryOperator<Matrix> gradient =
            x -> pull(SingularValuesRule.SINGULAR_VALUES, x, Matrix.ones(n, 1));
        assertThrows(ArithmeticException.class, () -> gradient.apply(dual(a, e)));
        assertThrows(
            ArithmeticException.class,
            () -> push(SingularValuesRule.SINGULAR_VALUES, dual(a, e), e));
      }
    }
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
    assertTrue(refused.getMessage().contains("the rank 1 changes along the tangent (3x2"));
    Throwable noGradient =
        assertThrows(
            ArithmeticException.class, () -> pull(PseudoInverse.PSEUDO_INVERSE, a, e.transpose()));
    assertTrue(
        noGradient.getMessage().contains("does not have full rank: its rank is 1 (3x2, sing"));
    assertTrue(noGradient.getMessage().contains("pseudoInverse(1)"));
    assertNear(Matrix.zeros(2, 3), push(PseudoInverse.PSEUDO_INVERSE, a, Matrix.zeros(3, 2))[0], 0);
  }
}
