package org.duetad.core.check;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.ejml.data.DMatrixRMaj;

/**
 * An operation on a matrix, and matrices to certify it at: a general one, and special ones where it
 * is defined, with equal eigenvalues, without full rank, zero.
 */
record MatrixRuleCase(String name, MatrixFunction function, List<DMatrixRMaj> points) {

  private static final DMatrixRMaj GENERAL = matrix(1, 2, -0.5, 0.75);
  private static final DMatrixRMaj POSITIVE = matrix(2, 0.5, 0.5, 3);
  private static final DMatrixRMaj REAL = matrix(1, 2, 0.5, 3);
  private static final DMatrixRMaj SPREAD = matrix(5, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1);
  private static final DMatrixRMaj WIDE =
      DMatrixRMaj.wrap(2, 3, new double[] {3, 1, 0.5, -1, 1, 2});
  private static final DMatrixRMaj IDENTITY = matrix(1, 0, 0, 1);
  private static final DMatrixRMaj TIED = matrix(2, 0, 0, 0, 2, 0, 0, 0, 5);
  private static final DMatrixRMaj RANK_ONE = matrix(1, 2, 2, 4);
  private static final DMatrixRMaj ZERO = matrix(0, 0, 0, 0);

  private static DMatrixRMaj matrix(double... elements) {
    int n = (int) Math.sqrt(elements.length);
    return DMatrixRMaj.wrap(n, n, elements);
  }

  static List<MatrixRuleCase> all() {
    return List.of(
        of("mult", a -> a.mult(a), GENERAL, IDENTITY, RANK_ONE, ZERO),
        of("elementMult", a -> a.elementMult(a), GENERAL, IDENTITY, ZERO),
        of("cumulativeSum", Matrix::cumulativeSumRows, GENERAL, ZERO),
        of("cumulativeProduct", Matrix::cumulativeProductRows, GENERAL, TIED, ZERO),
        of("solveLower", a -> a.solveLower(a.transpose()), GENERAL, POSITIVE, TIED),
        of("solveUpper", a -> a.solveUpper(a.transpose()), GENERAL, POSITIVE, TIED),
        of("invert", Matrix::invert, GENERAL, IDENTITY, TIED),
        of("solve", a -> a.solve(a.transpose()), GENERAL, IDENTITY),
        of("determinant", a -> Matrix.of(1, 1, a.determinant()), GENERAL, TIED, RANK_ONE, ZERO),
        of("cofactor", Matrix::cofactor, GENERAL, TIED, RANK_ONE, ZERO),
        of("logDeterminant", a -> Matrix.of(1, 1, a.logDeterminant()), GENERAL, IDENTITY, TIED),
        of("cholesky", Matrix::cholesky, POSITIVE, IDENTITY, TIED),
        of("qr", a -> a.qr().r(), GENERAL, IDENTITY),
        of("symmetricEigenvalues", Matrix::symmetricEigenvalues, GENERAL, IDENTITY, TIED, ZERO),
        of("symmetricEigen", a -> a.symmetricEigen().vectors(), GENERAL, RANK_ONE),
        of("symmetricEigen", a -> a.symmetricEigen().vectors().getColumn(2), TIED),
        of("singularValues", Matrix::singularValues, GENERAL, IDENTITY, RANK_ONE, ZERO),
        of("svd", a -> a.svd().u(), GENERAL, POSITIVE),
        of("pseudoInverse", Matrix::pseudoInverse, GENERAL, IDENTITY),
        of("matrixExponential", Matrix::matrixExponential, GENERAL, IDENTITY, ZERO),
        of("symmetricSqrt", Matrix::symmetricSqrt, POSITIVE, IDENTITY, TIED),
        of("symmetricInverseSqrt", Matrix::symmetricInverseSqrt, POSITIVE, IDENTITY, TIED),
        of("conditionNumber", a -> Matrix.of(1, 1, a.conditionNumber()), GENERAL, POSITIVE, SPREAD),
        of("fullSvd", a -> a.fullSvd().v(), WIDE),
        of("pseudoInverse", a -> a.pseudoInverse(1), GENERAL, RANK_ONE),
        of("eigenvalues", Matrix::eigenvalues, REAL, POSITIVE),
        of("sqrtm", Matrix::sqrtm, GENERAL, POSITIVE, IDENTITY, TIED),
        of("logm", Matrix::logm, GENERAL, IDENTITY, TIED),
        of("sylvester", a -> a.sylvester(a.transpose(), a), GENERAL, IDENTITY, TIED),
        of("lyapunov", a -> a.lyapunov(a.multTransB(a)), GENERAL, POSITIVE, TIED),
        of("symmetricLog", Matrix::symmetricLog, POSITIVE, IDENTITY, TIED),
        of("symmetricExp", Matrix::symmetricExp, GENERAL, IDENTITY, TIED, ZERO),
        of("spectralProjector", a -> a.spectralProjector(1), GENERAL, TIED, RANK_ONE),
        of("spectralProjector", a -> a.spectralProjector(0, 4), POSITIVE, IDENTITY, TIED),
        of("bestRank", a -> a.bestRank(1), GENERAL, TIED, RANK_ONE),
        of("bestRank", a -> a.bestRank(2), IDENTITY, ZERO),
        of("polar", a -> a.polar().orthogonal(), GENERAL, IDENTITY, TIED),
        of("polar", a -> a.polar().symmetric(), GENERAL, IDENTITY));
  }

  private static MatrixRuleCase of(String name, UnaryOperator<Matrix> f, DMatrixRMaj... points) {
    return new MatrixRuleCase(name, x -> f.apply(x[0]), Arrays.asList(points));
  }
}
