package org.duetad.core.kernel.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Reductions;

/**
 * Instructions after the last loops that add up what these compute. Their adjoints do not depend on
 * it: so the loops can be evaluated and pulled back block by block, and the sums come last.
 */
public final class LinearTail {

  private static final Set<Object> SUMS =
      Set.of(Arithmetic.ADD, Arithmetic.SUBTRACT, Arithmetic.NEGATE, Reductions.SUM);

  private final FlatCode code;
  private final KernelLayout layout;

  /** Whether each slot depends on a loop. */
  private final boolean[] late;

  private LinearTail(FlatCode code, KernelLayout layout) {
    this.code = code;
    this.layout = layout;
    late = new boolean[code.slots()];
  }

  /**
   * Which instructions of the last shape depend on the loops before it.
   *
   * @param code the instructions
   * @param shapes how they are done
   * @param firstMap the first of these loops
   * @param layout the places of their results
   * @return a mark for each instruction; none if the last shape is a loop, or not linear in these
   */
  public static boolean[] of(FlatCode code, List<Shape> shapes, int firstMap, KernelLayout layout) {
    if (shapes.isEmpty()) {
      return new boolean[0];
    }
    Shape last = shapes.get(shapes.size() - 1);
    int end = last.start() + last.length();
    if (!(last instanceof BodyShape)
        || last.turns() > 1
        || firstMap == shapes.size() - 1
        || code.usesMatrices(last.start(), end)) {
      return new boolean[0];
    }
    LinearTail tail = new LinearTail(code, layout);
    int first = code.result(shapes.get(firstMap).start());
    Arrays.fill(tail.late, first, code.result(last.start()), true);
    boolean[] marks = new boolean[last.length()];
    for (int k = 0; k < marks.length; k++) {
      marks[k] = tail.isLate(last.start() + k);
      if (marks[k] && !tail.isLinear(last.start() + k)) {
        return new boolean[0];
      }
    }
    return marks;
  }

  private boolean isLate(int k) {
    boolean isLate = code.readsMarked(k, late);
    if (isLate) {
      code.markResults(k, late);
    }
    return isLate;
  }

  /** Whether an instruction is a sum, a difference, or a number with the other sign. */
  static boolean isSum(Instruction instruction) {
    return SUMS.contains(instruction.operation());
  }

  private boolean isLinear(int k) {
    Instruction instruction = code.instruction(k);
    return isSum(instruction)
        || (instruction.operation().equals(Arithmetic.MULTIPLY)
            && (isFixed(code.operand(k, 0)) || isFixed(code.operand(k, 1))));
  }

  private boolean isFixed(int slot) {
    return !late[slot] && !layout.isActive(layout.place(slot));
  }
}
