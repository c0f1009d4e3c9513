package org.duetad.core.program;

import java.util.Arrays;
import java.util.BitSet;
import org.duetad.core.ChainFactor;
import org.duetad.core.Factors;
import org.duetad.core.PathSums;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.Captured;
import org.duetad.core.program.instruction.Condition;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.program.instruction.Values;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a program are from an overflow, and of each slot and each of its elements the
 * doubt about its derivative ({@link ChainFactor#doubt}), during one pass.
 */
final class Uncertainty {

  private static final int NONE = -1;

  /** Of each slot whose value is from an overflow, the slot that overflowed. */
  private final int[] overflows;

  /** The slots that are factors of derivatives, in a program of derivatives. */
  private final BitSet slopes = new BitSet();

  /** The slots that were computed from an infinity that overflow made. */
  private final BitSet beyond = new BitSet();

  private final double[] @Nullable [] doubts;

  /** Of each slot with a doubt, the slot that overflowed. */
  private final int[] sources;

  /** Nothing overflowed, there is no doubt. */
  Uncertainty(int slots) {
    overflows = filled(slots);
    doubts = new double[slots] @Nullable [];
    sources = filled(slots);
  }

  private static int[] filled(int slots) {
    int[] none = new int[slots];
    Arrays.fill(none, NONE);
    return none;
  }

  /** An infinity that was given is no overflow, nor is a constant one. */
  static boolean computes(Instruction instruction) {
    return !(instruction instanceof Condition
        || instruction instanceof Literal
        || instruction instanceof Captured);
  }

  static boolean isInfinite(Object value) {
    return value instanceof Scalar s
        ? Double.isInfinite(Factors.isPlain(s) ? s.value() : s.primal())
        : ((Matrix) value).primal().hasInfinity();
  }

  /** Whether a value that an instruction computed is infinite. */
  static boolean overflowed(Instruction instruction, Values values) {
    int first = instruction.first();
    for (int slot = first; computes(instruction) && slot < first + instruction.results(); slot++) {
      if (isInfinite(values.get(slot)) && !isGiven(instruction, values)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an instruction returns an infinity that it was given. */
  private static boolean isGiven(Instruction instruction, Values values) {
    return instruction instanceof Applied.Unary unary
        && Factors.isBorder(unary.rule())
        && isInfinite(values.get(unary.x()));
  }

  /** Follows overflow through an instruction that was evaluated. */
  void evaluated(Instruction instruction, Values values) {
    if (!computes(instruction)) {
      return;
    }
    int from = isExact(instruction, values) ? NONE : source(instruction.operands());
    // Of a matrix it is not known which elements are from an overflow: those that are infinite.
    from = instruction instanceof AppliedMatrices.Elements ? NONE : from;
    int first = instruction.first();
    int end = first + instruction.results();
    slopes.set(first, end, isOfSlopes(instruction));
    beyond.set(first, end, isBeyond(instruction, values));
    for (int slot = first; slot < end; slot++) {
      boolean overflow = isInfinite(values.get(slot)) && !isGiven(instruction, values);
      overflows[slot] = from == NONE && overflow ? slot : from;
    }
  }

  private int source(int[] operands) {
    int from = NONE;
    for (int operand : operands) {
      from = Math.max(from, overflows[operand]);
    }
    return from;
  }

  /**
   * Whether a value becomes a factor that is known: a slope that is zero at a finite operand is
   * exact, whatever made the operand. A slope that is written in the result of its rule is not
   * exact where an operand overflowed.
   */
  private boolean isExact(Instruction instruction, Values values) {
    if (!(instruction instanceof Applied.Unary unary) || !Factors.isFactor(unary.rule())) {
      return false;
    }
    boolean result = Factors.isResult(unary.rule()) && beyond.get(unary.x());
    return !result && !slopes.get(unary.x()) && !isInfinite(values.get(unary.x()));
  }

  private boolean isOfSlopes(Instruction instruction) {
    return (instruction instanceof Applied.Unary unary && Factors.isBorder(unary.rule()))
        ? Factors.isFactor(unary.rule())
        : Arrays.stream(instruction.operands()).anyMatch(slopes::get);
  }

  private boolean isBeyond(Instruction instruction, Values values) {
    for (int operand : instruction.operands()) {
      if (isFromOverflow(operand) && isInfinite(values.get(operand))) {
        return true;
      }
    }
    return false;
  }

  /** The value of a slot is known, whatever overflowed. */
  void exact(int slot) {
    overflows[slot] = NONE;
  }

  /** The slot that overflowed, of a slot with a doubt. */
  int sourceOfDoubt(int slot) {
    return sources[slot];
  }

  /** The last value that overflowed, or null if none is kept. */
  @Nullable Object infinity(Values values) {
    for (int slot = overflows.length - 1; slot >= 0; slot--) {
      Object value = values.find(slot);
      if (overflows[slot] == slot && value != null && isInfinite(value)) {
        return value;
      }
    }
    return null;
  }

  /** Whether a slot is a factor of derivatives, in a program of derivatives. */
  boolean isSlope(int slot) {
    return slopes.get(slot);
  }

  /** The value of a slot is from an overflow elsewhere. */
  void overflowed(int slot) {
    overflows[slot] = slot;
  }

  /** Whether the value of a slot is from an overflow. */
  boolean isFromOverflow(int slot) {
    return overflows[slot] != NONE;
  }

  /** Whether zeros that overflow made may be among the factors of an instruction. */
  boolean concerns(Instruction instruction) {
    return computes(instruction) && source(instruction) != NONE;
  }

  /** The slot that overflowed, of those that the zeros of an instruction are from. */
  int source(Instruction instruction) {
    int known = NONE;
    for (int slot : instruction.operands()) {
      known = Math.max(known, Math.max(overflows[slot], sources[slot]));
    }
    for (int j = 0; j < instruction.results(); j++) {
      known = Math.max(known, sources[instruction.first() + j]);
    }
    return known;
  }

  /** Each element of a slot's derivative: of a number, a matrix, an array, or null for zero. */
  ChainFactor[] factors(int slot, Values values, @Nullable Object derivative) {
    ChainFactor[] factors = new ChainFactor[size(values.get(slot))];
    double[] numbers = numbers(derivative, factors.length);
    double @Nullable [] doubt = doubts[slot];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = new ChainFactor(numbers[i], doubt == null ? PathSums.NONE : doubt[i]);
    }
    return factors;
  }

  static int size(Object value) {
    return value instanceof Matrix m ? m.numRows() * m.numCols() : 1;
  }

  private static double[] numbers(@Nullable Object derivative, int size) {
    if (derivative == null) {
      return new double[size];
    }
    if (derivative instanceof Scalar s && s.primal() == 0) {
      return new double[] {Factors.nearest(s)}; // What underflowed is not zero.
    }
    double[] numbers = derivative instanceof double[] d ? d : Values.numbers(derivative);
    return Arrays.copyOf(numbers, size);
  }

  /** Adds to the doubt about a slot. */
  void note(int slot, ChainFactor[] factors, int source) {
    double @Nullable [] doubt = doubts[slot];
    for (int i = 0; i < factors.length; i++) {
      if (factors[i].doubt() != PathSums.NONE) {
        doubt = doubt == null ? none(factors.length) : doubt;
        doubt[i] = PathSums.plus(doubt[i], factors[i].doubt());
        sources[slot] = source;
      }
    }
    doubts[slot] = doubt;
  }

  private static double[] none(int size) {
    double[] none = new double[size];
    Arrays.fill(none, PathSums.NONE);
    return none;
  }
}
