package org.duetad.reverse;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.program.OverflowSlopes;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;

/**
 * The infinite operands on a tape, and the slopes that are zero because of them. A slope that is
 * zero whatever the operand, such as that of a branch not taken, is not ({@link OverflowSlopes});
 * an operand that is an input is given and did not overflow.
 */
final class Overflows {

  private boolean any;

  /** Whether a slope was not finite, or underflowed, or products with it may. */
  private boolean extreme;

  /** Whether a slope is so large that what underflowed may be visible behind it. */
  private boolean steep;

  /** Whether a product of numbers that are not zero underflowed. */
  private boolean sunk;

  private final Set<Long> zeros = new HashSet<>();

  void clear() {
    any = false;
    extreme = false;
    steep = false;
    sunk = false;
    zeros.clear();
  }

  /** Whether an operand was infinite. */
  boolean any() {
    return any;
  }

  /** Whether a slope on the tape is zero because of overflow. */
  boolean madeAnyZero() {
    return !zeros.isEmpty();
  }

  /** Whether the slope of an entry with respect to its parent i is zero because of overflow. */
  boolean madeZero(int entry, int i) {
    return zeros.contains(key(entry, i));
  }

  private static long key(int entry, int i) {
    return (long) entry << 32 | i;
  }

  /** Whether a careful pass is needed. */
  boolean isExtreme() {
    return extreme || (steep && !zeros.isEmpty());
  }

  boolean isSteep() {
    return steep;
  }

  /** Whether slopes may depend on what underflow took from values. */
  boolean isSunk() {
    return sunk || steep;
  }

  /** Records a tiny product, by its factors. */
  void noteSunk(double x, double y) {
    sunk |= x != 0 && y != 0;
  }

  /** Records a tiny result of a rule, of an operand that is not zero, whose slope is not lost. */
  void noteSunk(double result, double operand, double slope) {
    sunk |= Factors.isSunk(result, operand, slope);
  }

  /** Records that slopes depend on what underflow took from values. */
  void noteLost() {
    extreme = true;
  }

  /** Whether a number is to be recorded, if it is or may be the slope of a product. */
  static boolean concerns(double factor) {
    return !(Math.abs(factor) <= Factors.STEEP);
  }

  /** Records a slope or second slope that is not moderate, with the largest operand. */
  void note(double slope, double operand) {
    extreme |= Factors.isUncertain(slope, operand);
    steep |= Factors.isSteep(slope);
  }

  /** Records a number that is or may be the slope of a product, and is not moderate. */
  void noteFactor(double factor) {
    steep |= Factors.isSteep(factor);
    extreme |= Double.isNaN(factor);
  }

  /** Records an infinite operand of a rule whose slopes are not on the tape. */
  void note() {
    any = true;
  }

  void note(Var x, UnaryRule rule, Var y, double slope) {
    double[] slopes = {slope};
    note(y, slopes, rule::slopes, x);
  }

  void note(Var x, Scalar y, BinaryRule rule, Var z, double left, double right) {
    double[] slopes = {left, right};
    note(z, slopes, rule::slopes, x, y);
  }

  /** Records an entry whose only parent is the right operand. */
  void noteRight(Scalar x, Var y, BinaryRule rule, Var z, double slope) {
    double[] slopes = {slope};
    note(z, slopes, (in, out) -> new Scalar[] {rule.rightSlope().at(x, in[0], out)}, y);
  }

  void note(Scalar[] x, Reduction rule, Var y, double[] slopes) {
    note(y, slopes, rule::slopes, x);
  }

  /** Records operands; the i-th operand on the tape is parent i. */
  private void note(
      Var y, double[] slopes, BiFunction<Scalar[], Scalar, Scalar[]> formula, Scalar... x) {
    any = true;
    double[] values = new double[x.length];
    boolean[] overflowed = new boolean[x.length];
    for (int i = 0; i < x.length; i++) {
      values[i] = x[i].value();
      overflowed[i] = overflowed(x[i]);
    }
    boolean[] made = OverflowSlopes.madeZero(values, overflowed, y.value(), slopes, formula);
    int parent = 0;
    for (int i = 0; i < x.length; i++) {
      if (x[i] instanceof Var) {
        if (made[i]) {
          zeros.add(key(y.index, parent));
        }
        parent++;
      }
    }
  }

  private static boolean overflowed(Scalar x) {
    return x instanceof Var v && Double.isInfinite(v.value()) && v.index >= v.recording.first();
  }
}
