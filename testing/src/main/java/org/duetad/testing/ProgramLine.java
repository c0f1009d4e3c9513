package org.duetad.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duetad.core.Scalar;
import org.duetad.testing.rules.RuleFunction;

/**
 * A line of a {@link RandomProgram}: an operation applied to places, {@code name:result place ...}.
 *
 * @param operation the operation
 * @param result which of its results is meant, which the text has if it is not the first
 * @param operands the places of its operands
 */
record ProgramLine(RuleFunction operation, int result, List<Integer> operands) {

  /**
   * Reads a line.
   *
   * @param here the place that it fills
   * @throws IllegalArgumentException if the operation is unknown, or a place is not filled before
   */
  static ProgramLine parse(String line, Map<String, RuleFunction> operations, int here) {
    String[] words = line.split(" ", -1);
    String[] name = words[0].split(":", 2);
    RuleFunction operation = operations.get(name[0]);
    if (operation == null) {
      throw RandomProgram.malformed(
          "no operation \"" + name[0] + "\"; rename it in the file, or delete the file");
    }
    List<Integer> operands = Arrays.stream(words).skip(1).map(ProgramLine::place).toList();
    if (!operands.stream().allMatch(place -> 0 <= place && place < here)) {
      throw RandomProgram.malformed(
          "\"" + line + "\" reads a place that is not among 0 to " + (here - 1));
    }
    if (!operation.arity().allows(operands.size())) {
      throw RandomProgram.malformed(
          "\""
              + line
              + "\" has "
              + operands.size()
              + " operands, which "
              + operation
              + " does not take");
    }
    return new ProgramLine(operation, name.length > 1 ? place(name[1]) : 0, operands);
  }

  private static int place(String word) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw RandomProgram.malformed("\"" + word + "\" is not a place");
    }
  }

  Scalar of(List<Scalar> places) {
    Scalar[] results =
        operation.function().apply(operands.stream().map(places::get).toArray(Scalar[]::new));
    if (result < 0 || result >= results.length) {
      throw RandomProgram.malformed(
          "\"" + this + "\" is not among the results 0 to " + (results.length - 1));
    }
    return results[result];
  }

  /** The text, which {@link #parse} reads. */
  @Override
  public String toString() {
    String name = result == 0 ? operation.name() : operation.name() + ":" + result;
    return operands.stream().map(String::valueOf).collect(Collectors.joining(" ", name + " ", ""));
  }
}
