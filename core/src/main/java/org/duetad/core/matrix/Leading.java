package org.duetad.core.matrix;

/** Which of a rule's operands decides of which kind the results are. */
final class Leading {

  private Leading() {}

  /**
   * Of the operands, the one that decides of which kind the results are: the one of the innermost
   * recording, else the first that is not constant.
   *
   * @throws NullPointerException if one is null
   */
  static Matrix of(String operation, Matrix[] x) {
    Matrix leading = ConstantMatrix.EMPTY;
    for (int i = x.length - 1; i >= 0; i--) {
      leading = inner(Shapes.nonNull(operation, x[i]), leading);
    }
    return leading;
  }

  private static Matrix inner(Matrix operand, Matrix leading) {
    if (operand instanceof ConstantMatrix) {
      return leading;
    }
    return leading.isTraced() && leading.level() > operand.level() ? leading : operand;
  }
}
