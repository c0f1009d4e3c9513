package org.duetad.core.program.instruction;

import java.util.List;
import org.duetad.core.matrix.Matrix;

/**
 * A number or matrix of an enclosing derivative call that the function used. Programs that outlive
 * such a call have none.
 *
 * @param value a {@link org.duetad.core.Scalar} or a {@link Matrix}
 * @param first the slot that it fills
 */
public record Captured(Object value, int first) implements Instruction {

  @Override
  public String name() {
    return "captured";
  }

  @Override
  public Object operation() {
    return List.of(name(), first);
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
    return new Captured(value, to);
  }
}
