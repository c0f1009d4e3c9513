package org.duetad.core.kernel.code;

import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.duetad.core.Constant;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.program.InstructionArrays;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Source;
import org.jspecify.annotations.Nullable;

/**
 * The instructions of a program without its constants, which stand where they were first used and
 * would break the rhythm of a loop. Slots are numbered anew: the inputs, the constants, and the
 * results in the order of the instructions.
 */
public final class FlatCode {

  private final int inputs;
  private final List<Source> constants;
  private final Instruction[] kinds;
  private final int[] kindOf;

  /** How many inputs and constants there are. */
  private final int head;

  /** How many slots there are. */
  private final int slots;

  private final int[] starts;
  private final int[] operands;

  /** The slot of the first result of each instruction; null if each has one result. */
  private final int @Nullable [] results;

  /** The instruction of each result; likewise. */
  private final int @Nullable [] producers;

  private final int[] outputs;

  /**
   * Instructions whose slots are numbered as above.
   *
   * @param inputs how many inputs there are
   * @param constants the constants
   * @param kinds an instruction of each kind
   * @param kindOf the kind of each instruction
   * @param starts where the operands of each instruction begin, and the number of all
   * @param operands the slots of all operands
   * @param outputs the slots of the outputs
   */
  FlatCode(
      int inputs,
      List<Source> constants,
      Instruction[] kinds,
      int[] kindOf,
      int[] starts,
      int[] operands,
      int[] outputs) {
    this.inputs = inputs;
    this.constants = constants;
    this.kinds = kinds;
    this.kindOf = kindOf;
    this.starts = starts;
    this.operands = operands;
    this.outputs = outputs;
    head = inputs + constants.size();
    boolean haveOne = all(kind -> kind.results() == 1);
    results = haveOne ? null : firstResults();
    slots = results == null ? head + kindOf.length : results[kindOf.length];
    producers = results == null ? null : producers(results);
  }

  private int[] firstResults() {
    int[] counts = Arrays.stream(kinds).mapToInt(Instruction::results).toArray();
    int[] first = new int[kindOf.length + 1];
    first[0] = head;
    for (int k = 0; k < kindOf.length; k++) {
      first[k + 1] = first[k] + counts[kindOf[k]];
    }
    return first;
  }

  private int[] producers(int[] first) {
    int[] all = new int[slots - head];
    for (int k = 0; k < kindOf.length; k++) {
      Arrays.fill(all, first[k] - head, first[k + 1] - head, k);
    }
    return all;
  }

  public static FlatCode of(Program program) {
    Program first = program.constantsFirst();
    InstructionArrays all = first.code();
    int count = all.constants();
    Instruction[] kinds = new Instruction[all.kinds()];
    Arrays.setAll(kinds, all::ofKind);
    return new FlatCode(
        first.inputs(),
        IntStream.range(0, count).mapToObj(k -> (Source) kinds[all.kind(k)]).toList(),
        kinds,
        all.kindsFrom(count),
        all.startsFrom(count),
        all.operands(),
        first.outputs());
  }

