package org.duetad.core.sparse;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Kinks;
import org.duetad.core.rules.Primitive;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/**
 * Which second derivatives of a rule may be nonzero. Nothing is listed by hand: the rule's slopes
 * are evaluated on numbers that carry sets of operands, and the result is what each slope depends
 * on. A slope that compares or reads its operands may depend on them elsewhere, so such a rule is
 * treated as nonlinear in all of them, unless it is known to be piecewise linear.
 */
final class SecondSlopePattern {

  /** Bits of a rule of two operands: by the left one twice, by both, by the right one twice. */
  static final int LEFT = 1;

  static final int BOTH = 2;
  static final int RIGHT = 4;

  private static final int ALL = LEFT | BOTH | RIGHT;

  private static final Set<Primitive> REMAINDERS = Set.of(Arithmetic.REMAINDER, Arithmetic.FMOD);

  private final boolean atPoint;
  private final IdentityHashMap<Object, Integer> known = new IdentityHashMap<>();

  SecondSlopePattern(boolean atPoint) {
    this.atPoint = atPoint;
  }

  private static boolean isPiecewiseLinear(Primitive rule) {
    return Kinks.isPiecewiseLinear(rule) || REMAINDERS.contains(rule);
  }

  /** Whether a rule's second derivative at x, with value y, may be nonzero. */
  boolean secondOrder(UnaryRule rule, double x, double y) {
    if (isPiecewiseLinear(rule)) {
      return false;
    }
    return remembered(rule, () -> slope(rule, x, y)) != 0;
  }

  /** The cached result for a rule, unless it depends on the point. */
  private int remembered(Object rule, Supplier<Integer> question) {
    if (atPoint) {
      return question.get();
    }
    Integer bits = known.get(rule);
    if (bits == null) {
      bits = question.get();
      known.put(rule, bits);
    }
    return bits;
  }

  private int slope(UnaryRule rule, double x, double y) {
    Detection local = Detection.first(atPoint);
    SparsityTracer operand = new SparsityTracer(local, x, IndexSet.of(0), null);
    boolean flat = atPoint && rule.slopeAt(x, y) == 0;
    SparsityTracer result =
        flat ? local.blank(y) : new SparsityTracer(local, y, IndexSet.of(0), null);
    IndexSet set = local.inputsOf(rule.slope().at(operand, result));
    return set.isEmpty() && isCertain(local) ? 0 : ALL;
  }

  private boolean isCertain(Detection local) {
    return atPoint || local.trace().isEmpty();
  }

  /** The bits of a rule at (x, y), with value z. */
  int secondOrder(BinaryRule rule, double x, double y, double z) {
    if (isPiecewiseLinear(rule)) {
      return 0;
    }
    return remembered(rule, () -> slopes(rule, x, y, z));
  }

  private int slopes(BinaryRule rule, double x, double y, double z) {
    Detection local = Detection.first(atPoint);
    SparsityTracer left = new SparsityTracer(local, x, IndexSet.of(0), null);
    SparsityTracer right = new SparsityTracer(local, y, IndexSet.of(1), null);
    IndexSet both = IndexSet.EMPTY;
    both = atPoint && rule.leftSlopeAt(x, y, z) == 0 ? both : both.union(left.inputs);
    both = atPoint && rule.rightSlopeAt(x, y, z) == 0 ? both : both.union(right.inputs);
    SparsityTracer result = new SparsityTracer(local, z, both, null);
    int byLeft = bits(local, rule.leftSlope().at(left, right, result));
    int byRight = bits(local, rule.rightSlope().at(left, right, result));
    if (!isCertain(local)) {
      return ALL;
    }
    return byLeft | (byRight << 1);
  }

  /** Bit 0 for the left operand, bit 1 for the right one; by the right operand, each one higher. */
  private static int bits(Detection local, Scalar slope) {
    int bits = 0;
    for (int operand : local.inputsOf(slope).elements()) {
      bits |= 1 << operand;
    }
    return bits;
  }

  /**
   * For each operand, the operands that the slope by it depends on.
   *
   * @return as many arrays as operands; null if any two may interact
   */
  int @Nullable [][] secondOrder(Reduction rule, double[] x, double y) {
    int n = x.length;
    if (isPiecewiseLinear(rule)) {
      return new int[n][0];
    }
    Detection local = Detection.first(atPoint);
    double[] slopes = atPoint ? rule.gradientAt(x, y) : new double[0];
    int[] steep = IntStream.range(0, n).filter(i -> !atPoint || slopes[i] != 0).toArray();
    SparsityTracer result = new SparsityTracer(local, y, IndexSet.ofSorted(steep), null);
    Scalar[] gradient = rule.slopes(local.inputs(x), result);
    if (!isCertain(local)) {
      return null;
    }
    return Arrays.stream(gradient)
        .map(slope -> local.inputsOf(slope).elements())
        .toArray(int[][]::new);
  }
}
