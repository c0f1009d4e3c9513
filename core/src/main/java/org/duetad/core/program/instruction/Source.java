package org.duetad.core.program.instruction;

import org.duetad.core.matrix.Matrix;

/** A value that is not computed: a constant, or a number of an enclosing derivative call. */
public sealed interface Source extends Instruction permits Literal, Captured {

  /**
   * The value.
   *
   * @return a {@link org.duetad.core.Scalar} or a {@link Matrix}
   */
  Object value();

  @Override
  default int[] operands() {
    return new int[0];
  }

  @Override
  default boolean makesMatrices() {
    return value() instanceof Matrix;
  }

  @Override
  default void evaluate(Values x) {
    x.put(first(), value());
  }
}
