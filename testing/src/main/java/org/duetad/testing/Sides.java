package org.duetad.testing;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.Passes;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.rules.Domain;

/** Of each operation with kinks, and each comparison, the side that its operands are on. */
final class Sides {

  private Sides() {}

  static List<Object> of(VectorFunction f, double... x) {
    Program program = Program.record(f, x);
    Values values = Passes.run(program, Scalar.of(x));
    List<Object> sides = new ArrayList<>();
    for (Instruction instruction : program.instructions()) {
      sides.add(instruction.name());
      if (instruction instanceof Applied.Unary a) {
        add(sides, a.rule().domain(), values.scalar(a.x()).primal());
      } else if (instruction instanceof Applied.Binary a) {
        double left = values.scalar(a.x()).primal();
        double right = values.scalar(a.y()).primal();
        add(sides, a.rule().left(), left);
        add(sides, a.rule().right(), right);
        sides.add(Double.compare(left, right));
      } else if (instruction instanceof Guard g) {
        sides.add(g.toString());
      }
    }
    return sides;
  }

  private static void add(List<Object> sides, Domain domain, double x) {
    domain.kinks().forEach(kink -> sides.add(Double.compare(x, kink)));
  }
}
