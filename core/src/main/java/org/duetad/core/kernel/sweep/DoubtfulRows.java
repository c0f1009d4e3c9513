package org.duetad.core.kernel.sweep;

import java.util.BitSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.lanes.KnownActivations;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;

/**
 * Finds the rows of a body that must be looked through for numbers that are large or not finite:
 * those that other rows do not show to be so.
 */
final class DoubtfulRows {

  private static final Set<Object> LINEAR =
      Set.of(Arithmetic.ADD, Arithmetic.SUBTRACT, Arithmetic.NEGATE, Reductions.SUM);

  /** Their results are not larger than 1 or an operand. */
  private static final Set<Object> BOUNDED =
      Set.of(Arithmetic.NEGATE, Arithmetic.MAX, Arithmetic.MIN);

  private final int results;

  /** The rows that a result shows to be large or not finite, and those that one may hide. */
  private final BitSet shown = new BitSet();

  private final BitSet hidden = new BitSet();

  /** The results that are not larger than what is looked through. */
  private final BitSet bounded = new BitSet();

  /** Whether values are derivatives: then any factor may be a slope. */
  private final boolean isDerivative;

  /** Of a body with a number of results, whose rows come first. */
  DoubtfulRows(int results, boolean isDerivative) {
    this.results = results;
    this.isDerivative = isDerivative;
  }

  private static boolean isBounded(Object operation) {
    return BOUNDED.contains(operation)
        || (operation instanceof UnaryRule rule
            && (KnownActivations.isWave(rule)
                || KnownActivations.isTanh(rule)
                || KnownActivations.isRelu(rule)
                || KnownActivations.isSigmoid(rule)));
  }

  /** Notes what an instruction reads. */
  void note(Instruction instruction, LaneOperand[] operands, int result) {
    boolean isBounded = isBounded(instruction.operation());
    for (int i = 0; i < operands.length; i++) {
      int row = operands[i].row();
      boolean isShown = shows(instruction, operands, i);
      if (row >= 0) {
        (isShown ? shown : hidden).set(row);
      }
      boolean isOwn = row >= 0 && row < results;
      isBounded &= !isOwn || !isShown || bounded.get(row);
    }
    bounded.set(result, result + instruction.results(), isBounded);
  }

  /**
   * Whether a result shows that an operand is not finite, and no slope is steep because that is
   * large: of sums, and products with what has no derivative.
   */
  private boolean shows(Instruction instruction, LaneOperand[] operands, int i) {
    return LINEAR.contains(instruction.operation())
        || (!isDerivative
            && instruction.operation().equals(Arithmetic.MULTIPLY)
            && !operands[1 - i].isActive());
  }

  /**
   * Whether an instruction shows by its result that an operand is large or not finite: an inner
   * product of numbers with themselves.
   */
  static boolean isSumOfSquares(FlatCode code, int k) {
    int half = code.arity(k) / 2;
    return code.instruction(k).operation().equals(Reductions.DOT)
        && IntStream.range(0, half).allMatch(i -> code.operand(k, i) == code.operand(k, half + i));
  }

  /**
   * The rows of results to look through.
   *
   * @param shared those that are read elsewhere
   * @param hiddenElsewhere those of them that something else may hide
   */
  boolean[] rows(boolean[] shared, boolean[] hiddenElsewhere) {
    boolean[] doubted = new boolean[results];
    for (int r = 0; r < results; r++) {
      boolean isShown = shown.get(r) || shared[r];
      boolean isSeen = isShown && !hidden.get(r) && !hiddenElsewhere[r];
      doubted[r] = !isSeen && !bounded.get(r);
    }
    return doubted;
  }
}
