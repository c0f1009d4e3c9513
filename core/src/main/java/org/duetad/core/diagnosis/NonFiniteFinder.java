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
    look(Anomaly.Pass.VALUE, new double[0], values, "input", () -> input, name(index), line);
  }

  /** Inspects an instruction's results and operands. */
  void look(
      Anomaly.Pass pass,
      Instruction instruction,
      Values v,
      double[] of,
      double[] made,
      String line) {
    String name = instruction.results() > 0 ? name(instruction.first()) : "";
    look(pass, of, made, instruction.name(), () -> operands(instruction, v), name, line);
  }

  private void look(
      Anomaly.Pass pass,
      double[] of,
      double[] made,
      String operation,
      Supplier<String> operands,
      String name,
      String line) {
    if (hasNaN(made) && !hasNaN(of) && isFirst(pass, true)) {
      anomalies.add(new Anomaly(pass, Double.NaN, operation, operands.get(), name, line));
    }
    if (hasInfinity(made) && !hasInfinity(of) && isFirst(pass, false)) {
      double infinity = Arrays.stream(made).filter(Double::isInfinite).findFirst().orElseThrow();
      anomalies.add(new Anomaly(pass, infinity, operation, operands.get(), name, line));
    }
  }

  private boolean isFirst(Anomaly.Pass pass, boolean nan) {
    return anomalies.stream()
        .noneMatch(known -> known.pass() == pass && Double.isNaN(known.number()) == nan);
  }

  private static boolean hasNaN(double[] numbers) {
    return Arrays.stream(numbers).anyMatch(Double::isNaN);
  }

  private static boolean hasInfinity(double[] numbers) {
    return Arrays.stream(numbers).anyMatch(Double::isInfinite);
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
