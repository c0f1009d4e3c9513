package org.duetad.core.program;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;

/** A constant of a program, or a number of an outer derivative call that the function captured. */
record Given(Object value, int first) implements Instruction {

  @Override
  public String name() {
    return isConstant() ? "constant" : "captured";
  }

  /** Numbers are constants with the same bits, or else themselves. */
  @Override
  public Object operation() {
    return value instanceof Constant c
        ? Double.doubleToRawLongBits(c.value())
        : List.of(name(), first);
  }

  boolean isConstant() {
    return value instanceof Constant || value instanceof ConstantMatrix;
  }

  @Override
  public int[] operands() {
    return new int[0];
  }

  @Override
  public boolean makesMatrices() {
    return value instanceof Matrix;
  }

  @Override
  public void evaluate(Values v) {
    v.put(first, value);
  }

  /** As {@link #evaluate}, with the value read from inputs; the index after the last one read. */
  int taken(Scalar[] inputs, int from, Values v) {
    if (!(value instanceof Matrix m)) {
      v.put(first, inputs[from]);
      return from + 1;
    }
    int to = from + m.numRows() * m.numCols();
    v.put(first, Matrix.of(m.numRows(), m.numCols(), Arrays.copyOfRange(inputs, from, to)));
    return to;
  }

  @Override
  public Instruction moved(int[] operands, int to) {
    return new Given(value, to);
  }
}
