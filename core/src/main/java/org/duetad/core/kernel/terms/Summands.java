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

  private final List<Summand> found = new ArrayList<>();

  private Summands(FlatCode code, int variables) {
    this.code = code;
    active = code.active(variables);
    weights = new double[code.slots()];
  }

  /** The summands of the only output, in the order in which they are computed. */
  static List<Summand> of(FlatCode code, int variables) {
    Summands summands = new Summands(code, variables);
    summands.weights[code.outputs()[0]] = 1;
    for (int k = code.size() - 1; k >= 0; k--) {
      for (int slot = code.result(k); slot < code.result(k + 1); slot++) {
        if (summands.weights[slot] != 0 && summands.active[slot]) {
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
      weights[x] -= weight;
    } else if (rule.equals(Arithmetic.ADD)) {
      weights[x] += weight;
      weights[y] += weight;
    } else if (rule.equals(Arithmetic.SUBTRACT)) {
      weights[x] += weight;
      weights[y] -= weight;
    } else if (rule.equals(Arithmetic.MULTIPLY)) {
      addProduct(weight, x, y);
    } else if (rule.equals(Arithmetic.DIVIDE) && isConstant(y)) {
      weights[x] += weight / code.constant(y);
    } else if (rule.equals(Reductions.SUM)) {
      addAll(k, weight);
    } else if (rule.equals(Reductions.MEAN)) {
      addAll(k, weight / code.arity(k));
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
      weights[code.operand(k, i)] += weight;
    }
  }

  private void addProduct(double weight, int x, int y) {
    if (isConstant(x)) {
      weights[y] += weight * code.constant(x);
    } else if (isConstant(y)) {
      weights[x] += weight * code.constant(y);
    } else if (active[x] || active[y]) {
      found.add(new Summand(weight, x, y));
    }
  }

  private boolean isConstant(int slot) {
    return slot >= code.inputs() && slot < code.head();
  }
}
