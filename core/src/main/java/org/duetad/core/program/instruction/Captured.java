package org.duetad.core.program.instruction;

import java.util.List;

/**
 * A number or matrix of an enclosing derivative call that the function used. Programs that outlive
 * such a call have none.
 *
 * @param value a {@link org.duetad.core.Scalar} or a {@link org.duetad.core.matrix.Matrix}
 * @param first the slot that it fills
 */
public record Captured(Object value, int first) implements Source {

  @Override
  public String name() {
    return "captured";
  }

  @Override
  public Object operation() {
    return List.of(name(), first);
  }

  @Override
  public Instruction moved(int[] operands, int to) {
    return new Captured(value, to);
  }
}
