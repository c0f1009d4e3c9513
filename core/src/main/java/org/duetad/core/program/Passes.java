package org.duetad.core.program;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.duetad.core.Constant;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.instruction.Condition;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.rules.Arithmetic;
import org.jspecify.annotations.Nullable;

/** Passes over a program on numbers of any kind: its instructions are interpreted one by one. */
public final class Passes {

  /** Tiny results of these are exact. */
  private static final Set<Object> SUMS =
      Set.of(Arithmetic.ADD, Arithmetic.SUBTRACT, Arithmetic.NEGATE);

  private Passes() {}

  /**
   * All values at a point.
   *
   * @param program the program
   * @param x the inputs, numbers or matrices of any kind
   * @return the value of each slot
   * @throws IllegalArgumentException unless there are as many inputs as the program has
   * @throws BranchChangedException where the function would take another branch
   */
  public static Values run(Program program, Object[] x) {
    requireInputs(program, x);
    Values values = evaluated(program, x, program.watch());
    repeatDerivatives(program, x, values);
    if (!program.names().isEmpty() && isTraced(x)) {
      program.names().forEach((slot, name) -> name(values, slot, name));
    }
    return values;
  }

  /** A program that is recorded from another keeps its names. */
  private static void name(Values values, int slot, String name) {
    if (values.find(slot) instanceof Matrix m) {
      m.named(name);
    } else if (values.has(slot)) {
      values.scalar(slot).named(name);
    }
  }

  static Values evaluated(Program program, Object[] x) {
    return evaluated(program, x, null);
  }

  private static Values evaluated(Program program, Object[] x, @Nullable Watch watch) {
    Values values = new Values(program.slots());
    for (int i = 0; i < x.length; i++) {
      values.put(i, x[i] instanceof Scalar in ? Factors.rounded(in) : x[i]);
    }
    if (watch != null) {
      BiConsumer<Instruction, Values> step = watch.evaluating(program, values, Passes::evaluate);
      program.instructions().forEach(instruction -> step.accept(instruction, values));
      return values;
    }
    for (Instruction instruction : program.instructions()) {
      evaluate(instruction, values);
    }
    return values;
  }

  private static void evaluate(Instruction instruction, Values values) {
    if (!(instruction instanceof Condition && readsFactor(instruction, values))) {
      instruction.evaluate(values);
    }
  }

  /** What is recorded for careful passes is repeated at the same point: conditions hold there. */
  private static boolean readsFactor(Instruction instruction, Values values) {
    for (int slot : instruction.operands()) {
      if (values.find(slot) instanceof Scalar x && Factors.isFactor(x)) {
        return true;
      }
    }
    return false;
  }

  /** The slots of infinite values. */
  static BitSet infinite(Program program, Values values) {
    BitSet infinite = new BitSet();
    for (Instruction instruction : program.instructions()) {
      int first = instruction.first();
      for (int slot = first; slot < first + instruction.results(); slot++) {
        infinite.set(slot, CarefulPass.isInfinite(values.get(slot)));
      }
    }
    return infinite;
  }

  private static void requireInputs(Program program, Object[] x) {
    if (x.length != program.inputs()) {
      throw new IllegalArgumentException(
          "evaluate: " + x.length + " inputs, but the program has " + program.inputs());
    }
  }

  /**
   * Where a value overflows or may underflow, derivatives come from the pass that was recorded, not
   * its recording.
   */
  private static void repeatDerivatives(Program program, Object[] x, Values values) {
    if (!program.isDerivative() || isTraced(x)) {
      return;
    }
    Transformed derivation = program.derivation();
    if (derivation == null) {
      if (CarefulPass.isNeeded(program, values)) {
        requireKnownOverflow(program, values);
      }
    } else if (CarefulPass.isNeeded(program, values)
        || areExtreme(program, values)
        || isSunk(program, values)) {
      Object[] outputs = derivation.repeated(x);
      for (int i = 0; i < outputs.length; i++) {
        values.put(program.outputs()[i], outputs[i]);
      }
    }
  }

  /**
   * Where a value overflows that did not at the recording, the derivatives that the function takes
   * were recorded without tracking where zeros come from.
   */
  private static void requireKnownOverflow(Program program, Values values) {
    BitSet others = infinite(program, values);
    others.andNot(program.infinite());
    if (!others.isEmpty()) {
      throw new BranchChangedException(
          "evaluate: a value overflows that did not where the program was recorded, so that its"
              + " derivatives may differ; record it at this point");
    }
  }

  /** Whether a number is so large, or not finite, that derivatives may have underflowed. */
  private static boolean areExtreme(Program program, Values values) {
    double largest = 0;
    double least = 1;
    for (int slot = 0; slot < program.slots(); slot++) {
      if (values.find(slot) instanceof Scalar number) {
        double size = Math.abs(number.primal());
        largest = Math.max(largest, size);
        least = slot < program.inputs() || size == 0 ? least : Math.min(least, size);
      }
    }
    return !Double.isFinite(largest) || Factors.isExtreme(least, largest);
  }

