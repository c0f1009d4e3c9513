package org.duetad.core.matrix.arithmetic;

import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixOperand;

/** Sums, means and other reductions of {@link Matrix}: of all elements, of rows, of columns. */
public interface MatrixReductions extends MatrixOperand {

  /**
   * {@code Σ a_ij}, row after row.
   *
   * @return the sum of all elements
   */
  default Scalar elementSum() {
    return Totals.ELEMENT_SUM.of((Matrix) this).get(0, 0);
  }

  /**
   * {@code tr A = Σ a_ii} of a square matrix.
   *
   * @return the trace
   */
  default Scalar trace() {
    return Totals.TRACE.of((Matrix) this).get(0, 0);
  }

  /**
   * The sum of each row.
   *
   * @return m x 1
   */
  default Matrix sumRows() {
    return Totals.SUM_ROWS.of((Matrix) this);
  }

  /**
   * The sum of each column.
   *
   * @return 1 x n
   */
  default Matrix sumCols() {
    return Totals.SUM_COLS.of((Matrix) this);
  }

  /**
   * The mean of each row; NaN without columns.
   *
   * @return m x 1
   */
  default Matrix meanRows() {
    return sumRows().divide(numCols());
  }

  /**
   * The mean of each column; NaN without rows.
   *
   * @return 1 x n
   */
  default Matrix meanCols() {
    return sumCols().divide(numRows());
  }

  /**
   * The largest element of each row; k ties share its slope, 1/k each.
   *
   * @return m x 1
   */
  default Matrix maxRows() {
    return applyRows(Reductions.MAX_OF);
  }

  /**
   * {@code log Σ_j exp(a_ij)} of each row, without overflow.
   *
   * @return m x 1
   */
  default Matrix logSumExpRows() {
    return applyRows(Reductions.LOG_SUM_EXP);
  }

  /**
   * {@code log Σ_i exp(a_ij)} of each column, without overflow.
   *
   * @return 1 x n
   */
  default Matrix logSumExpCols() {
    return applyCols(Reductions.LOG_SUM_EXP);
  }

  /**
   * {@code exp(a_ij)/Σ_k exp(a_ik)}: each row becomes a distribution.
   *
   * @return of the same shape
   */
  default Matrix softmaxRows() {
    return applyRows(Reductions.SOFTMAX);
  }

  /**
   * {@code exp(a_ij)/Σ_k exp(a_kj)}: each column becomes a distribution.
   *
   * @return of the same shape
   */
  default Matrix softmaxCols() {
    return applyCols(Reductions.SOFTMAX);
  }

  /**
   * {@code Σ_(k ≤ j) a_ik}: the sums along each row.
   *
   * @return of the same shape
   */
  default Matrix cumulativeSumRows() {
    return CumulativeSums.FROM_THE_LEFT.of((Matrix) this);
  }

  /**
   * {@code Σ_(k ≤ i) a_kj}: the sums down each column.
   *
   * @return of the same shape
   */
  default Matrix cumulativeSumCols() {
    return ((Matrix) this).transpose().cumulativeSumRows().transpose();
  }

  /**
   * {@code Π_(k ≤ j) a_ik}: the products along each row. Derivatives are computed without division,
   * and are right to every order where elements are zero.
   *
   * @return of the same shape
   */
  default Matrix cumulativeProductRows() {
    return applyRows(Reductions.CUMULATIVE_PRODUCT);
  }

  /**
   * {@code Π_(k ≤ i) a_kj}: the products down each column. Derivatives are computed without
   * division, and are right to every order where elements are zero.
   *
   * @return of the same shape
   */
  default Matrix cumulativeProductCols() {
    return applyCols(Reductions.CUMULATIVE_PRODUCT);
  }

  /**
   * A scalar reduction of each row, for any reduction, from the table or user-defined.
   *
   * @param rule the reduction
   * @return m x 1
   */
  default Matrix applyRows(Reduction rule) {
    Arguments.rule(rule);
    return new RowReduction(rule).of((Matrix) this);
  }

  /**
   * A scalar reduction of each column.
   *
   * @param rule the reduction
   * @return 1 x n
   */
  default Matrix applyCols(Reduction rule) {
    return ((Matrix) this).transpose().applyRows(rule).transpose();
  }

  /**
   * A scalar rule with as many results as operands on each row.
   *
   * @param rule the rule
   * @return of the same shape
   */
  default Matrix applyRows(GeneralRule rule) {
    Arguments.rule(rule);
    return new RowMap(rule).of((Matrix) this);
  }

  /**
   * A scalar rule with as many results as operands on each column.
   *
   * @param rule the rule
   * @return of the same shape
   */
  default Matrix applyCols(GeneralRule rule) {
    return ((Matrix) this).transpose().applyRows(rule).transpose();
  }

  /**
   * {@code ‖A‖_F² = Σ a_ij²}.
   *
   * @return the squared Frobenius norm
   */
  default Scalar squaredNorm() {
    Matrix a = (Matrix) this;
    return a.dot(a);
  }

  /**
   * {@code ‖A‖_F = √Σ a_ij²}, without overflow; its gradient at zero is zero, the subgradient of
   * least norm.
   *
   * @return the Frobenius norm
   */
  default Scalar normF() {
    return ((Matrix) this).reshape(1, numRows() * numCols()).applyRows(Reductions.NORM2).get(0, 0);
  }
}
