package org.duetad.checkpoint.block;

import java.util.Arrays;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.spi.MatrixArguments;
import org.duetad.forward.Duals;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;

/**
 * As {@link ScalarTangents}, of matrices.
 *
 * @param duals the kind of the matrices
 * @param x the operands
 * @param yBar the adjoint of the result
 */
@SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
record MatrixTangents(Duals duals, Matrix[] x, Matrix yBar) {

  Matrix[] pulled(ReverseMode reverse, MatrixFunction f, ConstantMatrix y) {
    int n = x.length;
    MatrixScalarFunction product =
        in -> {
          Matrix out = MatrixArguments.output(Recomputation.NAME, f.apply(Arrays.copyOf(in, n)));
          Recomputation.check(y, out.primal());
          return in[n].dot(out);
        };
    DMatrixRMaj[][] products = reverse.hvp(product, values(joined(x, yBar)), directions());
    Matrix[] xBar = new Matrix[n];
    Arrays.setAll(xBar, i -> matrix(products, i));
    return xBar;
  }

  private DMatrixRMaj[][] directions() {
    Matrix[] all = joined(x, yBar);
    DMatrixRMaj[][] directions = new DMatrixRMaj[duals.width() + 1][all.length];
    for (int i = 0; i < all.length; i++) {
      ConstantMatrix[] tangents = duals.tangents(all[i]);
      for (int k = 0; k < tangents.length; k++) {
        directions[k][i] = tangents[k].value();
      }
      boolean isAdjoint = i == x.length;
      directions[duals.width()][i] =
          isAdjoint
              ? duals.value(all[i]).value()
              : new DMatrixRMaj(all[i].numRows(), all[i].numCols());
    }
    return directions;
  }

  private Matrix matrix(DMatrixRMaj[][] products, int i) {
    ConstantMatrix[] tangents = new ConstantMatrix[duals.width()];
    Arrays.setAll(tangents, k -> ConstantMatrix.borrowing(products[k][i]));
    return duals.matrix(ConstantMatrix.borrowing(products[duals.width()][i]), tangents);
  }

  private DMatrixRMaj[] values(Matrix[] matrices) {
    return Arrays.stream(matrices).map(m -> duals.value(m).value()).toArray(DMatrixRMaj[]::new);
  }

  static Matrix[] joined(Matrix[] x, Matrix yBar) {
    Matrix[] all = Arrays.copyOf(x, x.length + 1);
    all[x.length] = yBar;
    return all;
  }
}
