package org.duetad.core.program;

import java.util.Arrays;
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
      for (int i = 0; i < instruction.results(); i++) {
        text.append('%').append(instruction.first() + i).append(' ');
      }
      text.append(instruction.results() == 0 ? "" : "= ");
      write(instruction);
      text.append('\n');
    }
    program.names().forEach((slot, name) -> line("name %" + slot + " " + name));
    text.append("return");
    slots(program.outputs());
    text.append('\n');
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void write(Instruction instruction) {
    if (instruction instanceof Source source) {
      text.append("constant ").append(ProgramNumbers.text(source.value()));
    } else if (instruction instanceof Guard it) {
      String answer =
          it.relation() == Relation.ORDER
              ? Integer.toString(it.answer())
              : Boolean.toString(it.answer() == 1);
      text.append("guard %" + it.x() + " " + it.relation() + " %" + it.y() + " " + answer);
      at(it.line());
    } else if (instruction instanceof ValueRead it) {
      text.append("value %").append(it.x()).append(" is");
      Arrays.stream(it.values()).forEach(x -> text.append(' ').append(ProgramNumbers.word(x)));
      at(it.line());
    } else {
      text.append(operation(instruction));
      slots(instruction.operands());
    }
  }

  private String operation(Instruction instruction) {
    if (instruction instanceof AppliedMatrices.Elements it) {
      return "get(" + it.index() + ")";
    } else if (instruction instanceof AppliedMatrices.OfScalars it) {
      return "matrix(" + it.numRows() + "," + it.numCols() + ")";
    }
    return rules.of(((Application) instruction).rule());
  }

  /** A source line, on one line of the text. */
  private void at(String line) {
    text.append(" at ").append(line.replace('\n', ' ').replace('\r', ' '));
  }

  private void slots(int[] slots) {
    for (int slot : slots) {
      text.append(" %").append(slot);
    }
  }
}
