package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixCase.covering;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.linear.LinearAlgebra;
import org.ejml.data.DMatrixRMaj;

/** {@link LinearAlgebra}. */
final class LinearAlgebraCases {

  private LinearAlgebraCases() {}

  static List<MatrixCase> all() {
    List<MatrixCase> all = new ArrayList<>(ofOne());
    all.addAll(systems());
    return all;
  }

  private static List<MatrixCase> ofOne() {
    return List.of(
        one("invert()", MatrixDraw::wellConditioned, Matrix::invert),
        one("determinant()", MatrixDraw::square, a -> number(a.determinant())),
        one("cofactor()", MatrixDraw::square, Matrix::cofactor),
        one("logDeterminant()", MatrixDraw::wellConditioned, a -> number(a.logDeterminant())),
        one("logDeterminantSpd()", MatrixDraw::spd, a -> number(a.logDeterminantSpd())),
        one("cholesky()", MatrixDraw::spd, Matrix::cholesky),
        one("power(int)", MatrixDraw::wellConditioned, a -> a.power(3)),
        one("power(int)", MatrixDraw::wellConditioned, a -> a.power(-2)).as("negative"));
  }

  private static List<MatrixCase> systems() {
    return List.of(
        system("solve(Matrix)", MatrixDraw::wellConditioned, (a, b) -> a.solve(b)),
        system("solveTransA(Matrix)", MatrixDraw::wellConditioned, (a, b) -> a.solveTransA(b)),
        system("solveSpd(Matrix)", MatrixDraw::spd, (a, b) -> a.solveSpd(b)),
        system("solveLower(Matrix)", MatrixDraw::lower, (a, b) -> a.solveLower(b)),
        system("solveLowerTransA(Matrix)", MatrixDraw::lower, (a, b) -> a.solveLowerTransA(b)),
        system("solveUpper(Matrix)", MatrixDraw::upper, (a, b) -> a.solveUpper(b)),
        system("solveUpperTransA(Matrix)", MatrixDraw::upper, (a, b) -> a.solveUpperTransA(b)),
        vector("quadraticForm(Matrix)", (a, x) -> number(a.quadraticForm(x))),
        vector("inverseQuadraticForm(Matrix)", (a, x) -> number(a.inverseQuadraticForm(x))));
  }

  /** A function of two matrices. */
  @FunctionalInterface
  private interface Two {
    Matrix of(Matrix a, Matrix b);
  }

  private static MatrixCase one(
      String covers, Function<MatrixDraw, DMatrixRMaj> operand, Function<Matrix, Matrix> f) {
    return covering(covers, draw -> List.of(operand.apply(draw)), x -> f.apply(x[0])).onlyRegular();
  }

  private static MatrixCase system(String covers, Function<MatrixDraw, DMatrixRMaj> left, Two f) {
    return covering(
            covers,
            draw -> List.of(left.apply(draw), draw.matrix(draw.n(), draw.p())),
            x -> f.of(x[0], x[1]))
        .onlyRegular();
  }

  private static MatrixCase vector(String covers, Two f) {
    return covering(
            covers,
            draw -> List.of(draw.wellConditioned(), draw.column(draw.n())),
            x -> f.of(x[0], x[1]))
        .onlyRegular();
  }

  private static Matrix number(Scalar s) {
    return Matrix.of(1, 1, s);
  }
}