  /** The instructions of a program with its constants, and its numbering of the slots. */
  public static FlatCode asRecorded(Program program) {
    InstructionArrays all = program.code();
    Instruction[] kinds = new Instruction[all.kinds()];
    Arrays.setAll(kinds, all::ofKind);
    int[] kindOf = new int[all.size()];
    int[] starts = new int[all.size() + 1];
    for (int k = 0; k < kindOf.length; k++) {
      kindOf[k] = all.kind(k);
      starts[k + 1] = all.start(k + 1);
    }
    int[] operands = new int[starts[kindOf.length]];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = all.operand(i);
    }
    return new FlatCode(
        program.inputs(), List.of(), kinds, kindOf, starts, operands, program.outputs());
  }

  /** The same with plain products instead of those that annihilate. */
  public FlatCode plain() {
    Instruction[] plain = Arrays.stream(kinds).map(LocalTangent::plain).toArray(Instruction[]::new);
    return new FlatCode(inputs, constants, plain, kindOf, starts, operands, outputs);
  }

  /**
   * The same instructions in another order.
   *
   * @param order which instruction is at each position; none reads results of a later one
   */
  public FlatCode reordered(int[] order) {
    int[] moved = IntStream.range(0, slots()).toArray();
    int[] kindsInOrder = new int[order.length];
    int[] startsInOrder = new int[order.length + 1];
    int[] operandsInOrder = new int[operands.length];
    int slot = head();
    int next = 0;
    for (int position = 0; position < order.length; position++) {
      int k = order[position];
      kindsInOrder[position] = kindOf[k];
      for (int result = result(k); result < result(k + 1); result++) {
        moved[result] = slot++;
      }
      for (int i = starts[k]; i < starts[k + 1]; i++) {
        operandsInOrder[next++] = moved[operands[i]];
      }
      startsInOrder[position + 1] = next;
    }
    int[] outputsMoved = IntStream.of(outputs).map(output -> moved[output]).toArray();
    return new FlatCode(
        inputs, constants, kinds, kindsInOrder, startsInOrder, operandsInOrder, outputsMoved);
  }

  public int inputs() {
    return inputs;
  }

  /** How many inputs and constants there are: the slots before those of results. */
  public int head() {
    return head;
  }

  /** Puts constants that are numbers behind the inputs; those that are matrices are left out. */
  public void putConstants(double[] numbers) {
    for (int k = 0; k < constants.size(); k++) {
      Object value = constants.get(k).value();
      if (!(value instanceof ConstantMatrix)) {
        numbers[inputs + k] = ((Constant) value).value();
      }
    }
  }

  /** The number that a constant is. */
  public double constant(int slot) {
    return ((Constant) constants.get(slot - inputs).value()).value();
  }

  /** Passes on constants that are matrices, each with its slot behind the inputs. */
  public void forEachMatrix(ObjIntConsumer<ConstantMatrix> consumer) {
    for (int k = 0; k < constants.size(); k++) {
      if (constants.get(k).value() instanceof ConstantMatrix matrix) {
        consumer.accept(matrix, inputs + k);
      }
    }
  }

  /** The constants; the first one fills the slot after the inputs. */
  public List<Source> constants() {
    return constants;
  }

  /** How many instructions there are besides constants. */
  public int size() {
    return kindOf.length;
  }

  public int slots() {
    return slots;
  }

  /** What an instruction does, on slots of another numbering. */
  public Instruction instruction(int k) {
    return kinds[kindOf[k]];
  }

  /** The kind of an instruction: those of a kind differ in their slots only. */
  public int kind(int k) {
    return kindOf[k];
  }

  /** Whether all instructions are of a kind. */
  public boolean all(Predicate<Instruction> which) {
    return Arrays.stream(kinds).allMatch(which);
  }

  /** How many kinds there are. */
  int kinds() {
    return kinds.length;
  }

  /** What instructions of a kind do. */
  Instruction ofKind(int kind) {
    return kinds[kind];
  }

  /** The slot of an instruction's first result, or of the next one if it has none. */
  public int result(int k) {
    return results == null ? head + k : results[k];
  }

  public int arity(int k) {
    return starts[k + 1] - starts[k];
  }

  public int operand(int k, int i) {
    return operands[starts[k] + i];
  }

  /** The place of an instruction's first operand among those of all. */
  public int start(int k) {
    return starts[k];
  }

  /** The operands of all instructions one after the other, not to be modified. */
  public int[] operands() {
    return operands;
  }

  /** Whether each of a stretch of instructions is of the kind and arity of that a period later. */
  public boolean repeats(int from, int end, int period) {
    int distance = starts[from + period] - starts[from];
    for (int k = from; k <= end - period; k++) {
      if (starts[k + period] - starts[k] != distance) {
        return false;
      }
    }
    return Arrays.equals(kindOf, from, end - period, kindOf, from + period, end);
  }

  /** The instruction that fills a slot, or -1 for inputs and constants. */
  public int producer(int slot) {
    int result = slot - head;
    return result < 0 || producers == null ? Math.max(result, -1) : producers[result];
  }

  /** How many results a stretch of instructions has. */
  public int results(int from, int to) {
    return result(to) - result(from);
  }

  /** Whether one of a stretch of instructions reads or makes a matrix. */
  public boolean usesMatrices(int from, int to) {
    return doKindsUseMatrices()
        && IntStream.range(from, to).anyMatch(k -> usesMatrices(instruction(k)));
  }

  /** Whether there is a matrix anywhere. */
  public boolean usesMatrices() {
    for (Source constant : constants) {
      if (constant.makesMatrices()) {
        return true;
      }
    }
    return doKindsUseMatrices();
  }

  private boolean doKindsUseMatrices() {
    for (Instruction kind : kinds) {
      if (usesMatrices(kind)) {
        return true;
      }
    }
    return false;
  }

  private static boolean usesMatrices(Instruction kind) {
    return kind.makesMatrices() || kind instanceof AppliedMatrices.Elements;
  }

  /** Whether a slot is that of a matrix. */
  public boolean isMatrix(int slot) {
    int constant = slot - inputs;
    int producer = producer(slot);
    return producer < 0
        ? constant >= 0 && constants.get(constant).makesMatrices()
        : instruction(producer).makesMatrices();
  }

  /** Which slots depend on one of the first inputs. */
  public boolean[] active(int variables) {
    boolean[] active = new boolean[slots];
    Arrays.fill(active, 0, variables, true);
    mark(active);
    return active;
  }

  /** Which slots depend on an input after the first ones. */
  public boolean[] dependent(int after) {
    boolean[] dependent = new boolean[slots];
    Arrays.fill(dependent, after, inputs, true);
    mark(dependent);
    return dependent;
  }

  /** Marks the results of instructions that read what is marked. */
  private void mark(boolean[] marked) {
    for (int k = 0; k < kindOf.length; k++) {
      if (readsMarked(k, marked)) {
        markResults(k, marked);
      }
    }
  }

  /** Marks the results of an instruction. */
  public void markResults(int k, boolean[] marked) {
    for (int slot = result(k); slot < result(k + 1); slot++) {
      marked[slot] = true;
    }
  }

  /** Whether an instruction reads a slot that is marked. */
  public boolean readsMarked(int k, boolean[] marked) {
    for (int i = starts[k]; i < starts[k + 1]; i++) {
      if (marked[operands[i]]) {
        return true;
      }
    }
    return false;
  }

  public int[] outputs() {
    return outputs;
  }
}
