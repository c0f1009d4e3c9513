package org.duetad.examples.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A data set of ADBench with results of two independent programs.
 *
 * @param file the file
 * @param problem creates the problem from it
 * @param value the first output
 * @param count the number of elements of the derivative
 * @param sum their sum
 * @param norm their Euclidean norm
 * @param first the first three
 * @param last the last
 */
record Reference(
    String file,
    Function<Path, Problem> problem,
    double value,
    int count,
    double sum,
    double norm,
    Three first,
    double last) {

  private static final double TOLERANCE = 1e-10;

  /** Three numbers. */
  record Three(double a, double b, double c) {}

  Problem read() {
    return problem.apply(Adbench.file(file));
  }

  void checkDerivative(double[] derivative) {
    assertEquals(count, derivative.length, "count");
    check("sum", sum, Arrays.stream(derivative).sum());
    check("norm", norm, Math.sqrt(Arrays.stream(derivative).map(d -> d * d).sum()));
    checkFirst(derivative);
    checkLast(derivative[count - 1]);
  }

  void checkFirst(double[] derivative) {
    check("first", first.a, derivative[0]);
    check("second", first.b, derivative[1]);
    check("third", first.c, derivative[2]);
  }

  void checkLast(double derivative) {
    check("last", last, derivative);
  }

  void checkValue(double actual) {
    check("value", value, actual);
  }

  private void check(String what, double expected, double actual) {
    assertEquals(expected, actual, TOLERANCE * Math.abs(expected), file + ": " + what);
  }

  @Override
  public String toString() {
    return file;
  }
}
