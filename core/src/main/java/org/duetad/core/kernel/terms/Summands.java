package org.duetad.core.kernel.terms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Reductions;

/**
 * What the output of a program is the sum of, apart from what is linear in its inputs: the output
 * is followed back through sums, differences, multiples by constants and inner products, from the
 * last instruction to the first, as adjoints are.
 */
final class Summands {

  private final FlatCode code;
  private final boolean[] active;

  /** How often each slot is added to the output. */
  private final double[] weights;

  /** Whether it is at all: a sum of weights may be zero, and what is weighted infinite. */
  private final boolean[] isAdded;

  private final List<Summand> found = new ArrayList<>();

  private Summands(FlatCode code, int variables) {
    this.code = code;
    active = code.active(variables);
    weights = new double[code.slots()];
    isAdded = new boolean[code.slots()];
  }

  /** The summands of the only output, in the order in which they are computed. */
  static List<Summand> of(FlatCode code, int variables) {
    Summands summands = new Summands(code, variables);
    summands.add(code.outputs()[0], 1);
    for (int k = code.size() - 1; k >= 0; k--) {
      for (int slot = code.result(k); slot < code.result(k + 1); slot++) {
        if (summands.isAdded[slot] && summands.active[slot]) {
          summands.split(k, slot, summands.weights[slot]);
        }
      }
    }
    summands.found.sort(
        Comparator.comparingInt((Summand each) -> last(code, each)).thenComparing(Summand::left));
    return summands.found;
  }

  /** The last instruction that a summand needs, or -1. */
  private static int last(FlatCode code, Summand summand) {
    int left = code.producer(summand.left());
    return summand.right() < 0 ? left : Math.max(left, code.producer(summand.right()));
  }

  private void split(int k, int slot, double weight) {
    Object rule = code.instruction(k).operation();
    int x = code.operand(k, 0);
    int y = code.operand(k, code.arity(k) - 1);
    if (rule.equals(Arithmetic.NEGATE)) {
      add(x, -weight);
    } else if (rule.equals(Arithmetic.ADD)) {
      add(x, weight);
      add(y, weight);
    } else if (rule.equals(Arithmetic.SUBTRACT)) {
      add(x, weight);
      add(y, -weight);
    } else if (rule.equals(Arithmetic.MULTIPLY)) {
      addProduct(weight, x, y);
    } else if (rule.equals(Arithmetic.DIVIDE) && isConstant(y)) {
      add(x, quotient(weight, code.constant(y)));
    } else if (rule.equals(Reductions.SUM)) {
      addAll(k, weight);
    } else if (rule.equals(Reductions.MEAN)) {
      addAll(k, quotient(weight, code.arity(k)));
    } else if (rule.equals(Reductions.DOT) || rule.equals(Reductions.LINEAR_COMBINATION)) {
      int half = code.arity(k) / 2;
      for (int i = 0; i < half; i++) {
        addProduct(weight, code.operand(k, i), code.operand(k, half + i));
      }
    } else {
      found.add(new Summand(weight, slot, Summand.NONE));
    }
  }

  private void addAll(int k, double weight) {
    for (int i = 0; i < code.arity(k); i++) {
      add(code.operand(k, i), weight);
    }
  }

  private void addProduct(double weight, int x, int y) {
    if (isConstant(x)) {
      add(y, product(weight, code.constant(x)));
    } else if (isConstant(y)) {
      add(x, product(weight, code.constant(y)));
    } else if (active[x] || active[y]) {
      found.add(new Summand(weight, x, y));
    }
  }

  private void add(int slot, double weight) {
    weights[slot] += weight;
    isAdded[slot] = true;
  }

  private static double product(double x, double y) {
    return x == 0 || y == 0 ? 0 : careful(x * y);
  }

  private static double quotient(double x, double y) {
    return x == 0 ? 0 : careful(x / y);
  }

  /** NaN instead of what underflowed or is infinite: no entry is computed with it. */
  private static double careful(double weight) {
    boolean isSafe = Math.abs(weight) >= Double.MIN_NORMAL && Double.isFinite(weight);
    return isSafe ? weight : Double.NaN;
  }

  private boolean isConstant(int slot) {
    return slot >= code.inputs() && slot < code.head();
  }
}
