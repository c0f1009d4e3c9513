package org.duetad.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.duetad.core.Chain;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.Primitive;
import org.jspecify.annotations.Nullable;

/**
 * The instructions of a program as numbers: the kind of each, of which there are few, and the slots
 * of its operands. Instructions of a kind differ in their slots only. For authors of passes over
 * programs of many instructions.
 */
public final class InstructionArrays {

  /** The first instruction of each kind. */
  private final Instruction[] kinds;

  /** How many results each kind has. */
  private final int[] results;

  private final int[] kindOf;
  private final int[] starts;
  private final int[] operands;

  /** The slot that the first result fills. */
  private final int inputs;

  private final int slots;

  /** Whether derivatives are computed on the way. */
  private final boolean hasProducts;

  /** Which slots depend on an input, once it was asked for. */
  private volatile boolean @Nullable [] active;

  /** The instructions as objects, once they were asked for. */
  private volatile @Nullable List<Instruction> instructions;

  /** As {@link InstructionWriter} makes it. */
  InstructionArrays(
      List<Instruction> kinds, int[] kindOf, int[] starts, int[] operands, int inputs, int slots) {
    this.kinds = kinds.toArray(new Instruction[0]);
    results = new int[this.kinds.length];
    this.kindOf = kindOf;
    this.starts = starts;
    this.operands = operands;
    this.inputs = inputs;
    this.slots = slots;
    boolean areProducts = false;
    for (int kind = 0; kind < results.length; kind++) {
      results[kind] = kinds.get(kind).results();
      areProducts |= Chain.isProduct(kinds.get(kind).operation());
    }
    hasProducts = areProducts;
  }

  /** The same instructions, which fill the slots after the inputs one after the other. */
  static InstructionArrays of(List<Instruction> instructions, int inputs) {
    InstructionWriter writer = new InstructionWriter();
    for (int i = 0; i < inputs; i++) {
      writer.input();
    }
    for (Instruction instruction : instructions) {
      if (instruction.results() > 0 && instruction.first() != writer.slots()) {
        throw new IllegalArgumentException(
            "program: the next slot is "
                + writer.slots()
                + ", but an instruction fills slot "
                + instruction.first()
                + "; number the slots in the order of the instructions");
      }
      writer.add(instruction);
    }
    InstructionArrays arrays = writer.arrays();
    arrays.instructions = List.copyOf(instructions);
    return arrays;
  }

  /**
   * How many instructions there are.
   *
   * @return their number
   */
  public int size() {
    return kindOf.length;
  }

  /**
   * How many kinds of instruction there are.
   *
   * @return their number; kinds are numbered from 0
   */
  public int kinds() {
    return kinds.length;
  }

  /**
   * An instruction of a kind.
   *
   * @param kind the number of the kind
   * @return the first one, which stands for what all of them do, each on its own slots
   */
  public Instruction ofKind(int kind) {
    return kinds[kind];
  }

  /**
   * Looks for a kind of instruction, without making an object of each instruction.
   *
   * @param property what all instructions of a kind have, or none
   * @return the first instruction of the first kind that has it, empty if there is none
   */
  public Optional<Instruction> findKind(Predicate<Instruction> property) {
    for (Instruction kind : kinds) {
      if (property.test(kind)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /**
   * The kind of an instruction.
   *
   * @param k the instruction
   * @return the number of its kind
   */
  public int kind(int k) {
    return kindOf[k];
  }

  /**
   * How many results an instruction has.
   *
   * @param k the instruction
   * @return how many slots it fills
   */
  public int results(int k) {
    return results[kindOf[k]];
  }

  /**
   * How many operands the instructions before one have.
   *
   * @param k the instruction, or the number of instructions
   * @return the place of its first operand among those of all instructions
   */
  public int start(int k) {
    return starts[k];
  }

  /**
   * An operand.
   *
   * @param place its place among those of all instructions
   * @return the slot that is read
   */
  public int operand(int place) {
    return operands[place];
  }

  /**
   * The operands of all instructions, in another numbering of the slots.
   *
   * @param renamed the new number of each slot
   * @return a new array, with the new number of the slot that is read at each place
   */
  public int[] operands(int[] renamed) {
    int[] all = new int[operands.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = renamed[operands[i]];
    }
    return all;
  }

  /** Whether these are the same instructions, on the same slots. */
  boolean isSame(InstructionArrays other, BiPredicate<Primitive, Primitive> areSame) {
    return Arrays.equals(kindOf, other.kindOf)
        && Arrays.equals(starts, other.starts)
        && Arrays.equals(operands, other.operands)
        && kinds.length == other.kinds.length
        && IntStream.range(0, kinds.length)
            .allMatch(k -> InstructionKinds.areSame(kinds[k], other.kinds[k], areSame));
  }

  /** How many values there are: inputs and results. */
  int slots() {
    return slots;
  }

  boolean hasProducts() {
    return hasProducts;
  }

  /** Which slots depend on an input; not to be modified. */
  boolean[] active() {
    boolean[] known = active;
    if (known == null) {
      known = active(inputs);
      active = known;
    }
    return known;
  }

  /** Which slots depend on one of the first inputs. */
  boolean[] active(int variables) {
    boolean[] marked = new boolean[slots];
    Arrays.fill(marked, 0, variables, true);
    int slot = inputs;
    for (int k = 0; k < kindOf.length; k++) {
      int next = slot + results(k);
      Arrays.fill(marked, slot, next, readsAny(k, marked));
      slot = next;
    }
    return marked;
  }

  private boolean readsAny(int k, boolean[] marked) {
    for (int i = starts[k]; i < starts[k + 1]; i++) {
      if (marked[operands[i]]) {
        return true;
      }
    }
    return false;
  }

  /** The instructions as objects; each is made once. */
  List<Instruction> instructions() {
    List<Instruction> known = instructions;
    if (known == null) {
      known = made();
      instructions = known;
    }
    return known;
  }

  private List<Instruction> made() {
    List<Instruction> all = new ArrayList<>(kindOf.length);
    int slot = inputs;
    for (int k = 0; k < kindOf.length; k++) {
      int[] read = new int[starts[k + 1] - starts[k]];
      System.arraycopy(operands, starts[k], read, 0, read.length);
      Instruction instruction = kinds[kindOf[k]].moved(read, slot);
      all.add(instruction);
      slot += instruction.results();
    }
    return List.copyOf(all);
  }
}
