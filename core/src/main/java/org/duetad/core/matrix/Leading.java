package org.duetad.core.matrix;

/** Which of a rule's operands determines the kind of the results. */
final class Leading {

  private Leading() {}

  /**
   * The operand that determines the kind of the results: the one of the innermost recording, else
   * the first that is not constant.
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
