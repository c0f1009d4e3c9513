package org.duetad.core.nested;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Captured;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.spi.Arguments;

/**
 * A function and the numbers of outer derivative calls that it captured, separated: {@code f(x) =
 * g(x, c)} with a g that captures nothing. For authors of rules that take a function: a rule has
 * derivatives only with respect to its operands, so the captured numbers must be among them.
 *
 * @param function g, of x followed by c; if c is empty it is f itself, else its recording
 * @param captured c, matrices as their elements, row after row
 */
@SuppressWarnings("ArrayRecordComponent") // Handed out, not kept.
public record Closure(VectorFunction function, Scalar[] captured) {

  /**
   * Records a function and finds what it captures.
   *
   * @param f the function
   * @param x a point, of which the primal values are used only
   * @return the function without captured numbers, and these
   */
  public static Closure of(VectorFunction f, Scalar... x) {
    Arguments.function("closure", f);
    Arguments.given("closure", "point", x);
    Closure closure = recorded(f, x);
    return closure.captured.length == 0 ? new Closure(f, closure.captured) : closure;
  }

  /** The same, always with the recording. */
  static Closure recorded(VectorFunction f, Scalar... x) {
    Program program = Program.recordOpen(f, x);
    return new Closure(in -> opened(program, in), elements(captured(program)));
  }

  private static List<Object> captured(Program program) {
    List<Object> captured = new ArrayList<>();
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Captured outer) {
        captured.add(outer.value());
      }
    }
    return captured;
  }

  /** The numbers, and the elements of the matrices. */
  static Scalar[] elements(List<Object> captured) {
    return captured.stream()
        .flatMap(
            value ->
                value instanceof Matrix m ? Stream.of(m.toScalars()) : Stream.of((Scalar) value))
        .toArray(Scalar[]::new);
  }

  /** Runs the program with the captured numbers taken from the inputs that follow its own. */
  private static Scalar[] opened(Program program, Scalar[] in) {
    Values values = new Values(program.slots());
    values.put(0, Arrays.copyOf(in, program.inputs()));
    int next = program.inputs();
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Captured outer) {
        next = taken(outer, in, next, values);
      } else {
        instruction.evaluate(values);
      }
    }
    return values.scalars(program.outputs());
  }

  /**
   * As {@link Captured#evaluate}, with the value read from inputs; returns the index after the
   * last.
   */
  private static int taken(Captured outer, Scalar[] inputs, int from, Values values) {
    if (!(outer.value() instanceof Matrix m)) {
      values.put(outer.first(), inputs[from]);
      return from + 1;
    }
    int to = from + m.numRows() * m.numCols();
    values.put(
        outer.first(), Matrix.of(m.numRows(), m.numCols(), Arrays.copyOfRange(inputs, from, to)));
    return to;
  }
}
