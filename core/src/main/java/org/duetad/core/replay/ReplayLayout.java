package org.duetad.core.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duetad.core.Constant;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Captured;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.jspecify.annotations.Nullable;

/**
 * The memory layout of a program's slots in a replay: the inputs in one array, the constants in
 * another, and the results of each batch in one of their own. The level of an instruction is the
 * length of the longest path that leads to it; instructions of one level do not depend on each
 * other, and those of one level and rule form a batch.
 */
final class ReplayLayout {

  static final int INPUTS = 0;
  static final int CONSTANTS = 1;

  private static final int OTHERS = 2;

  /** Stands for the array of a slot that holds a matrix; the offset is the matrix's index. */
  private static final int MATRICES = -1;

  private final Program program;
  private final long[] places;
  private final List<List<Instruction>> groups;
  private final List<Integer> lengths = new ArrayList<>();
  private final double[] constants;
  private final List<@Nullable Matrix> matrices = new ArrayList<>();
  private final long[] outputs;

  ReplayLayout(Program program) {
    this.program = program;
    places = new long[program.slots()];
    List<Double> values = new ArrayList<>();
    placeInputs();
    List<Instruction> others = new ArrayList<>();
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Captured captured) {
        throw new IllegalArgumentException(
            "replay: the program captured "
                + captured.value()
                + " of a derivative call, which it cannot outlive; pass it as an input");
      } else if (instruction instanceof Literal literal) {
        place(literal, values);
      } else {
        others.add(instruction);
      }
    }
    constants = values.stream().mapToDouble(Double::doubleValue).toArray();
    lengths.add(program.inputs());
    lengths.add(constants.length);
    groups = groups(others);
    groups.forEach(this::place);
    outputs = Arrays.stream(program.outputs()).mapToLong(this::output).toArray();
  }

  /** The array of a place. */
  static int array(long place) {
    return (int) (place >>> 32);
  }

  /** The index in the array of a place. */
  static int offset(long place) {
    return (int) place;
  }

  /** Whether the place holds a matrix. */
  static boolean isMatrix(long place) {
    return place < 0;
  }

  private static long place(int array, int offset) {
    return (long) array << 32 | offset;
  }

  private void placeInputs() {
    Object[] point = program.point();
    for (int i = 0; i < point.length; i++) {
      if (point[i] instanceof Matrix) {
        throw new IllegalArgumentException(
            "replay: input "
                + i
                + " is a matrix; record a function of numbers, Matrix.of(...) of them");
      }
      places[i] = place(INPUTS, i);
    }
  }

  private void place(Literal literal, List<Double> values) {
    if (literal.value() instanceof Constant c) {
      places[literal.first()] = place(CONSTANTS, values.size());
      values.add(c.value());
    } else {
      placeMatrix(literal.first(), (Matrix) literal.value());
    }
  }

  private long output(int slot) {
    if (isMatrix(places[slot])) {
      throw new IllegalArgumentException(
          "replay: an output is a matrix; record a function that returns its elements, toScalars()");
    }
    return places[slot];
  }

  /** By level, and within a level by rule. */
  private List<List<Instruction>> groups(List<Instruction> instructions) {
    int[] levels = new int[program.slots()];
    Map<Object, List<Instruction>> groups = new HashMap<>();
    List<Group> ordered = new ArrayList<>();
    for (Instruction instruction : instructions) {
      int level =
          1 + Arrays.stream(instruction.operands()).map(slot -> levels[slot]).max().orElse(0);
      Arrays.fill(
          levels,
          Math.max(instruction.first(), 0),
          Math.max(instruction.first(), 0) + instruction.results(),
          level);
      Object key =
          isElementwise(instruction) ? List.of(level, instruction.operation()) : instruction;
      groups
          .computeIfAbsent(
              key,
              any -> {
                Group group = new Group(level, new ArrayList<>());
                ordered.add(group);
                return group.instructions();
              })
          .add(instruction);
    }
    return ordered.stream()
        .sorted(Comparator.comparingInt(Group::level))
        .map(Group::instructions)
        .toList();
  }

  private record Group(int level, List<Instruction> instructions) {}

  private static boolean isElementwise(Instruction instruction) {
    return instruction instanceof Applied.Unary || instruction instanceof Applied.Binary;
  }

  private void place(List<Instruction> group) {
    int array = lengths.size();
    int offset = 0;
    for (Instruction instruction : group) {
      for (int i = 0; i < instruction.results(); i++) {
        if (instruction.makesMatrices()) {
          placeMatrix(instruction.first() + i, null);
        } else {
          places[instruction.first() + i] = place(array, offset++);
        }
      }
    }
    lengths.add(offset);
  }

  private void placeMatrix(int slot, @Nullable Matrix constant) {
    places[slot] = place(MATRICES, matrices.size());
    matrices.add(constant);
  }

  /** The batches, in order. */
  List<Batch> batches() {
    List<Batch> batches = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      List<Instruction> group = groups.get(g);
      int array = OTHERS + g;
      Instruction first = group.get(0);
      if (isElementwise(first)) {
        runs(group).forEach(run -> batches.add(elementwise(first, array, run)));
      } else {
        batches.add(new SingleBatch(first, places, program::isActive));
      }
    }
    return List.copyOf(batches);
  }

  private static Batch elementwise(Instruction first, int array, Run run) {
    return first instanceof Applied.Unary unary
        ? new UnaryBatch(unary.rule(), run.sides()[0], array, run.start(), run.length())
        : new BinaryBatch(((Applied.Binary) first).rule(), array, run);
  }

  /** A group as runs, in each of which operands stay in place or advance by one. */
  private List<Run> runs(List<Instruction> group) {
    List<Run> runs = new ArrayList<>();
    int start = 0;
    while (start < group.size()) {
      Run run = run(group, start);
      runs.add(run);
      start += run.length();
    }
    return runs;
  }

  private Run run(List<Instruction> group, int start) {
    long[] origins = placesOf(group.get(start));
    long[] strides = new long[origins.length];
    int length = 1;
    if (start + 1 < group.size()) {
      long[] second = placesOf(group.get(start + 1));
      Arrays.setAll(strides, operand -> second[operand] == origins[operand] ? 0 : 1);
    }
    while (start + length < group.size()
        && goesOn(placesOf(group.get(start + length)), origins, strides, length)) {
      length++;
    }
    BatchOperand[] sides = new BatchOperand[origins.length];
    for (int i = 0; i < sides.length; i++) {
      sides[i] =
          new BatchOperand(array(origins[i]), offset(origins[i]), length == 1 || strides[i] != 0);
    }
    return new Run(start, length, sides);
  }

  private static boolean goesOn(long[] operands, long[] origins, long[] strides, int steps) {
    for (int i = 0; i < operands.length; i++) {
      if (operands[i] != origins[i] + steps * strides[i]) {
        return false;
      }
    }
    return true;
  }

  private long[] placesOf(Instruction instruction) {
    return Arrays.stream(instruction.operands()).mapToLong(slot -> places[slot]).toArray();
  }

  /** Consecutive instructions of a batch. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, not kept.
  record Run(int start, int length, BatchOperand[] sides) {}

  /** Fresh arrays of a frame; the constants are shared. */
  double[][] arrays() {
    double[][] arrays = new double[lengths.size()][];
    Arrays.setAll(arrays, i -> i == CONSTANTS ? constants : new double[lengths.get(i)]);
    return arrays;
  }

  /** The matrices of a frame that are constants. */
  @Nullable Matrix[] matrices() {
    return matrices.toArray(new @Nullable Matrix[0]);
  }

  long[] outputs() {
    return outputs;
  }

  int longestBatch() {
    return lengths.stream().skip(OTHERS).mapToInt(Integer::intValue).max().orElse(0);
  }

  /** How many numbers a frame has of its own. */
  long numbers() {
    return lengths.stream().mapToLong(Integer::longValue).sum() - constants.length;
  }
}
