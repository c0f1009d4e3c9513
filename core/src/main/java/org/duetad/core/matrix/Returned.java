package org.duetad.core.matrix;

import java.util.function.Supplier;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/** Checks of what a rule returned: the number of matrices and their shapes. */
final class Returned {

  private Returned() {}

  /** As many matrices as there are others, each of the same shape. */
  static Matrix[] all(String rule, String what, Matrix @Nullable [] returned, Matrix[] like) {
    Matrix[] all = Arguments.returned(rule, what, returned, like.length);
    for (int i = 0; i < like.length; i++) {
      one(rule, what, all[i], like[i]);
    }
    return all;
  }

  /** One of the same shape as another. */
  static Matrix one(String rule, String what, @Nullable Matrix returned, Matrix like) {
    if (returned == null
        || returned.numRows() != like.numRows()
        || returned.numCols() != like.numCols()) {
      throw new IllegalStateException(
          rule
              + ": the rule returned among its "
              + what
              + " "
              + (returned == null ? "null" : returned + " of shape " + returned.shape())
              + ", expected shape "
              + like.shape()
              + "; correct the rule");
    }
    return returned;
  }

  /** Adjoints of operands, checked on their way. */
  @SuppressWarnings("ArrayRecordComponent") // Neither compared nor changed.
  record Adjoints(String rule, Matrix[] x, MatrixRule.Adjoints to) implements MatrixRule.Adjoints {

    @Override
    public void addAll(Matrix... adjoints) {
      all(rule, "adjoints", adjoints, x);
      to.addAll(adjoints);
    }

    @Override
    public void give(int operand, Supplier<Matrix> adjoint) {
      Matrix like = operand(operand);
      to.give(operand, () -> one(rule, "adjoints", adjoint.get(), like));
    }

    @Override
    public void addBlock(
        int operand, int row, int col, Supplier<Matrix> block, Supplier<Matrix> whole) {
      Matrix like = operand(operand);
      to.addBlock(operand, row, col, block, () -> one(rule, "adjoints", whole.get(), like));
    }

    @Override
    public void add(int operand, Supplier<Matrix> adjoint) {
      Matrix like = operand(operand);
      to.add(operand, () -> one(rule, "adjoints", adjoint.get(), like));
    }

    private Matrix operand(int operand) {
      if (operand < 0 || operand >= x.length) {
        throw new IllegalStateException(
            rule
                + ": the rule returned an adjoint of operand "
                + operand
                + " of "
                + x.length
                + "; operands count from 0; correct the rule");
      }
      return x[operand];
    }
  }
}