  /** Whether a product of numbers that are not zero, or a rule, may have underflowed. */
  private static boolean isSunk(Program program, Values values) {
    return program.instructions().stream()
        .anyMatch(
            instruction ->
                (instruction instanceof Applied.Unary || instruction instanceof Applied.Binary)
                    && !SUMS.contains(instruction.operation())
                    && Math.abs(number(values, instruction.first())) < Double.MIN_NORMAL
                    && Arrays.stream(instruction.operands())
                        .allMatch(slot -> number(values, slot) != 0));
  }

  private static double number(Values values, int slot) {
    return values.find(slot) instanceof Scalar number ? number.primal() : 1;
  }

  private static boolean isTraced(Object[] x) {
    return Arrays.stream(x)
        .anyMatch(in -> in instanceof Matrix m ? m.isTraced() : ((Scalar) in).isTraced());
  }

  /**
   * The tangents of all slots.
   *
   * @param program the program
   * @param values the value of each slot
   * @param dx the tangents of the inputs
   * @return the tangent of each slot, of which zeros are missing
   */
  public static Values push(Program program, Values values, Object[] dx) {
    int[] inputs = IntStream.range(0, dx.length).toArray();
    CarefulPass pass = CarefulPass.of(program, values, inputs, dx);
    Watch watch = program.watch();
    BiConsumer<Instruction, Values> step = pass::push;
    Values tangents =
        push(program, seeds(pass, dx), watch == null ? step : watch.pushing(program, values, step));
    pass.endPush(program.outputs(), tangents);
    for (int output : program.outputs()) {
      if (tangents.find(output) instanceof Scalar tangent) {
        tangents.put(output, Factors.rounded(tangent));
      }
    }
    if (pass.isPlain() && !ByElements.replaceTangents(program, values, dx, tangents)) {
      Limits.ofTangents(program, values, dx, tangents);
    }
    return tangents;
  }

  private static Object[] seeds(CarefulPass pass, Object[] derivatives) {
    return Arrays.stream(derivatives).map(pass::seed).toArray();
  }

  /** With a step for each instruction. */
  static Values push(Program program, Object[] dx, BiConsumer<Instruction, Values> step) {
    Values tangents = new Values(program.slots());
    for (int i = 0; i < dx.length; i++) {
      if (!isZero(dx[i])) {
        tangents.put(i, dx[i]);
      }
    }
    program.instructions().forEach(instruction -> step.accept(instruction, tangents));
    return tangents;
  }

  private static boolean isZero(Object tangent) {
    return (tangent instanceof Constant c && c.value() == 0)
        || (tangent instanceof ConstantMatrix m && m.isZero());
  }

  /**
   * The adjoints of the inputs.
   *
   * @param program the program
   * @param values the value of each slot
   * @param yBar the adjoints of the outputs
   * @return the adjoints that remain after the sweep, those of the inputs
   */
  public static Adjoints pull(Program program, Values values, Object[] yBar) {
    Adjoints adjoints = new Adjoints(program.active());
    pull(program, values, yBar, adjoints);
    return adjoints;
  }

  /**
   * The adjoints of the first inputs; the others are data.
   *
   * @param program the program
   * @param values the value of each slot
   * @param yBar the adjoints of the outputs
   * @param variables how many inputs have adjoints
   * @return the adjoints that remain after the sweep, those of these inputs
   */
  public static Adjoints pull(Program program, Values values, Object[] yBar, int variables) {
    Adjoints adjoints = new Adjoints(program.code().active(variables));
    pull(program, values, yBar, adjoints);
    return adjoints;
  }

  /**
   * The adjoints before a sweep: those of the outputs that depend on an input.
   *
   * @param program the program
   * @param yBar the adjoints of the outputs
   * @return adjoints to pull back through the instructions, from the last to the first
   */
  public static Adjoints seeded(Program program, Object[] yBar) {
    Adjoints adjoints = new Adjoints(program.active());
    seed(program, yBar, adjoints);
    return adjoints;
  }

  private static void pull(Program program, Values values, Object[] yBar, Adjoints adjoints) {
    CarefulPass pass = CarefulPass.of(program, values, program.outputs(), yBar);
    Watch watch = program.watch();
    BiConsumer<Instruction, Adjoints> step = pass::pull;
    pull(
        program,
        seeds(pass, yBar),
        adjoints,
        watch == null ? step : watch.pulling(program, values, step));
    pass.endPull(adjoints);
    for (int i = 0; i < program.inputs(); i++) {
      adjoints.round(i);
    }
    if (pass.isPlain() && !ByElements.replaceAdjoints(program, values, yBar, adjoints)) {
      Limits.ofAdjoints(program, values, yBar, adjoints);
    }
  }

  /** With a step for each instruction. */
  static void pull(
      Program program, Object[] yBar, Adjoints adjoints, BiConsumer<Instruction, Adjoints> step) {
    seed(program, yBar, adjoints);
    List<Instruction> instructions = program.instructions();
    for (int k = instructions.size() - 1; k >= 0; k--) {
      step.accept(instructions.get(k), adjoints);
    }
  }

  private static void seed(Program program, Object[] yBar, Adjoints adjoints) {
    int[] outputs = program.outputs();
    for (int i = 0; i < outputs.length; i++) {
      if (!program.isActive(outputs[i])) {
        continue;
      }
      if (yBar[i] instanceof Matrix m) {
        adjoints.add(outputs[i], m);
      } else {
        adjoints.add(outputs[i], (Scalar) yBar[i]);
      }
    }
  }
}
