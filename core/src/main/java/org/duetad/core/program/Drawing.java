package org.duetad.core.program;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;

/** A program as a graph in the DOT language: a node for each result, an edge for each operand. */
final class Drawing {

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
    String label = title + "\\n" + text(values.get(slot));
    String of = adjoint.length == 0 ? "" : "\\nadjoint " + text(slot, adjoint);
    text.append("  n").append(slot).append(" [label=\"").append(label).append(of).append("\"];\n");
  }

  private static String escaped(String name) {
    return name.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private String text(int slot, double[] adjoint) {
    return values.get(slot) instanceof Matrix m ? m.shape() : Double.toString(adjoint[0]);
  }

  private void edge(int from, int to) {
    text.append("  n").append(from).append(" -> n").append(to).append(";\n");
  }

  private static String text(Object value) {
    return value instanceof Matrix m ? m.shape() : Double.toString(((Scalar) value).primal());
  }
}
