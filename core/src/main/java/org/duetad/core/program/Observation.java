package org.duetad.core.program;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.spi.Excerpt;

/**
 * An operation of a pass, with the numbers at that time. Numbers of a matrix are row after row.
 *
 * @see Observer
 */
public final class Observation {

  private final Instruction instruction;
  private final String line;
  private final NavigableMap<Integer, String> names;
  private final Numbers operands;
  private final Numbers results;

  /** What the derivatives are: tangent or adjoint; empty where there are none. */
  private final String kind;

  /** The values and derivatives of some slots. */
  @SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
  private record Numbers(int[] slots, double[][] values, double[][] derivatives) {

    double[] value(int i) {
      return values[i].clone();
    }

    /** Zeros where nothing was added. */
    double[] derivative(int i) {
      return Arrays.copyOf(derivatives[i], values[i].length);
    }
  }

  /** With the numbers of slots, of which derivatives may be empty. */
  Observation(
      Instruction instruction,
      String line,
      NavigableMap<Integer, String> names,
      IntFunction<double[]> values,
      String kind,
      IntFunction<double[]> ofOperands,
      IntFunction<double[]> ofResults) {
    this.instruction = instruction;
    this.line = line;
    this.names = names;
    this.kind = kind;
    operands = numbers(instruction.operands(), values, ofOperands);
    results = numbers(slots(instruction), values, ofResults);
  }

  /** The slots of the results of an instruction. */
  static int[] slots(Instruction instruction) {
    int first = instruction.first();
    return IntStream.range(first, first + instruction.results()).toArray();
  }

  private static Numbers numbers(
      int[] slots, IntFunction<double[]> values, IntFunction<double[]> derivatives) {
    return new Numbers(slots, copies(slots, values), copies(slots, derivatives));
  }

  private static double[][] copies(int[] slots, IntFunction<double[]> of) {
    return Arrays.stream(slots).mapToObj(slot -> of.apply(slot).clone()).toArray(double[][]::new);
  }

  /**
   * The operation as an instruction of the program.
   *
   * @return its rule, and the slots that it reads and writes
   */
  public Instruction instruction() {
    return instruction;
  }

  /**
   * Where it was recorded.
   *
   * @return the user's source line, as in a stack trace
   */
  public String line() {
    return line;
  }

  /**
   * The value of an operand.
   *
   * @param i which operand, from 0
   * @return its numbers, in a new array
   */
  public double[] operand(int i) {
    return operands.value(i);
  }

  /**
   * The value of a result.
   *
   * @param i which result, from 0
   * @return its numbers, in a new array
   */
  public double[] result(int i) {
    return results.value(i);
  }

  /**
   * The tangent or adjoint of an operand.
   *
   * @param i which operand, from 0
   * @return as many numbers as its value has, in a new array; zeros after an evaluation
   */
  public double[] operandDerivative(int i) {
    return operands.derivative(i);
  }

  /**
   * The tangent or adjoint of a result.
   *
   * @param i which result, from 0
   * @return as many numbers as its value has, in a new array; zeros after an evaluation
   */
  public double[] resultDerivative(int i) {
    return results.derivative(i);
  }

  /** As in {@code %2 speed = divide(6.0, 2.0) = 3.0, adjoint 6.0, at the line}. */
  @Override
  public String toString() {
    String of =
        IntStream.range(0, operands.slots.length)
            .mapToObj(i -> name(operands.slots[i], " = ") + text(operand(i)))
            .collect(Collectors.joining(", ", "(", ")"));
    String made =
        IntStream.range(0, results.slots.length)
            .mapToObj(i -> text(result(i)))
            .collect(Collectors.joining(", "));
    String derivatives =
        IntStream.range(0, results.slots.length)
            .mapToObj(i -> text(resultDerivative(i)))
            .collect(Collectors.joining(", "));
    String slots =
        Arrays.stream(results.slots)
            .mapToObj(slot -> "%" + slot + (names.containsKey(slot) ? " " + names.get(slot) : ""))
            .collect(Collectors.joining(" "));
    return slots
        + " = "
        + instruction.name()
        + of
        + " = "
        + made
        + (kind.isEmpty() ? "" : ", " + kind + " " + derivatives)
        + ", "
        + line;
  }

  private String name(int slot, String behind) {
    String name = names.get(slot);
    return name == null ? "" : name + behind;
  }

  private static String text(double[] numbers) {
    return numbers.length == 1 ? Double.toString(numbers[0]) : Excerpt.of(numbers);
  }
}
