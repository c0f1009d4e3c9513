package org.duetad.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;

/**
 * A function and the numbers of outer derivative calls that it captured, taken apart: {@code f(x) =
 * g(x, c)} with a g that captures nothing. For those who write a rule that takes a function: a rule
 * has derivatives by its operands only, so the captured numbers must be among them.
 *
 * @param function g, of x and then c; if c is empty it is f itself, else what was recorded of it
 * @param captured c, matrices as their elements, row after row
 */
@SuppressWarnings("ArrayRecordComponent") // Handed out, not kept.
public record Closure(VectorFunction function, Scalar[] captured) {

  /**
   * Records a function, and finds what it captures.
   *
   * @param f the function
   * @param x a point, of which the primal values are used only
   * @return the function without captured numbers, and these
   */
  public static Closure of(VectorFunction f, Scalar... x) {
    Program program = Program.record(f, x);
    List<Scalar> captured = new ArrayList<>();
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Given given && !given.isConstant()) {
        captured.addAll(elements(given.value()));
      }
    }
    return new Closure(
        captured.isEmpty() ? f : in -> opened(program, in), captured.toArray(Scalar[]::new));
  }

  /**
   * Primal values, without a word to a recording: for what does not decide its course, as the
   * values of a rule's operands.
   *
   * @param x numbers of any kind
   * @return their values
   */
  public static double[] primals(Scalar... x) {
    return Arrays.stream(x).mapToDouble(Symbol::primal).toArray();
  }

  private static List<Scalar> elements(Object value) {
    return value instanceof Matrix m ? List.of(m.toScalars()) : List.of((Scalar) value);
  }

  /** The program, with what it captured taken from the inputs after its own. */
  private static Scalar[] opened(Program program, Scalar[] in) {
    Values values = new Values(program.slots());
    values.put(0, Arrays.copyOf(in, program.inputs()));
    int next = program.inputs();
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Given given && !given.isConstant()) {
        next = given.taken(in, next, values);
      } else {
        instruction.evaluate(values);
      }
    }
    return values.scalars(program.outputs());
  }
}
