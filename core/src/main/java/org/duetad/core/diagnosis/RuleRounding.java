package org.duetad.core.diagnosis;

import java.util.Set;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.Kinks;
import org.duetad.core.rules.Primitive;
import org.duetad.core.rules.Reductions;

/**
 * The stated accuracy of an operation. Its value is right to {@code plain} of its size, or to what
 * {@code backward} of its operands changes in it, if that is more; its slopes are right to {@code
 * slopes} of their size, after their operands were changed by as much.
 *
 * @param plain relative to the result
 * @param backward relative to the operands
 * @param slopes relative to slopes, and to the operands
 * @param isLinear whether slopes are constant
 * @param isSum whether the result's error is relative to the size of its terms
 * @param isNormwise whether errors of an element of a matrix are relative to the largest
 */
record RuleRounding(
    double plain,
    double backward,
    double slopes,
    boolean isLinear,
    boolean isSum,
    boolean isNormwise) {

  /** Half an ulp of a number just above a power of two. */
  static final double UNIT = 0x1p-53;

  /** 5 ulp: more than {@code docs/accuracy.md} states of any value or slope. */
  private static final double RULE = 10 * UNIT;

  private static final Set<Primitive> SUMS =
      Set.of(Arithmetic.ADD, Arithmetic.SUBTRACT, Arithmetic.NEGATE);

  private static final Set<Primitive> PRODUCTS = Set.of(Arithmetic.MULTIPLY, Arithmetic.SQUARE);

  private static final Set<Primitive> QUOTIENTS =
      Set.of(Arithmetic.DIVIDE, Arithmetic.RECIPROCAL, Elementary.SQRT);

  private static final Set<Primitive> TERMS = Set.of(Reductions.SUM, Reductions.DOT);

  static RuleRounding of(Instruction instruction, int operands, int dimension) {
    Object rule = instruction.operation();
    if (rule instanceof Primitive known && Kinks.isPiecewiseLinear(known)) {
      return new RuleRounding(0, 0, 0, false, false, false);
    }
    if (SUMS.contains(rule)) {
      return new RuleRounding(UNIT, 0, 0, true, false, false);
    }
    if (PRODUCTS.contains(rule)) {
      return new RuleRounding(UNIT, 0, 0, false, false, false);
    }
    if (QUOTIENTS.contains(rule)) {
      return new RuleRounding(UNIT, 0, 4 * UNIT, false, false, false);
    }
    if (TERMS.contains(rule)) {
      return new RuleRounding(operands * UNIT, 0, 0, rule.equals(Reductions.SUM), true, false);
    }
    boolean ofMatrices =
        instruction instanceof AppliedMatrices.OfRule applied && !applied.rule().isMadeOfScalars();
    double terms = ofMatrices ? 8 * dimension : operands;
    double sum = RULE + terms * UNIT;
    return new RuleRounding(sum, sum, sum, false, false, ofMatrices);
  }
}
