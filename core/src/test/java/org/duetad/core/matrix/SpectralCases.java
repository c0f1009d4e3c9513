package org.duetad.core.matrix;

import static org.duetad.core.matrix.MatrixCase.covering;

import java.util.List;
import java.util.function.Function;
import org.duetad.core.matrix.spectral.SpectralOperations;
import org.ejml.data.DMatrixRMaj;

/** {@link SpectralOperations}. */
final class SpectralCases {

  private SpectralCases() {}

  static List<MatrixCase> all() {
    return List.of(
        one("symmetricEigenvalues()", Draw::symmetric, Matrix::symmetricEigenvalues),
        one("singularValues()", Draw::general, Matrix::singularValues),
        one("pseudoInverse()", Draw::wellConditioned, Matrix::pseudoInverse),
        one("pseudoInverse(int)", Draw::general, a -> a.pseudoInverse(rank(a)))
            .as("whole")
            .withSizes(SpectralCases::small),
        one("pseudoInverse(int)", Draw::spd, a -> a.pseudoInverse((rank(a) + 1) / 2))
            .withSizes(SpectralCases::small),
        one("conditionNumber()", Draw::general, a -> Matrix.of(1, 1, a.conditionNumber())),
        one("matrixExponential()", Draw::square, Matrix::matrixExponential),
        one("symmetricSqrt()", Draw::spd, Matrix::symmetricSqrt),
        one("symmetricInverseSqrt()", Draw::spd, Matrix::symmetricInverseSqrt),
        one("symmetricLog()", Draw::spd, Matrix::symmetricLog),
        one("symmetricExp()", Draw::symmetric, Matrix::symmetricExp),
        one("spectralProjector(int)", Draw::symmetric, a -> a.spectralProjector(a.numRows() / 2)),
        one("spectralProjector(double,double)", Draw::spd, a -> a.spectralProjector(0, 1.25)),
        one("bestRank(int)", Draw::general, a -> a.bestRank(rank(a) / 2)),
        one("bestRank(int)", Draw::general, a -> a.bestRank(rank(a))).as("whole"),
        one("polar()", Draw::wellConditioned, a -> a.polar().orthogonal()).as("orthogonal"),
        one("polar()", Draw::general, a -> a.polar().symmetric()).as("symmetric"),
        one("normSpectral()", Draw::general, a -> Matrix.of(1, 1, a.normSpectral())),
        one("normNuclear()", Draw::general, a -> Matrix.of(1, 1, a.normNuclear())));
  }

  /** Third derivatives are sums over paths, of {@code (m + n)⁴} terms. */
  private static boolean small(int m, int n) {
    return m > 0 && n > 0 && m + n <= 6;
  }

  private static int rank(Matrix a) {
    return Math.min(a.numRows(), a.numCols());
  }

  private static MatrixCase one(
      String covers, Function<Draw, DMatrixRMaj> operand, Function<Matrix, Matrix> f) {
    return covering(covers, draw -> List.of(operand.apply(draw)), x -> f.apply(x[0])).onlyRegular();
  }
}
