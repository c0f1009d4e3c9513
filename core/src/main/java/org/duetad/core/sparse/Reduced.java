package org.duetad.core.sparse;

import org.duetad.core.Scalar;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.jspecify.annotations.Nullable;

/** How a reduction propagates the sets of its operands. */
final class Reduced {

  private final Detection detection;
  private final Reduction rule;
  private final double[] values;
  private final Scalar[] x;
  private final double y;
  private final double[] slopes;

  Reduced(Detection detection, Reduction rule, double[] values, Scalar[] x) {
    this.detection = detection;
    this.rule = rule;
    this.values = values;
    this.x = x;
    y = rule.value(values);
    slopes = detection.atPoint ? rule.gradientAt(values, y) : new double[0];
  }

  SparsityTracer result() {
    IndexSet[] sets = new IndexSet[x.length];
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      IndexSet set = counts(i) ? detection.inputsOf(x[i]) : IndexSet.EMPTY;
      if (!set.isEmpty()) {
        sets[count++] = set;
      }
    }
    IndexSet all = IndexSet.union(sets, count);
    return new SparsityTracer(detection, y, all, interactions());
  }

  /** Whether the slope by operand i can be nonzero. */
  private boolean counts(int i) {
    if (detection.atPoint && slopes[i] == 0) {
      return false;
    }
    return !isProduct() || !Detection.isZero(x[partner(i)]);
  }

  private boolean isProduct() {
    return rule.equals(Reductions.DOT) || rule.equals(Reductions.LINEAR_COMBINATION);
  }

  private int partner(int i) {
    int n = x.length / 2;
    return i < n ? i + n : i - n;
  }

  private @Nullable Interactions interactions() {
    if (detection.secondSlopes == null) {
      return null;
    }
    Interactions kept = null;
    boolean constant = true;
    for (int i = 0; i < x.length; i++) {
      kept = counts(i) ? Interactions.join(kept, detection.interactionsOf(x[i])) : kept;
      constant &= detection.inputsOf(x[i]).isEmpty();
    }
    return constant ? kept : withSecondOrder(detection.secondSlopes, kept);
  }

  private @Nullable Interactions withSecondOrder(
      SecondSlopePattern secondSlopes, @Nullable Interactions kept) {
    int[][] secondOrder = secondSlopes.secondOrder(rule, values, y);
    if (secondOrder == null) {
      IndexSet all = union(null);
      return Interactions.cross(kept, all, all);
    }
    Interactions result = kept;
    for (int i = 0; i < x.length; i++) {
      IndexSet operand = detection.inputsOf(x[i]);
      if (!operand.isEmpty() && secondOrder[i].length > 0) {
        result = Interactions.cross(result, operand, union(secondOrder[i]));
      }
    }
    return result;
  }

  /** The inputs that some operands depend on; null for all operands. */
  private IndexSet union(int @Nullable [] operands) {
    IndexSet[] sets = new IndexSet[operands == null ? x.length : operands.length];
    for (int i = 0; i < sets.length; i++) {
      sets[i] = detection.inputsOf(x[operands == null ? i : operands[i]]);
    }
    return IndexSet.union(sets, sets.length);
  }
}
