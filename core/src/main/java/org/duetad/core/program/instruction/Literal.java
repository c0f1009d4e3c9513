package org.duetad.core.program.instruction;

import java.util.List;
import org.duetad.core.Constant;
import org.duetad.core.matrix.Matrix;

/**
 * A constant of a program.
 *
 * @param value a {@link Constant}, or a {@link org.duetad.core.matrix.ConstantMatrix}
 * @param first the slot that it fills
 */
public record Literal(Object value, int first) implements Instruction {

  @Override
  public String name() {
    return "constant";
  }

  /** Numbers are constants with the same bits; matrices are not compared. */
  @Override
  public Object operation() {
    return value instanceof Constant c
        ? Double.doubleToRawLongBits(c.value())
        : List.of(name(), first);
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
  public void evaluate(Values x) {
    x.put(first, value);
  }

  @Override
  public Instruction moved(int[] operands, int to) {
    return new Literal(value, to);
  }
}
