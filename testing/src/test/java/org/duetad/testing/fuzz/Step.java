package org.duetad.testing.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A step of a program: it computes one number.
 *
 * @param operation what is applied, or null for a constant
 * @param result which of the operation's results
 * @param constant the constant
 * @param operands the places of the operands
 */
record Step(@Nullable Operation operation, int result, double constant, List<Integer> operands) {

  static Step constant(double constant) {
    return new Step(null, 0, constant, List.of());
  }

  static Step of(Operation operation, int result, List<Integer> operands) {
    return new Step(operation, result, 0, operands);
  }

  boolean isOfMatrices() {
    return operation != null && operation.name().startsWith("matrix.");
  }

  static Step parse(String line) {
    String[] words = line.split(" ", -1);
    if (words[0].equals("constant")) {
      return constant(Double.parseDouble(words[1]));
    }
    String[] name = words[0].split(":", 2);
    List<Integer> operands = Arrays.stream(words).skip(1).map(Integer::valueOf).toList();
    return of(Operation.named(name[0]), name.length > 1 ? Integer.parseInt(name[1]) : 0, operands);
  }

  @Override
  public String toString() {
    if (operation == null) {
      return "constant " + constant;
    }
    String name = result == 0 ? operation.name() : operation.name() + ":" + result;
    return operands.stream().map(String::valueOf).collect(Collectors.joining(" ", name + " ", ""));
  }
}
