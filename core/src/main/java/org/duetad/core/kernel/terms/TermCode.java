package org.duetad.core.kernel.terms;

import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.Reductions;

/**
 * What a term does: the operands of the term are numbered from 0, then the results of its steps.
 *
 * @param steps its instructions
 * @param output the number of the result that is the term
 */
record TermCode(List<Step> steps, int output) {

  /**
   * An instruction of a term.
   *
   * @param instruction stands for the operation
   * @param operands the numbers of what it reads
   */
  @SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
  record Step(Instruction instruction, int[] operands) {

    /** Whether it is an inner product of numbers with themselves. */
    boolean isSquare() {
      int half = operands.length / 2;
      return instruction instanceof Applied.Reduced reduced
          && reduced.rule().equals(Reductions.DOT)
          && IntStream.range(0, half).allMatch(i -> operands[i] == operands[half + i]);
    }

    /** Which operands are marked. */
    boolean[] marks(boolean[] marked) {
      boolean[] marks = new boolean[operands.length];
      for (int i = 0; i < marks.length; i++) {
        marks[i] = marked[operands[i]];
      }
      return marks;
    }
  }

  /** How many results there are. */
  int results() {
    return steps.stream().mapToInt(step -> step.instruction.results()).sum();
  }

  /** Which operands and results depend on an operand. */
  boolean[] dependent(int on, int operands) {
    boolean[] dependent = new boolean[operands + results()];
    dependent[on] = true;
    int next = operands;
    for (Step step : steps) {
      boolean isDependent = Instruction.anyMarked(step.operands, dependent);
      for (int r = 0; r < step.instruction.results(); r++) {
        dependent[next++] = isDependent;
      }
    }
    return dependent;
  }
}
