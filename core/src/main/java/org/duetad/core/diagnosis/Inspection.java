package org.duetad.core.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.CarefulPass;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;

/** The passes over a program on doubles, inspecting each instruction. */
final class Inspection {

  /** Its multiples modulo 1 are spread evenly, without a pattern. */
  private static final double GOLDEN = 0.6180339887498949;

  private final Program program;
  private final List<Instruction> instructions;
  private final List<String> lines;
  private final Values values;
  private final KinkFinder kinks = new KinkFinder();
  private final NonFiniteFinder nonFinite;

  /** With a source line for each instruction. */
  Inspection(Program program, List<String> lines) {
    this.program = program;
    instructions = program.instructions();
    this.lines = lines;
    this.values = new Values(program.slots());
    nonFinite = new NonFiniteFinder(program.names());
  }

  Diagnosis diagnosis() {
    return new Diagnosis(kinks.kinks(), nonFinite.anomalies());
  }

  void evaluate(Object[] x) {
    values.put(0, x);
    for (int i = 0; i < x.length; i++) {
      nonFinite.lookAtInput(i, Values.numbers(x[i]));
    }
    for (int k = 0; k < instructions.size(); k++) {
      Instruction instruction = instructions.get(k);
      instruction.evaluate(values);
      int made = nonFinite(instruction, values);
      int of = made == 0 ? 0 : nonFinite(instruction.operands(), values);
      look(Anomaly.Pass.VALUE, k, of, made, () -> numbers(results(instruction), this::value));
      kinks.look(instruction, values, lines.get(k));
    }
  }

  void push() {
    CarefulPass pass = new CarefulPass(program, values);
    Values tangents = new Values(program.slots());
    for (int i = 0; i < program.inputs(); i++) {
      tangents.put(i, seed(i));
    }
    IntFunction<double[]> tangent =
        slot -> tangents.has(slot) ? Values.numbers(tangents.get(slot)) : new double[0];
    for (int k = 0; k < instructions.size(); k++) {
      Instruction instruction = instructions.get(k);
      pass.push(instruction, tangents);
      int made = nonFinite(instruction, tangents);
      int of = made == 0 ? 0 : nonFinite(instruction.operands(), tangents);
      look(Anomaly.Pass.TANGENT, k, of, made, () -> numbers(results(instruction), tangent));
    }
  }

  void pull() {
    CarefulPass pass = new CarefulPass(program, values);
    Adjoints adjoints = new Adjoints(active());
    for (int output : program.outputs()) {
      if (program.isActive(output)) {
        seed(adjoints, output);
      }
    }
    for (int k = instructions.size() - 1; k >= 0; k--) {
      Instruction instruction = instructions.get(k);
      int[] reads = instruction.operands();
      int of = nonFinite(reads, adjoints);
      for (int r = 0; r < instruction.results(); r++) {
        of |= nonFinite(instruction.first() + r, adjoints);
      }
      pass.pull(instruction, adjoints);
      int made = nonFinite(reads, adjoints);
      look(Anomaly.Pass.ADJOINT, k, of, made, () -> numbers(reads, adjoints::soFar));
    }
  }

  private void look(Anomaly.Pass pass, int k, int of, int made, Supplier<double[]> numbers) {
    nonFinite.look(pass, instructions.get(k), values, of, made, numbers, lines.get(k));
  }

  private static int nonFinite(int[] slots, Values in) {
    int all = 0;
    for (int slot : slots) {
      all |= NonFinite.in(in.find(slot));
    }
    return all;
  }

  /** Of the results of an instruction. */
  private static int nonFinite(Instruction instruction, Values in) {
    int all = 0;
    for (int r = 0; r < instruction.results(); r++) {
      all |= NonFinite.in(in.find(instruction.first() + r));
    }
    return all;
  }

  private static int nonFinite(int[] slots, Adjoints adjoints) {
    int all = 0;
    for (int slot : slots) {
      all |= nonFinite(slot, adjoints);
    }
    return all;
  }

  private static int nonFinite(int slot, Adjoints adjoints) {
    if (adjoints.hasElements(slot)) {
      return NonFinite.in(adjoints.soFar(slot));
    }
    Object sum = adjoints.find(slot);
    return sum == null ? 0 : NonFinite.inFactor(sum);
  }

  private double[] value(int slot) {
    return Values.numbers(values.get(slot));
  }

  private static int[] results(Instruction instruction) {
    int first = instruction.first();
    return IntStream.range(first, first + instruction.results()).toArray();
  }

  private static double[] numbers(int[] slots, IntFunction<double[]> of) {
    return Arrays.stream(slots).mapToObj(of).flatMapToDouble(Arrays::stream).toArray();
  }

  private boolean[] active() {
    boolean[] active = new boolean[program.slots()];
    for (int slot = 0; slot < active.length; slot++) {
      active[slot] = program.isActive(slot);
    }
    return active;
  }

  private void seed(Adjoints adjoints, int output) {
    if (seed(output) instanceof Matrix m) {
      adjoints.add(output, m);
    } else {
      adjoints.add(output, (Scalar) seed(output));
    }
  }

  /** Numbers between 1 and 2, of the shape of a slot's value. */
  private Object seed(int slot) {
    if (values.get(slot) instanceof Matrix m) {
      double[] elements = new double[m.numRows() * m.numCols()];
      Arrays.setAll(elements, k -> spread(slot + k));
      return Matrix.of(m.numRows(), m.numCols(), elements);
    }
    return Scalar.of(spread(slot));
  }

  private static double spread(int k) {
    return 1 + k * GOLDEN % 1;
  }
}
