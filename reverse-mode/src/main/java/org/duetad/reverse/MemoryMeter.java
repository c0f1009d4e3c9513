package org.duetad.reverse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.Program;
import org.duetad.core.program.ProgramWithLines;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Condition;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.rules.Reductions;

/** Does the operations of a program on a tape one by one, and measures how much it grows. */
final class MemoryMeter {

  private static final String INPUTS = "the inputs";

  /** The kind of an instruction, and where its operands begin; each operand takes half of it. */
  private static final long INSTRUCTION = 8;

  private static final long OPERAND = 4;

  private final Program program;
  private final List<String> lines;
  private final Tape tape;
  private final Map<String, LineMemory> found = new LinkedHashMap<>();
  private long used;

  MemoryMeter(ProgramWithLines recorded, boolean secondOrder) {
    program = recorded.program();
    lines = recorded.lines();
    tape = new Tape(secondOrder);
    used = tape.usedBytes();
  }

  MemoryByLine measured(Object[] x) {
    Values values = new Values(program.slots());
    long numbers = 0;
    for (int i = 0; i < x.length; i++) {
      Object input =
          x[i] instanceof Matrix m
              ? tape.variable(m.value())
              : tape.variables(((Scalar) x[i]).value())[0];
      values.put(i, input);
      numbers += size(input);
    }
    add(INPUTS, 0, Double.BYTES * numbers);
    for (int k = 0; k < lines.size(); k++) {
      Instruction instruction = program.instructions().get(k);
      evaluate(instruction, values);
      add(
          lines.get(k),
          instruction instanceof Condition ? 0 : 1,
          programBytes(instruction, values));
    }
    return new MemoryByLine(List.copyOf(found.values()));
  }

  /** Sums and inner products are written out in the tape, and take less than other reductions. */
  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  private static void evaluate(Instruction instruction, Values values) {
    if (instruction instanceof Applied.Reduced reduced && reduced.rule() == Reductions.DOT) {
      Scalar[] x = values.scalars(reduced.operands());
      int half = x.length / 2;
      values.put(reduced.first(), Scalar.dot(x, 0, x, half, half));
    } else if (instruction instanceof Applied.Reduced reduced && reduced.rule() == Reductions.SUM) {
      values.put(reduced.first(), Scalar.sum(values.scalars(reduced.operands())));
    } else {
      instruction.evaluate(values);
    }
  }

  private void add(String line, long operations, long programBytes) {
    long now = tape.usedBytes();
    LineMemory more = new LineMemory(line, operations, now - used, programBytes);
    used = now;
    found.merge(line, more, LineMemory::plus);
  }

  private static long programBytes(Instruction instruction, Values values) {
    long bytes = INSTRUCTION + OPERAND * instruction.operands().length;
    for (int i = 0; i < instruction.results(); i++) {
      bytes += Double.BYTES * size(values.get(instruction.first() + i));
    }
    return bytes;
  }

  private static long size(Object value) {
    return value instanceof Matrix m ? (long) m.numRows() * m.numCols() : 1;
  }
}
