package org.duetad.core.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.program.Passes;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Kinks;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;

/** The kinks that an evaluation on doubles passes through. */
final class KinkFinder {

  private final List<Kink> kinks = new ArrayList<>();

  List<Kink> kinks() {
    return kinks;
  }

  /** Inspects an instruction whose results have been computed. */
  void look(Instruction instruction, Values v, String line) {
    if (instruction instanceof Applied.Unary a) {
      look(a.rule(), value(v, a.x()), line);
    } else if (instruction instanceof Applied.Binary a) {
      look(a.rule(), value(v, a.x()), value(v, a.y()), line);
    } else if (instruction instanceof Applied.Reduced a) {
      look(a.rule(), primals(v.scalars(a.operands())), line);
    } else if (instruction instanceof AppliedMatrices.OfRule a) {
      look(a, v, line);
    } else if (instruction instanceof Guard g) {
      look(g, v, line);
    }
  }

  private static double value(Values v, int slot) {
    return v.scalar(slot).primal();
  }

  private static double[] primals(Scalar[] x) {
    double[] primals = new double[x.length];
    for (int i = 0; i < primals.length; i++) {
      primals[i] = x[i].primal();
    }
    return primals;
  }

  private void look(UnaryRule rule, double x, String line) {
    if (Kinks.at(rule, x)) {
      double y = rule.value().applyAsDouble(x);
      add(rule.name(), line, new double[] {x}, rule.slopeAt(x, y));
    }
  }

  private void look(BinaryRule rule, double x, double y, String line) {
    if (Kinks.at(rule, x, y)) {
      double z = rule.value().applyAsDouble(x, y);
      double left = rule.leftSlopeAt(x, y, z);
      add(rule.name(), line, new double[] {x, y}, left, rule.rightSlopeAt(x, y, z));
    }
  }

  private void look(Reduction rule, double[] x, String line) {
    if (x.length > 0 && Kinks.at(rule, x)) {
      add(rule.name(), line, x, rule.gradientAt(x, rule.value(x)));
    }
  }

  /** A matrix rule that is made of scalar rules is inspected as these are applied. */
  private void look(AppliedMatrices.OfRule applied, Values v, String line) {
    MatrixRule rule = applied.rule();
    if (!rule.isMadeOfScalars()) {
      return;
    }
    Matrix[] x = v.matrices(applied.operands());
    MatrixFunction definition = in -> rule.definition(in)[0];
    Program scalars = Program.recordOpen(definition, x);
    Values inner = Passes.run(scalars, x);
    scalars.instructions().forEach(instruction -> look(instruction, inner, line));
  }

  /** A comparison of a number with itself is a test for NaN. */
  private void look(Guard guard, Values v, String line) {
    double x = value(v, guard.x());
    double y = value(v, guard.y());
    if (guard.x() != guard.y() && x == y) {
      add(guard.relation().toString(), line, new double[] {x, y});
    }
  }

  private void add(String rule, String line, double[] operands, double... slopes) {
    kinks.add(new Kink(rule, boxed(operands), boxed(slopes), line));
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
