package org.duetad.core.matrix.linear;

import static org.duetad.core.matrix.linear.LinearAlgebraSupport.assertClose;
import static org.duetad.core.matrix.linear.LinearAlgebraSupport.like;
import static org.duetad.core.matrix.linear.LinearAlgebraSupport.pull;
import static org.duetad.core.matrix.linear.LinearAlgebraSupport.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Laws of every rule of linear algebra. */
class LinearAlgebraLawsTest {

  /** A rule, and operands for it by size. */
  private record Case(
      String name,
      MatrixRule rule,
      BiFunction<LinearAlgebraOperands, Integer, Matrix[]> operands) {}

  private static Case of(
      String name, MatrixRule rule, BiFunction<LinearAlgebraOperands, Integer, Matrix> a) {
    return new Case(name, rule, (random, n) -> new Matrix[] {a.apply(random, n)});
  }

  private static Case system(
      MatrixRule rule, BiFunction<LinearAlgebraOperands, Integer, Matrix> a) {
    return new Case(
        rule.name(),
        rule,
        (random, n) -> new Matrix[] {a.apply(random, n), random.normal(n, 1 + n % 3)});
  }

  private static final List<Case> CASES =
      List.of(
          of("invert", Inverse.INVERT, (r, n) -> r.wellConditioned(n, n)),
          system(Solves.SOLVE, (r, n) -> r.wellConditioned(n, n)),
          system(Solves.SOLVE_TRANS_A, (r, n) -> r.wellConditioned(n, n)),
          system(Solves.LOWER, (r, n) -> r.strongDiagonal(n)),
          system(Solves.LOWER_TRANS_A, (r, n) -> r.strongDiagonal(n)),
          system(Solves.UPPER, (r, n) -> r.strongDiagonal(n)),
          system(Solves.UPPER_TRANS_A, (r, n) -> r.strongDiagonal(n)),
          system(Solves.SPD, (r, n) -> r.positiveDefinitePart(n)),
          new Case(
              "least squares",
              LeastSquares.SOLVE,
              (r, n) -> new Matrix[] {r.wellConditioned(n + 3, n), r.normal(n + 3, 2)}),
          of("determinant", Determinants.DETERMINANT, (r, n) -> r.wellConditioned(n, n)),
          of("determinant, rank n-1", Determinants.DETERMINANT, (r, n) -> r.ofRank(n, n - 1)),
          of("determinant, rank 1", Determinants.DETERMINANT, (r, n) -> r.ofRank(n, 1)),
          of("logDeterminant", Determinants.LOG, (r, n) -> r.wellConditioned(n, n)),
          of("logDeterminantSpd", Determinants.LOG_SPD, (r, n) -> r.positiveDefinitePart(n)),
          of("cofactor", Cofactors.COFACTOR, (r, n) -> r.wellConditioned(n, n)),
          of("cofactor, rank n-1", Cofactors.COFACTOR, (r, n) -> r.ofRank(n, n - 1)),
          of("cofactor, rank 1", Cofactors.COFACTOR, (r, n) -> r.ofRank(n, 1)),
          new Case(
              "derivative of cofactors",
              Cofactors.DERIVATIVE,
              (r, n) -> new Matrix[] {r.wellConditioned(n, n), r.normal(n, n)}),
          of("cholesky", CholeskyRule.CHOLESKY, (r, n) -> r.positiveDefinitePart(n)),
          of("square qr", QrRule.QR, (r, n) -> r.wellConditioned(n, n)),
          of("tall qr", QrRule.QR, (r, n) -> r.wellConditioned(n + 2, n)));

  /** What must hold of a rule at its operands. */
  @FunctionalInterface
  private interface Law {
    void check(MatrixRule rule, Matrix[] x, LinearAlgebraOperands random);
  }

  private static Stream<DynamicTest> eachCase(Law law) {
    return CASES.stream()
        .flatMap(c -> IntStream.rangeClosed(1, 8).mapToObj(n -> lawTest(law, c, n)));
  }

  private static DynamicTest lawTest(Law law, Case c, int n) {
    LinearAlgebraOperands random = new LinearAlgebraOperands(100 + n);
    return dynamicTest(
        c.name() + ", size " + n, () -> law.check(c.rule(), c.operands().apply(random, n), random));
  }

