package org.duetad.core.program.instruction;

import java.util.Arrays;
import org.duetad.core.Scalar;

/**
 * A read of primal values by the function; what it computed from them is not recorded.
 *
 * @param x the slot of a number or a matrix
 * @param values what was read, a matrix row after row
 * @param line the user's source line
 */
@SuppressWarnings("ArrayRecordComponent") // Never modified or compared.
public record ValueRead(int x, double[] values, String line) implements Condition {

  @Override
  public double[] values() {
    return values.clone();
  }

  @Override
  public String name() {
    return "value";
  }

  @Override
  public Object operation() {
    return name();
  }

  @Override
  public int[] operands() {
    return new int[] {x};
  }

  @Override
  public void evaluate(Values v) {
    double[] now =
        v.get(x) instanceof Scalar s ? new double[] {s.value()} : v.matrix(x).value().data;
    if (!Arrays.equals(now, values)) {
      throw new BranchChangedException(
          "evaluate: the function read a value() at "
              + line
              + ", and the program depends on it in a way that was not recorded: it was "
              + text(values)
              + ", now it is "
              + text(now)
              + "; record it at this point, or pass Differentiator.record(f, x) instead, which records each branch");
    }
  }

  private static String text(double[] values) {
    return values.length == 1 ? Double.toString(values[0]) : values.length + " elements";
  }

  @Override
  public Instruction moved(int[] operands, int first) {
    return new ValueRead(operands[0], values, line);
  }
}
