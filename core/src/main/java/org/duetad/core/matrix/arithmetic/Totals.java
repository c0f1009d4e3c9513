package org.duetad.core.matrix.arithmetic;

import java.util.Arrays;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.LinearRule;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Sums over elements, and their transposes, which repeat elements. */
final class Totals {

  /** {@code Σ a_ij}, row after row. */
  static final MatrixRule ELEMENT_SUM =
      new LinearRule(
          "elementSum",
          x -> ConstantMatrix.zero(1, 1),
          x -> ConstantMatrix.scalar(CommonOps_DDRM.elementSum(x.elements())),
          (x, yBar) -> filled(x.numRows(), x.numCols()).of(yBar));

  /** {@code Σ a_ii}. */
  static final MatrixRule TRACE =
      new LinearRule(
          "trace",
          x -> {
            Shapes.square("trace", x);
            return ConstantMatrix.zero(1, 1);
          },
          x -> ConstantMatrix.scalar(CommonOps_DDRM.trace(x.elements())),
          (x, yBar) -> filled(x.numRows(), 1).of(yBar).diag());

  /** The sum of each row: a column. */
  static final MatrixRule SUM_ROWS =
      new LinearRule(
          "sumRows",
          x -> ConstantMatrix.zero(x.numRows(), 1),
          x -> ConstantMatrix.owning(CommonOps_DDRM.sumRows(x.elements(), null)),
          (x, yBar) -> yBar.repeatColumn(x.numCols()));

  /** The sum of each column: a row. */
  static final MatrixRule SUM_COLS =
      new LinearRule(
          "sumCols",
          x -> ConstantMatrix.zero(1, x.numCols()),
          x -> ConstantMatrix.owning(rowsAdded(x)),
          (x, yBar) -> yBar.repeatRow(x.numRows()));

  private Totals() {}

  /** A matrix of one element repeated. */
  static MatrixRule filled(int numRows, int numCols) {
    return new LinearRule(
        "filled",
        x -> {
          Shapes.require(x.isScalar(), "filled", () -> "the element must be 1x1, is " + x.shape());
          return ConstantMatrix.zero(numRows, numCols);
        },
        x -> {
          double[] elements = new double[numRows * numCols];
          Arrays.fill(elements, x.at(0));
          return ConstantMatrix.owning(numRows, numCols, elements);
        },
        (x, yBar) -> Totals.ELEMENT_SUM.of(yBar),
        numRows,
        numCols);
  }

  /** A row repeated, {@code 1 aᵀ}. */
  static MatrixRule repeatRow(int times) {
    return new LinearRule(
        "repeatRow",
        x -> {
          Shapes.require(
              x.numRows() == 1 && times >= 0,
              "repeatRow",
              () -> "takes a row and a count, is " + x.shape() + ", " + times + " times");
          return ConstantMatrix.zero(times, x.numCols());
        },
        x -> {
          double[] elements = new double[times * x.numCols()];
          for (int i = 0; i < times; i++) {
            System.arraycopy(x.array(), 0, elements, i * x.numCols(), x.numCols());
          }
          return ConstantMatrix.owning(times, x.numCols(), elements);
        },
        (x, yBar) -> yBar.sumCols(),
        times);
  }

  /** A column repeated, {@code a 1ᵀ}. */
  static MatrixRule repeatColumn(int times) {
    return new LinearRule(
        "repeatColumn",
        x -> {
          Shapes.require(
              x.numCols() == 1 && times >= 0,
              "repeatColumn",
              () -> "takes a column and a count, is " + x.shape() + ", " + times + " times");
          return ConstantMatrix.zero(x.numRows(), times);
        },
        x -> {
          double[] elements = new double[x.numRows() * times];
          for (int i = 0; i < x.numRows(); i++) {
            Arrays.fill(elements, i * times, (i + 1) * times, x.at(i));
          }
          return ConstantMatrix.owning(x.numRows(), times, elements);
        },
        (x, yBar) -> yBar.sumRows(),
        times);
  }

  /** Row after row, in memory order; EJML's own goes down the columns. */
  private static DMatrixRMaj rowsAdded(ConstantMatrix x) {
    double[] elements = x.array();
    double[] sum = new double[x.numCols()];
    for (int k = 0; k < elements.length; ) {
      for (int j = 0; j < sum.length; j++) {
        sum[j] += elements[k++];
      }
    }
    return DMatrixRMaj.wrap(1, sum.length, sum);
  }
}
