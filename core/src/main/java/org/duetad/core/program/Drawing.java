package org.duetad.core.program;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;

/**
 * A program as a graph in the DOT language: a node for each result, an edge for each operand.
 * Numbers are rounded in labels, and exact in tooltips.
 */
final class Drawing {

  /** Digits of a number in a label. */
  private static final MathContext ROUNDED = new MathContext(6);

  private final Program program;
  private final Values values;
  private final StringBuilder text = new StringBuilder();

  private Drawing(Program program) {
    this.program = program;
    this.values = Passes.run(program, program.point());
  }

  /** With the values at the recorded point and the adjoints of the sum of all outputs. */
  static String of(Program program) {
    return new Drawing(program).drawn();
  }

  private String drawn() {
    text.append("digraph program {\n  rankdir=LR;\n  node [shape=box];\n");
    double[][] adjointsBySlot = adjoints();
    for (int i = 0; i < program.inputs(); i++) {
      node(i, "input " + i, adjointsBySlot[i]);
    }
    for (Instruction instruction : program.instructions()) {
      for (int i = 0; i < instruction.results(); i++) {
        int slot = instruction.first() + i;
        node(slot, instruction.name(), adjointsBySlot[slot]);
        Arrays.stream(instruction.operands()).forEach(operand -> edge(operand, slot));
      }
    }
    String outputs =
        Arrays.stream(program.outputs())
            .mapToObj(slot -> "n" + slot)
            .collect(Collectors.joining("; "));
    return text.append("  { node [peripheries=2]; ").append(outputs).append(" }\n}\n").toString();
  }

  /** Each slot's adjoint at the moment it is propagated, empty for none. */
  private double[][] adjoints() {
    Object[] seeds =
        Arrays.stream(program.outputs()).mapToObj(slot -> one(values.get(slot))).toArray();
    Adjoints adjoints = Passes.seeded(program, seeds);
    double[][] found = new double[program.slots()][];
    List<Instruction> instructions = program.instructions();
    for (int k = instructions.size() - 1; k >= 0; k--) {
      Instruction instruction = instructions.get(k);
      for (int i = 0; i < instruction.results(); i++) {
        found[instruction.first() + i] = adjoints.soFar(instruction.first() + i);
      }
      instruction.pull(values, adjoints);
    }
    Arrays.setAll(found, slot -> slot < program.inputs() ? adjoints.soFar(slot) : found[slot]);
    return found;
  }

  private static Object one(Object like) {
    return like instanceof Matrix m ? Matrix.ones(m.numRows(), m.numCols()) : Scalar.of(1.0);
  }

  private void node(int slot, String name, double[] adjoint) {
    String given = program.names().get(slot);
    String title = given == null ? name : escaped(given) + " = " + name;
    String rounded = title + numbers(slot, adjoint, Drawing::rounded);
    String exact = title + numbers(slot, adjoint, Double::toString);
    text.append("  n").append(slot).append(" [label=\"").append(rounded);
    if (!exact.equals(rounded)) {
      text.append("\", tooltip=\"").append(exact);
    }
    text.append("\"];\n");
  }

  private String numbers(int slot, double[] adjoint, DoubleFunction<String> text) {
    Object value = values.get(slot);
    if (value instanceof Matrix m) {
      return "\\n" + m.shape() + (adjoint.length == 0 ? "" : "\\nadjoint " + m.shape());
    }
    String number = "\\n" + text.apply(((Scalar) value).primal());
    return adjoint.length == 0 ? number : number + "\\nadjoint " + text.apply(adjoint[0]);
  }

  private static String rounded(double number) {
    return Double.isFinite(number)
        ? Double.toString(BigDecimal.valueOf(number).round(ROUNDED).doubleValue())
        : Double.toString(number);
  }

  private static String escaped(String name) {
    return name.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private void edge(int from, int to) {
    text.append("  n").append(from).append(" -> n").append(to).append(";\n");
  }
}
