package org.duetad.core.program;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.instruction.Captured;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.program.instruction.ValueRead;

/** A program as text: {@code %3 = multiply %0 %2}, one instruction per line. */
final class Listing {

  private Listing() {}

  static String of(Program program) {
    Object[] point = program.point();
    StringBuilder text = new StringBuilder("program(");
    text.append(
        IntStream.range(0, program.inputs())
            .mapToObj(i -> "%" + i + name(program, i) + type(point[i]))
            .collect(Collectors.joining(", ")));
    text.append(") {\n");
    for (Instruction instruction : program.instructions()) {
      text.append("  ").append(line(instruction)).append(names(program, instruction)).append('\n');
    }
    return text.append("  return ").append(slots(program.outputs())).append("\n}\n").toString();
  }

  private static String name(Program program, int slot) {
    String name = program.names().get(slot);
    return name == null ? "" : " " + name;
  }

  /** A comment with the names of results. */
  private static String names(Program program, Instruction instruction) {
    if (program.names().isEmpty()) {
      return "";
    }
    int first = instruction.first();
    return IntStream.range(first, first + instruction.results())
        .filter(program.names()::containsKey)
        .mapToObj(
            slot ->
                (instruction.results() == 1 ? "" : "%" + slot + " ") + program.names().get(slot))
        .collect(Collectors.collectingAndThen(Collectors.joining(", "), Listing::comment));
  }

  private static String comment(String words) {
    return words.isEmpty() ? "" : " // " + words;
  }

  private static String type(Object value) {
    return value instanceof Matrix m ? ": " + m.shape() : "";
  }

  private static String line(Instruction instruction) {
    String results =
        slots(
            IntStream.range(instruction.first(), instruction.first() + instruction.results())
                .toArray());
    String does = does(instruction);
    return results.isEmpty() ? does : results + " = " + does;
  }

  /** An instruction without its results. */
  static String does(Instruction instruction) {
    if (instruction instanceof Literal literal) {
      return literal.name() + " " + literal.value();
    }
    if (instruction instanceof Captured captured) {
      return captured.name() + " " + captured.value();
    }
    if (instruction instanceof Guard guard) {
      return guard + " at " + guard.line();
    }
    if (instruction instanceof ValueRead read) {
      return "value of %" + read.x() + " at " + read.line();
    }
    String parameters =
        instruction.operation() instanceof List<?> list
            ? list.subList(1, list.size()).toString()
            : "";
    return instruction.name() + parameters + " " + slots(instruction.operands());
  }

  private static String slots(int[] slots) {
    return Arrays.stream(slots).mapToObj(slot -> "%" + slot).collect(Collectors.joining(" "));
  }
}
