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
        one("matrixExponential()", Draw::square, Matrix::matrixExponential),
        one("symmetricSqrt()", Draw::spd, Matrix::symmetricSqrt),
        one("symmetricLog()", Draw::spd, Matrix::symmetricLog),
        one("symmetricExp()", Draw::symmetric, Matrix::symmetricExp),
        one("normSpectral()", Draw::general, a -> Matrix.of(1, 1, a.normSpectral())),
        one("normNuclear()", Draw::general, a -> Matrix.of(1, 1, a.normNuclear())));
  }

  private static MatrixCase one(
      String covers, Function<Draw, DMatrixRMaj> operand, Function<Matrix, Matrix> f) {
    return covering(covers, draw -> List.of(operand.apply(draw)), x -> f.apply(x[0])).onlyRegular();
  }
}
