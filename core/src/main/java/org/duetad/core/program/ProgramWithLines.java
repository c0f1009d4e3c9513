package org.duetad.core.program;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.spi.Arguments;

/**
 * A program, and where in the user's source each of its instructions was recorded. Finding the
 * lines dominates the time of recording, at a microsecond or more per instruction.
 *
 * @param program the program
 * @param lines the source line of each instruction, as in a stack trace
 */
public record ProgramWithLines(Program program, List<String> lines) {

  /** Copies the list. */
  public ProgramWithLines {
    lines = List.copyOf(lines);
  }

  /**
   * Records a function of numbers with its source lines.
   *
   * @param operation the operation, for messages
   * @param f the function, n inputs to m outputs
   * @param x the point
   * @return program and lines
   */
  public static ProgramWithLines record(String operation, VectorFunction f, double... x) {
    Arguments.point(operation, f, x);
    List<String> lines = new ArrayList<>();
    return new ProgramWithLines(new Recorder(lines).record(operation, f, Scalar.of(x)), lines);
  }

  /**
   * Records a function of matrices with its source lines.
   *
   * @param operation the operation, for messages
   * @param f the function
   * @param x the point
   * @return program and lines
   */
  public static ProgramWithLines record(String operation, MatrixFunction f, Matrix... x) {
    Arguments.function(operation, f);
    Arguments.given(operation, "point", x);
    List<String> lines = new ArrayList<>();
    return new ProgramWithLines(new Recorder(lines).record(operation, f, x), lines);
  }

  /**
   * Records the same program without lines, which take most of the time and memory.
   *
   * @param operation for error messages
   * @param f the function
   * @param x the point at which its operations and branches are recorded
   * @return the program
   */
  public static Program withoutLines(String operation, VectorFunction f, double... x) {
    Arguments.point(operation, f, x);
    return new Recorder().record(operation, f, Scalar.of(x));
  }
}