  @TestFactory
  Stream<DynamicTest> pullIsTheTransposeOfPush() {
    return eachCase(
        (rule, x, random) -> {
          Matrix[] y = rule.all(x);
          Matrix[] dx = like(x, random);
          Matrix[] yBar = like(y, random);
          double pushed = inner(rule.push(x, y, dx), yBar);
          double pulled = inner(dx, pull(rule, x, y, yBar));
          assertEquals(pushed, pulled, 1e-11 * (1 + Math.abs(pushed) + size(y)));
        });
  }

  @TestFactory
  Stream<DynamicTest> pushIsTheDifferenceQuotient() {
    return eachCase(
        (rule, x, random) -> {
          Matrix[] y = rule.all(x);
          Matrix[] dx = like(x, random);
          Matrix[] dy = rule.push(x, y, dx);
          double h = 1e-5;
          Matrix[] ahead = rule.all(moved(x, dx, h));
          Matrix[] behind = rule.all(moved(x, dx, -h));
          for (int i = 0; i < y.length; i++) {
            Matrix quotient = ahead[i].minus(behind[i]).scale(0.5 / h);
            assertClose(quotient, dy[i], 1e-7 * (1 + size(y) + size(dy)));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> zerosAnnihilate() {
    return eachCase(
        (rule, x, random) -> {
          Matrix[] y = rule.all(x);
          for (Matrix dy : rule.push(x, y, zeros(x))) {
            assertTrue(((ConstantMatrix) dy).isZero());
          }
          for (Matrix xBar : pull(rule, x, y, zeros(y))) {
            assertTrue(((ConstantMatrix) xBar).isZero());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> exactZerosAnnihilateNan() {
    return eachCase(
        (rule, x, random) -> {
          x[0] = x[0].scale(Double.NaN);
          Matrix[] y = rule.all(x);
          Matrix[] none = Arrays.stream(x).map(part -> part.scale(0)).toArray(Matrix[]::new);
          none[0] = Matrix.zeros(x[0].numRows(), x[0].numCols());
          for (Matrix dy : rule.push(x, y, none)) {
            assertTrue(((ConstantMatrix) dy).vanishes());
          }
          Matrix[] yBar = zeros(y);
          yBar[0] = Matrix.zeros(y[0].numRows(), y[0].numCols());
          for (Matrix xBar : pull(rule, x, y, yBar)) {
            assertTrue(((ConstantMatrix) xBar).vanishes());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> tangentsOfTheOperandsAddUp() {
    return eachCase(
        (rule, x, random) -> {
          Matrix[] y = rule.all(x);
          Matrix[] dx = like(x, random);
          Matrix sum = ConstantMatrix.zeroLike(y[0]);
          for (int i = 0; i < x.length; i++) {
            Matrix[] only = zeros(x);
            only[i] = dx[i];
            sum = sum.plus(rule.push(x, y, only)[0]);
          }
          Matrix[] all = rule.push(x, y, dx);
          assertClose(all[0], sum, 1e-11 * (1 + size(all)));
        });
  }

  @TestFactory
  Stream<DynamicTest> nothingIsOverwritten() {
    return eachCase(
        (rule, x, random) -> {
          Matrix[] y = rule.all(x);
          Matrix[] dx = like(x, random);
          Matrix[] yBar = like(y, random);
          List<Matrix> all = Stream.of(x, y, dx, yBar).flatMap(Arrays::stream).toList();
          List<DMatrixRMaj> before = all.stream().map(Matrix::value).toList();
          rule.push(x, y, dx);
          pull(rule, x, y, yBar);
          for (int i = 0; i < all.size(); i++) {
            assertArrayEquals(before.get(i).data, all.get(i).value().data);
          }
        });
  }

  private static Matrix[] moved(Matrix[] x, Matrix[] dx, double h) {
    return IntStream.range(0, x.length)
        .mapToObj(i -> x[i].plus(dx[i].scale(h)))
        .toArray(Matrix[]::new);
  }

  private static double inner(Matrix[] a, Matrix[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i].dot(b[i]).value()).sum();
  }

  private static double size(Matrix[] x) {
    return Math.sqrt(inner(x, x));
  }
}
