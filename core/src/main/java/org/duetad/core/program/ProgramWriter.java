package org.duetad.core.program;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duetad.core.program.instruction.Application;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Relation;
import org.duetad.core.program.instruction.Source;
import org.duetad.core.program.instruction.ValueRead;

/** Writes the lines of {@link ProgramText}. */
final class ProgramWriter {

  private final RuleTexts rules;
  private final StringBuilder text;

  ProgramWriter(RuleTexts rules, StringBuilder text) {
    this.rules = rules;
    this.text = text;
  }

  void write(Program program) {
    Transformed derivation = program.derivation();
    if (derivation != null) {
      line("derivative " + (derivation.isAdjoint() ? "adjoint" : "tangent") + " {");
      write(derivation.of());
      line("}");
    }
    Object[] point = program.point();
    for (int i = 0; i < point.length; i++) {
      line("%" + i + " = input " + ProgramNumbers.text(point[i]));
    }
    for (Instruction instruction : program.instructions()) {
      String results =
          slots(IntStream.range(instruction.first(), instruction.first() + instruction.results()));
      line((instruction.results() == 0 ? "" : results.substring(1) + " = ") + does(instruction));
    }
    line("return" + slots(Arrays.stream(program.outputs())));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private String does(Instruction instruction) {
    if (instruction instanceof Source source) {
      return "constant " + ProgramNumbers.text(source.value());
    } else if (instruction instanceof Guard it) {
      String answer =
          it.relation() == Relation.ORDER
              ? Integer.toString(it.answer())
              : Boolean.toString(it.answer() == 1);
      return "guard %"
          + it.x()
          + " "
          + it.relation()
          + " %"
          + it.y()
          + " "
          + answer
          + at(it.line());
    } else if (instruction instanceof ValueRead it) {
      String values =
          Arrays.stream(it.values())
              .mapToObj(ProgramNumbers::word)
              .collect(Collectors.joining(" "));
      return "value %" + it.x() + " is " + values + at(it.line());
    }
    return operation(instruction) + slots(Arrays.stream(instruction.operands()));
  }

  private String operation(Instruction instruction) {
    if (instruction instanceof AppliedMatrices.Elements it) {
      return "get(" + it.index() + ")";
    } else if (instruction instanceof AppliedMatrices.OfScalars it) {
      return "matrix(" + it.numRows() + "," + it.numCols() + ")";
    }
    return rules.of(((Application) instruction).rule());
  }

  /** A source line on one line of the text. */
  private static String at(String line) {
    return " at " + line.replaceAll("\\R", " ");
  }

  private static String slots(IntStream slots) {
    return slots.mapToObj(slot -> " %" + slot).collect(Collectors.joining());
  }
}
