package org.duetad.core.diagnosis;

import java.util.Optional;
import org.duetad.core.Factors;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Reductions;

/**
 * The rounding errors of sums {@code Σ ±x_i} and of sums of products {@code Σ x_i y_i}, in closed
 * form: to first order as by {@link OperationRounding}, and {@code e_i e_j} of two factors beyond.
 */
final class ArithmeticRounding {

  private final double[] x;
  private final double[] errors;
  private final double[] spreads;
  private final boolean isProduct;

  /** The sign of the last of two operands; of an operand alone. */
  private final double sign;

  private ArithmeticRounding(
      double[] x, double[] errors, double[] spreads, boolean isProduct, double sign) {
    this.x = x;
    this.errors = errors;
    this.spreads = spreads;
    this.isProduct = isProduct;
    this.sign = sign;
  }

  /** The slots of its terms and factors, if an instruction is such a sum. */
  static Optional<int[]> slots(Instruction instruction) {
    Object rule = instruction.operation();
    if (rule == Arithmetic.SQUARE) {
      int x = instruction.operands()[0];
      return Optional.of(new int[] {x, x});
    }
    return isSum(rule) || isProduct(rule) ? Optional.of(instruction.operands()) : Optional.empty();
  }

  private static boolean isSum(Object rule) {
    return rule == Arithmetic.ADD
        || rule == Arithmetic.SUBTRACT
        || rule == Arithmetic.NEGATE
        || rule == Reductions.SUM;
  }

  private static boolean isProduct(Object rule) {
    return rule == Arithmetic.MULTIPLY || rule == Arithmetic.SQUARE || rule == Reductions.DOT;
  }

  /** The errors of an instruction that has such slots; empty where numbers are not ordinary. */
  static Optional<ArithmeticRounding> of(
      Instruction instruction, double[] x, double[] errors, double[] spreads) {
    for (int i = 0; i < x.length; i++) {
      if (!(Math.abs(x[i]) + errors[i] < Factors.STEEP)) {
        return Optional.empty();
      }
    }
    Object rule = instruction.operation();
    double sign = rule == Arithmetic.SUBTRACT || rule == Arithmetic.NEGATE ? -1 : 1;
    return Optional.of(new ArithmeticRounding(x, errors, spreads, isProduct(rule), sign));
  }

  private int partner(int i) {
    int half = x.length / 2;
    return i < half ? i + half : i - half;
  }

  double slope(int i) {
    return isProduct ? x[partner(i)] : i == x.length - 1 ? sign : 1;
  }

  /** By how much the slope may be wrong. */
  double slopeError(int i) {
    return isProduct ? errors[partner(i)] : 0;
  }

  double slopeSpread(int i) {
    return isProduct ? spreads[partner(i)] : 0;
  }

  /** The sum of the sizes of the terms. */
  double terms() {
    double sum = 0;
    int count = isProduct ? x.length / 2 : x.length;
    for (int i = 0; i < count; i++) {
      sum += Math.abs(slope(i) * x[i]);
    }
    return sum;
  }

  /** What errors of the operands contribute to that of the result. */
  double passed() {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += Math.abs(slope(i)) * errors[i];
    }
    return sum;
  }

  /** What they contribute together. */
  double beyond() {
    double sum = 0;
    for (int i = 0; isProduct && i < x.length / 2; i++) {
      sum += errors[i] * errors[partner(i)];
    }
    return sum;
  }

  double spread() {
    double spread = 0;
    for (int i = 0; i < x.length; i++) {
      spread = OperationRounding.together(spread, slope(i) * spreads[i]);
    }
    return spread;
  }
}
