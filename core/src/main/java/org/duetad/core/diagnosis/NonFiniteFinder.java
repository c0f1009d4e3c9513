package org.duetad.core.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;

/**
 * The first operation of each pass that produces a NaN, and the first that produces an infinity.
 */
final class NonFiniteFinder {

  /** No slot. */
  private static final int NONE = -1;

  private final NavigableMap<Integer, String> names;
  private final List<Anomaly> anomalies = new ArrayList<>();

  /** With the names of slots. */
  NonFiniteFinder(NavigableMap<Integer, String> names) {
    this.names = names;
  }

  List<Anomaly> anomalies() {
    return anomalies;
  }

  /** An input that is not finite; no operation made it. */
  void lookAtInput(int index, double[] values) {
    String input = "(" + index + ")";
    String line = "passed by the caller";
    look(
        Anomaly.Pass.VALUE,
        0,
        NonFinite.in(values),
        () -> values,
        "input",
        () -> input,
        index,
        line);
  }

  /**
   * Inspects an instruction's results and operands.
   *
   * @param of what of the operands is not finite
   * @param made what of the results is not finite
   * @param numbers the numbers of the results
   */
  void look(
      Anomaly.Pass pass,
      Instruction instruction,
      Values v,
      int of,
      int made,
      Supplier<double[]> numbers,
      String line) {
    if ((made & ~of) != 0) {
      int slot = instruction.results() > 0 ? instruction.first() : NONE;
      Supplier<String> operands = () -> operands(instruction, v);
      look(pass, of, made, numbers, instruction.name(), operands, slot, line);
    }
  }

  private void look(
      Anomaly.Pass pass,
      int of,
      int made,
      Supplier<double[]> numbers,
      String operation,
      Supplier<String> operands,
      int slot,
      String line) {
    int fresh = made & ~of;
    if ((fresh & NonFinite.NAN) != 0 && isFirst(pass, true)) {
      anomalies.add(new Anomaly(pass, Double.NaN, operation, operands.get(), name(slot), line));
    }
    if ((fresh & NonFinite.INFINITE) != 0 && isFirst(pass, false)) {
      double infinity =
          Arrays.stream(numbers.get()).filter(Double::isInfinite).findFirst().orElseThrow();
      anomalies.add(new Anomaly(pass, infinity, operation, operands.get(), name(slot), line));
    }
  }

  private boolean isFirst(Anomaly.Pass pass, boolean nan) {
    return anomalies.stream()
        .noneMatch(known -> known.pass() == pass && Double.isNaN(known.number()) == nan);
  }

  private String name(int slot) {
    return names.getOrDefault(slot, "");
  }

  private String operands(Instruction instruction, Values v) {
    return Arrays.stream(instruction.operands())
        .mapToObj(slot -> named(slot) + text(v.get(slot)))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private String named(int slot) {
    String name = names.get(slot);
    return name == null ? "" : name + " = ";
  }

  private static String text(Object value) {
    return value instanceof Matrix m && !m.isScalar()
        ? m.shape()
        : Double.toString(Values.numbers(value)[0]);
  }
}
