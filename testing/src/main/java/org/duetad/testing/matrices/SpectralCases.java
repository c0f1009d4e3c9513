package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixCase.covering;

import java.util.List;
import java.util.function.Function;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.spectral.SpectralOperations;
import org.ejml.data.DMatrixRMaj;

/** {@link SpectralOperations}. */
final class SpectralCases {

  private SpectralCases() {}

  static List<MatrixCase> all() {
    return List.of(
        one("symmetricEigenvalues()", MatrixDraw::symmetric, Matrix::symmetricEigenvalues),
        one("singularValues()", MatrixDraw::general, Matrix::singularValues),
        one("pseudoInverse()", MatrixDraw::wellConditioned, Matrix::pseudoInverse),
        one("pseudoInverse(int)", MatrixDraw::general, a -> a.pseudoInverse(rank(a)))
            .as("whole")
            .withSizes(SpectralCases::small),
        one("pseudoInverse(int)", MatrixDraw::spd, a -> a.pseudoInverse((rank(a) + 1) / 2))
            .withSizes(SpectralCases::small),
        one("conditionNumber()", MatrixDraw::general, a -> Matrix.of(1, 1, a.conditionNumber())),
        one("matrixExponential()", MatrixDraw::square, Matrix::matrixExponential),
        one("symmetricSqrt()", MatrixDraw::spd, Matrix::symmetricSqrt),
        one("symmetricInverseSqrt()", MatrixDraw::spd, Matrix::symmetricInverseSqrt),
        one("symmetricLog()", MatrixDraw::spd, Matrix::symmetricLog),
        one("symmetricExp()", MatrixDraw::symmetric, Matrix::symmetricExp),
        one(
            "spectralProjector(int)",
            MatrixDraw::symmetric,
            a -> a.spectralProjector(a.numRows() / 2)),
        one("spectralProjector(double,double)", MatrixDraw::spd, a -> a.spectralProjector(0, 1.25)),
        one("bestRank(int)", MatrixDraw::general, a -> a.bestRank(rank(a) / 2)),
        one("bestRank(int)", MatrixDraw::general, a -> a.bestRank(rank(a))).as("whole"),
        one("polar()", MatrixDraw::wellConditioned, a -> a.polar().orthogonal()).as("orthogonal"),
        one("polar()", MatrixDraw::general, a -> a.polar().symmetric()).as("symmetric"),
        one("normSpectral()", MatrixDraw::general, a -> Matrix.of(1, 1, a.normSpectral())),
        one("normNuclear()", MatrixDraw::general, a -> Matrix.of(1, 1, a.normNuclear())));
  }

  /** Third derivatives are sums over paths, of {@code (m + n)⁴} terms. */
  private static boolean small(int m, int n) {
    return m > 0 && n > 0 && m + n <= 6;
  }

  private static int rank(Matrix a) {
    return Math.min(a.numRows(), a.numCols());
  }

  private static MatrixCase one(
      String covers, Function<MatrixDraw, DMatrixRMaj> operand, Function<Matrix, Matrix> f) {
    return covering(covers, draw -> List.of(operand.apply(draw)), x -> f.apply(x[0])).onlyRegular();
  }
}
