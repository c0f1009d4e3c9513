package org.duetad.core.matrix.arithmetic;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.JointlyLinearRule;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Sums and differences; a structural zero costs nothing. */
final class Sums {

  /** {@code A + B}. */
  static final MatrixRule PLUS =
      new JointlyLinearRule("plus") {

        @Override
        public ConstantMatrix[] value(ConstantMatrix... x) {
          Shapes.same("plus", x[0], x[1]);
          return new ConstantMatrix[] {sum(x[0], x[1])};
        }

        @Override
        protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
          xBar.add(0, () -> yBar[0]);
          xBar.add(1, () -> yBar[0]);
        }
      };

  /** {@code A - B}. */
  static final MatrixRule MINUS =
      new JointlyLinearRule("minus") {

        @Override
        public ConstantMatrix[] value(ConstantMatrix... x) {
          Shapes.same("minus", x[0], x[1]);
          return new ConstantMatrix[] {difference(x[0], x[1])};
        }

        @Override
        protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
          xBar.add(0, () -> yBar[0]);
          xBar.add(1, () -> yBar[0].negative());
        }
      };

  /** {@code A + 1 bᵀ}: a row added to each row; the adjoint of b is the sum of the rows of Ȳ. */
  static final MatrixRule PLUS_ROW =
      new JointlyLinearRule("plusRow") {

        @Override
        public ConstantMatrix[] value(ConstantMatrix... x) {
          Shapes.require(
              x[1].numRows() == 1 && x[1].numCols() == x[0].numCols(),
              "plusRow",
              () -> "a row of " + x[1].shape() + " does not fit a matrix of " + x[0].shape());
          return new ConstantMatrix[] {x[1].isZero() ? x[0] : rowAdded(x[0], x[1].array())};
        }

        @Override
        protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
          xBar.add(0, () -> yBar[0]);
          xBar.add(1, () -> yBar[0].sumCols());
        }
      };

  /**
   * {@code A + b 1ᵀ}: a column added to each column; the adjoint of b is the sum of the columns of
   * Ȳ.
   */
  static final MatrixRule PLUS_COLUMN =
      new JointlyLinearRule("plusColumn") {

        @Override
        public ConstantMatrix[] value(ConstantMatrix... x) {
          Shapes.require(
              x[1].numCols() == 1 && x[1].numRows() == x[0].numRows(),
              "plusColumn",
              () -> "a column of " + x[1].shape() + " does not fit a matrix of " + x[0].shape());
          return new ConstantMatrix[] {x[1].isZero() ? x[0] : columnAdded(x[0], x[1].array())};
        }

        @Override
        protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
          xBar.add(0, () -> yBar[0]);
          xBar.add(1, () -> yBar[0].sumRows());
        }
      };

  private Sums() {}

  private static ConstantMatrix sum(ConstantMatrix a, ConstantMatrix b) {
    if (a.isZero() || b.isZero()) {
      return a.isZero() ? b : a;
    }
    DMatrixRMaj sum = new DMatrixRMaj(a.numRows(), a.numCols());
    return ConstantMatrix.owning(CommonOps_DDRM.add(a.elements(), b.elements(), sum));
  }

  private static ConstantMatrix difference(ConstantMatrix a, ConstantMatrix b) {
    if (b.isZero()) {
      return a;
    }
    DMatrixRMaj difference = new DMatrixRMaj(a.numRows(), a.numCols());
    return ConstantMatrix.owning(CommonOps_DDRM.subtract(a.elements(), b.elements(), difference));
  }

  private static ConstantMatrix rowAdded(ConstantMatrix a, double[] row) {
    double[] sum = a.array().clone();
    for (int k = 0; k < sum.length; ) {
      for (double term : row) {
        sum[k++] += term;
      }
    }
    return ConstantMatrix.owning(a.numRows(), a.numCols(), sum);
  }

  private static ConstantMatrix columnAdded(ConstantMatrix a, double[] column) {
    double[] sum = a.array().clone();
    int k = 0;
    for (double term : column) {
      for (int end = k + a.numCols(); k < end; k++) {
        sum[k] += term;
      }
    }
    return ConstantMatrix.owning(a.numRows(), a.numCols(), sum);
  }
}
