package org.duetad.core.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Condition;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Source;
import org.duetad.core.program.instruction.Values;

/**
 * Reports the passes over a program to an observer, step by step.
 *
 * @param observer receives the operations
 * @param lines the source line of each instruction
 */
record Watch(Observer observer, List<String> lines) {

  private static final String JOINED = "an unknown line";

  private static double[] none(int slot) {
    return new double[0];
  }

  /** Where the constants come before the other instructions. */
  Watch constantsFirst(InstructionArrays code) {
    if (lines.size() != code.size()) {
      return this;
    }
    Map<Boolean, List<String>> parts =
        IntStream.range(0, lines.size())
            .boxed()
            .collect(
                Collectors.partitioningBy(
                    k -> code.ofKind(code.kind(k)) instanceof Source,
                    Collectors.mapping(lines::get, Collectors.toList())));
    List<String> moved = new ArrayList<>(parts.get(true));
    moved.addAll(parts.get(false));
    return new Watch(observer, moved);
  }

  /** One pass, whose steps come in the order of the instructions or in the reverse one. */
  private final class Pass {

    private final Program program;
    private final Values values;
    private final int by;
    private int next;

    Pass(Program program, Values values, boolean forwards) {
      this.program = program;
      this.values = values;
      by = forwards ? 1 : -1;
      next = forwards ? 0 : program.code().size() - 1;
    }

    /** The line of this step. */
    String line() {
      int k = next;
      next += by;
      return lines.size() == program.code().size() ? lines.get(k) : JOINED;
    }

    Observation observation(
        Instruction instruction,
        String line,
        String kind,
        IntFunction<double[]> ofOperands,
        IntFunction<double[]> ofResults) {
      return new Observation(
          instruction, line, program.names(), this::value, kind, ofOperands, ofResults);
    }

    private double[] value(int slot) {
      return Values.nearest(values.get(slot));
    }

    boolean isActive(Instruction instruction) {
      return isOperation(instruction) && program.isActive(instruction.first());
    }
  }

  private static boolean isOperation(Instruction instruction) {
    return !(instruction instanceof Source || instruction instanceof Condition);
  }

  /** Reports an evaluation. */
  BiConsumer<Instruction, Values> evaluating(
      Program program, Values values, BiConsumer<Instruction, Values> step) {
    Pass pass = new Pass(program, values, true);
    return (instruction, all) -> {
      step.accept(instruction, all);
      String line = pass.line();
      if (isOperation(instruction)) {
        observer.evaluated(pass.observation(instruction, line, "", Watch::none, Watch::none));
      }
    };
  }

  /** Reports a forward pass. */
  BiConsumer<Instruction, Values> pushing(
      Program program, Values values, BiConsumer<Instruction, Values> step) {
    Pass pass = new Pass(program, values, true);
    return (instruction, tangents) -> {
      step.accept(instruction, tangents);
      String line = pass.line();
      if (pass.isActive(instruction)) {
        IntFunction<double[]> tangent =
            slot -> tangents.has(slot) ? Values.nearest(tangents.get(slot)) : new double[0];
        observer.pushed(pass.observation(instruction, line, "tangent", tangent, tangent));
      }
    };
  }

  /** Reports a reverse sweep; the adjoints of results are gone after the step. */
  BiConsumer<Instruction, Adjoints> pulling(
      Program program, Values values, BiConsumer<Instruction, Adjoints> step) {
    Pass pass = new Pass(program, values, false);
    return (instruction, adjoints) -> {
      String line = pass.line();
      if (!pass.isActive(instruction)) {
        step.accept(instruction, adjoints);
        return;
      }
      double[][] before = new double[instruction.results()][];
      for (int i = 0; i < before.length; i++) {
        before[i] = adjoints.soFar(instruction.first() + i);
      }
      step.accept(instruction, adjoints);
      observer.pulled(
          pass.observation(
              instruction,
              line,
              "adjoint",
              adjoints::soFar,
              slot -> before[slot - instruction.first()]));
    };
  }
}
