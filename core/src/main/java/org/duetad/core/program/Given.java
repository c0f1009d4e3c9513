package org.duetad.core.program;

import java.util.List;
import org.duetad.core.Constant;
import org.duetad.core.matrix.ConstantMatrix;

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
    return NONE;
  }

  @Override
  public void evaluate(Values v) {
    v.put(first, value);
  }

  @Override
  public Instruction moved(int[] operands, int to) {
    return new Given(value, to);
  }
}
