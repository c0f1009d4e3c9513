package org.duetad.core.program;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.duetad.core.Chain;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Source;
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

  private final InstructionNumbers numbers;

  /** The slot that the first result fills. */
  private final int inputs;

  private final int slots;

  /** Whether derivatives are computed on the way. */
  private final boolean hasProducts;

  /** Which slots depend on an input, once it was asked for. */
  private volatile boolean @Nullable [] active;

  /** The instructions as objects, once they were asked for. */
  private volatile @Nullable List<Instruction> instructions;

  /** The same of loops, as long as they are used. */
  private volatile @Nullable Reference<List<Instruction>> ofLoops;

  /** As {@link InstructionWriter} makes it. */
  InstructionArrays(List<Instruction> kinds, InstructionNumbers numbers, int inputs, int slots) {
    this.kinds = kinds.toArray(new Instruction[0]);
    results = new int[this.kinds.length];
    this.numbers = numbers;
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
    return numbers.size();
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
    return numbers.kind(k);
  }

  /**
   * How many results an instruction has.
   *
   * @param k the instruction
   * @return how many slots it fills
   */
  public int results(int k) {
    return results[numbers.kind(k)];
  }

  /**
   * How many operands the instructions before one have.
   *
   * @param k the instruction, or the number of instructions
   * @return the place of its first operand among those of all instructions
   */
  public int start(int k) {
    return numbers.start(k);
  }

  /**
   * An operand.
   *
   * @param place its place among those of all instructions
   * @return the slot that is read
   */
  public int operand(int place) {
    return numbers.operand(place);
  }

  /**
   * How many of the first instructions are constants.
   *
   * @return all constants, if these come first
   */
  public int constants() {
    int count = 0;
    while (count < size() && kinds[kind(count)] instanceof Source) {
      count++;
    }
    return count;
  }

  /**
   * The kinds of some instructions.
   *
   * @param from the first one
   * @return the number of the kind of each from there on, in a new array
   */
  public int[] kindsFrom(int from) {
    return Arrays.copyOfRange(numbers.flat().kindOf(), from, size());
  }

  /**
   * Where the operands of some instructions begin.
   *
   * @param from the first one
   * @return the place of the first operand of each from there on, and the number of all operands,
   *     in a new array
   */
  public int[] startsFrom(int from) {
    return Arrays.copyOfRange(numbers.flat().starts(), from, size() + 1);
  }

  /**
   * The operands of all instructions.
   *
   * @return the slot that is read at each place, not to be modified
   */
  public int[] operands() {
    return numbers.flat().operands();
  }

  /** The same instructions with loops of them rolled; null if these save little. */
  @Nullable InstructionArrays rolled(List<Repeat> loops) {
    InstructionNumbers.Flat flat = numbers.flat();
    RolledNumbers rolled = LoopRoller.of(flat, loops);
    long all = 2L * flat.size() + flat.operands().length;
    return 2 * rolled.numbers() > all
        ? null
        : new InstructionArrays(List.of(kinds), rolled, inputs, slots);
  }

  /**
   * The same instructions, of which the constants come first.
   *
   * @param renamed receives the new number of each slot
   */
  InstructionArrays constantsFirst(int[] renamed) {
    return new InstructionArrays(
        List.of(kinds), ConstantsFirst.of(numbers.flat(), kinds, inputs, renamed), inputs, slots);
  }

  /** Whether these are the same instructions, on the same slots. */
  boolean isSame(InstructionArrays other, BiPredicate<Primitive, Primitive> areSame) {
    InstructionNumbers.Flat one = numbers.flat();
    InstructionNumbers.Flat another = other.numbers.flat();
    return Arrays.equals(one.kindOf(), another.kindOf())
        && Arrays.equals(one.starts(), another.starts())
        && Arrays.equals(one.operands(), another.operands())
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
    InstructionNumbers.Flat flat = numbers.flat();
    int slot = inputs;
    for (int k = 0; k < flat.size(); k++) {
      int next = slot + results[flat.kind(k)];
      Arrays.fill(marked, slot, next, readsAny(flat, k, marked));
      slot = next;
    }
    return marked;
  }

  private static boolean readsAny(InstructionNumbers.Flat flat, int k, boolean[] marked) {
    for (int i = flat.start(k); i < flat.start(k + 1); i++) {
      if (marked[flat.operand(i)]) {
        return true;
      }
    }
    return false;
  }

  /** The instructions as objects; those of loops are not kept. */
  List<Instruction> instructions() {
    List<Instruction> known = numbers instanceof RolledNumbers ? inUse() : instructions;
    if (known == null) {
      known = made(numbers.flat());
      if (numbers instanceof RolledNumbers) {
        ofLoops = new WeakReference<>(known);
      } else {
        instructions = known;
      }
    }
    return known;
  }

  private @Nullable List<Instruction> inUse() {
    Reference<List<Instruction>> known = ofLoops;
    return known == null ? null : known.get();
  }

  private List<Instruction> made(InstructionNumbers.Flat flat) {
    List<Instruction> all = new ArrayList<>(flat.size());
    int slot = inputs;
    for (int k = 0; k < flat.size(); k++) {
      int[] read = Arrays.copyOfRange(flat.operands(), flat.start(k), flat.start(k + 1));
      Instruction instruction = kinds[flat.kind(k)].moved(read, slot);
      all.add(instruction);
      slot += instruction.results();
    }
    return List.copyOf(all);
  }
}
