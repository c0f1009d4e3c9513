package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixCase.covering;

import java.util.List;
import java.util.function.Function;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.general.GeneralMatrixOperations;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** {@link GeneralMatrixOperations}. */
final class GeneralMatrixCases {

  private GeneralMatrixCases() {}

  static List<MatrixCase> all() {
    return List.of(
        covering(
                "sylvester(Matrix,Matrix)",
                draw -> List.of(wide(draw), turned(draw.p()), draw.matrix(draw.n(), draw.p())),
                x -> x[0].sylvester(x[1], x[2]))
            .onlyRegular(),
        covering(
                "lyapunov(Matrix)",
                draw -> List.of(wide(draw), draw.square()),
                x -> x[0].lyapunov(x[1]))
            .onlyRegular(),
        one("sqrtm()", GeneralMatrixCases::wide, Matrix::sqrtm),
        one("logm()", GeneralMatrixCases::wide, Matrix::logm),
        one("eigenvalues()", GeneralMatrixCases::real, Matrix::eigenvalues));
  }

  private static MatrixCase one(
      String covers, Function<MatrixDraw, DMatrixRMaj> operand, Function<Matrix, Matrix> f) {
    return covering(covers, draw -> List.of(operand.apply(draw)), x -> f.apply(x[0])).onlyRegular();
  }

  /** An n x n matrix, not symmetric, with eigenvalues to the right of the imaginary axis. */
  private static DMatrixRMaj wide(MatrixDraw draw) {
    DMatrixRMaj matrix = draw.square();
    CommonOps_DDRM.scale(1.0 / Math.max(draw.n(), 1), matrix);
    CommonOps_DDRM.addEquals(matrix, 3, CommonOps_DDRM.identity(draw.n()));
    return matrix;
  }

  /** An n x n matrix, not symmetric, with eigenvalues about 1, 3, 5 and so on. */
  private static DMatrixRMaj real(MatrixDraw draw) {
    DMatrixRMaj matrix = draw.square();
    CommonOps_DDRM.scale(0.5 / Math.max(draw.n(), 1), matrix);
    for (int i = 0; i < draw.n(); i++) {
      matrix.add(i, i, 1 + 2 * i);
    }
    return matrix;
  }

  /** {@code I/2} and rotations beside the diagonal: pairs of complex eigenvalues. */
  private static DMatrixRMaj turned(int n) {
    DMatrixRMaj matrix = CommonOps_DDRM.identity(n);
    CommonOps_DDRM.scale(0.5, matrix);
    for (int i = 1; i < n; i += 2) {
      matrix.set(i, i - 1, -1.25);
      matrix.set(i - 1, i, 1.25);
    }
    return matrix;
  }
}
