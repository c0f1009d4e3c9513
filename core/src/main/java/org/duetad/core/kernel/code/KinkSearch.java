package org.duetad.core.kernel.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.duetad.core.Factors;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;

/** Looks for jumps of a rule's value and slopes near zero, by evaluating it there. */
public final class KinkSearch {

  private static final double[] TINY = {Double.MIN_VALUE, -Double.MIN_VALUE, 1e-300, -1e-300};

  /** Values of the operands that are not zero. */
  private static final double[] OTHERS = {1, -1, 0.5, 2.5};

  /** In their place where there are none. */
  private static final double[] NONE = {0};

  /** No smooth rule without steep slopes changes as much between tiny operands. */
  private static final double JUMP = 1e-260;

  private static final double ROUNDING = 0x1p-50;

  private final UnaryOperator<double[]> numbers;
  private final int arity;
  private final boolean withSteep;

  /**
   * For a rule.
   *
   * @param numbers computes value and slopes from operands
   * @param arity how many operands there are
   * @param withSteep whether steep slopes at zero, which loops notice in any case, count as jumps
   */
  public KinkSearch(UnaryOperator<double[]> numbers, int arity, boolean withSteep) {
    this.numbers = numbers;
    this.arity = arity;
    this.withSteep = withSteep;
  }

  public static UnaryOperator<double[]> of(UnaryRule rule) {
    return x -> {
      double y = rule.value().applyAsDouble(x[0]);
      return new double[] {y, rule.slopeAt(x[0], y)};
    };
  }

  public static UnaryOperator<double[]> of(BinaryRule rule) {
    return x -> {
      double z = rule.value().applyAsDouble(x[0], x[1]);
      return new double[] {z, rule.leftSlopeAt(x[0], x[1], z), rule.rightSlopeAt(x[0], x[1], z)};
    };
  }

  public static UnaryOperator<double[]> of(Reduction rule) {
    return x -> {
      double y = rule.value(x.clone());
      double[] slopes = x.clone();
      rule.gradientAt(x.clone(), y, slopes);
      double[] all = Arrays.copyOf(slopes, slopes.length + 1);
      all[slopes.length] = y;
      return all;
    };
  }

  /** The groups of operands that have to be zero for a kink: single ones, or all together. */
  public int[][] groups() {
    int[] all = IntStream.range(0, arity).toArray();
    if (arity > 2) {
      return jumps(all, 0) ? new int[][] {all} : new int[0][];
    }
    List<int[]> groups = new ArrayList<>();
    for (int i : all) {
      int[] one = {i};
      if (jumpsAlone(one)) {
        groups.add(one);
      }
    }
    if (arity == 2 && groups.isEmpty() && jumps(all, 0)) {
      groups.add(all);
    }
    return groups.toArray(int[][]::new);
  }

  private boolean jumpsAlone(int[] one) {
    for (double other : arity == 1 ? NONE : OTHERS) {
      if (jumps(one, other)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is a jump near zero of some operands, where the others have a value. */
  private boolean jumps(int[] some, double other) {
    double[] x = new double[arity];
    Arrays.fill(x, other);
    for (int i : some) {
      x[i] = 0;
    }
    try {
      double[] zero = numbers.apply(x.clone());
      if (isSteep(zero)) {
        return withSteep;
      }
      return some.length > 2 ? jumpsFrom(zero) : jumpsFrom(zero, x, some, 0);
    } catch (RuntimeException | Error ofARule) {
      return true;
    }
  }

  /** With the same tiny number in place of all operands. */
  private boolean jumpsFrom(double[] zero) {
    for (double tiny : TINY) {
      double[] beside = new double[arity];
      Arrays.fill(beside, tiny);
      if (isOther(zero, numbers.apply(beside))) {
        return true;
      }
    }
    return false;
  }

  /** With all tiny numbers in place of operands from one on. */
  private boolean jumpsFrom(double[] zero, double[] x, int[] some, int next) {
    if (next == some.length) {
      return isOther(zero, numbers.apply(x.clone()));
    }
    for (double tiny : TINY) {
      double[] beside = x.clone();
      beside[some[next]] = tiny;
      if (jumpsFrom(zero, beside, some, next + 1)) {
        return true;
      }
    }
    return jumpsFrom(zero, x, some, next + 1);
  }

  /** Or NaN. */
  private static boolean isSteep(double[] numbers) {
    for (double y : numbers) {
      if (!(Math.abs(y) <= Factors.STEEP)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOther(double[] zero, double[] beside) {
    for (int k = 0; k < zero.length; k++) {
      if (isJump(Math.abs(beside[k] - zero[k]), Math.abs(zero[k]))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isJump(double change, double size) {
    return change > JUMP && change > ROUNDING * size;
  }
}
