package org.duetad.core.program.instruction;

import java.util.List;
import org.duetad.core.Constant;

/**
 * A constant of a program.
 *
 * @param value a {@link Constant}, or a {@link org.duetad.core.matrix.ConstantMatrix}
 * @param first the slot that it fills
 */
public record Literal(Object value, int first) implements Source {

  @Override
  public String name() {
    return "constant";
  }

  /** Numbers are equal if they have the same bits; matrices are not compared. */
  @Override
  public Object operation() {
    return value instanceof Constant c
        ? Double.doubleToRawLongBits(c.value())
        : List.of(name(), first);
  }

  @Override
  public Instruction moved(int[] operands, int to) {
    return new Literal(value, to);
  }
}
