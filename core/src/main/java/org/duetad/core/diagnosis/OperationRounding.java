package org.duetad.core.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.duetad.core.matrix.PowerOfTwo;

/**
 * The rounding errors of one operation, whose operands have errors already. To first order they are
 * passed on by the slopes; what operands at the ends of their errors lead to beyond it counts, too.
 */
final class OperationRounding {

  /** The error of a few results or products that are subnormal. */
  static final double UNDERFLOW = 8 * Double.MIN_VALUE;

  /** Roundings are evenly spread between their bounds, or nearly so. */
  static final double EVEN = 0.58;

  private final ProgramStep step;
  private final StepDerivatives local;
  private final UnaryOperator<double[]> pull;
  private final RuleRounding accuracy;
  private final double[] x;
  private final double[] errors;
  private final double[] spreads;
  private final double[] sizes;
  private final double[] y;
  private final LinearMap slopes;
  private final LinearMap transposed;
  private final List<double[]> ends;

  /** The bound of the error that this operation adds to each result, and that to be expected. */
  final double[] added;

  final double[] addedSpread;

  private boolean breaks;

  /** The bound of the error of each result, and that to be expected. */
  final double[] error;

  final double[] spread;

  /**
   * The errors of results.
   *
   * @param step the operation
   * @param x its operands
   * @param errors the bounds of their errors
   * @param spreads the errors to be expected
   * @param sizes what errors of operands are relative to
   * @param y its results
   */
  OperationRounding(
      ProgramStep step, double[] x, double[] errors, double[] spreads, double[] sizes, double[] y) {
    this.step = step;
    this.accuracy = step.accuracy();
    this.x = x;
    this.errors = errors;
    this.spreads = spreads;
    this.sizes = sizes;
    this.y = y;
    local = step.derivatives();
    pull = local.pullback(x);
    slopes = LinearMap.byRows(pull, y.length, v -> local.push(x, v), x.length);
    transposed =
        slopes instanceof LinearMap.Entries known
            ? new LinearMap.Entries(known.a(), !known.isTransposed())
            : new LinearMap.Signs(pull);
    ends = accuracy.isLinear() || isZero(errors) ? List.of() : ends();
    double[] own = own();
    double[] passed = slopes.bound(errors);
    double[] beyond = beyond(own, passed);
    added = sum(own, beyond);
    addedSpread = ownSpread(own);
    error = sum(passed, added);
    spread = slopes.spread(spreads);
    Arrays.setAll(spread, m -> together(spread[m], addedSpread[m]));
  }

  static boolean isZero(double... numbers) {
    for (double number : numbers) {
      if (number != 0) {
        return false;
      }
    }
    return true;
  }

  /** {@code √(a² + b²)}. */
  static double together(double a, double b) {
    if (a == 0 || b == 0) {
      return Math.abs(a + b);
    }
    double sum = a * a + b * b;
    return sum > 0x1p-900 && sum < 0x1p900 ? Math.sqrt(sum) : Math.hypot(a, b);
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  /** By the stated accuracy. */
  private double[] own() {
    double[] own = slopes.bound(scaled(sizes, accuracy.backward()));
    double[] size = sizesOfResults();
    boolean exact = accuracy.plain() == 0 && accuracy.backward() == 0;
    for (int m = 0; m < own.length && !exact; m++) {
      own[m] = Math.max(own[m], accuracy.plain() * size[m]) + UNDERFLOW;
    }
    return own;
  }

  private double[] sizesOfResults() {
    double[] size = accuracy.isSum() ? step.sizes() : y.clone();
    for (int m = 0; m < size.length; m++) {
      size[m] = Math.abs(size[m]);
    }
    if (accuracy.isNormwise()) {
      Arrays.fill(size, PowerOfTwo.largest(size));
    }
    return size;
  }

  /** Rules are mostly right to one ulp, whatever is promised. */
  private double[] ownSpread(double[] own) {
    double[] spread =
        slopes.spread(scaled(sizes, Math.min(accuracy.backward(), RuleRounding.UNIT)));
    double[] size = sizesOfResults();
    for (int m = 0; m < spread.length; m++) {
      spread[m] = EVEN * Math.min(own[m], together(spread[m], RuleRounding.UNIT * size[m]));
    }
    return spread;
  }

  private static double[] scaled(double[] sizes, double factor) {
    double[] scaled = sizes.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return scaled;
  }

  /** Points where some operands are at one end of their errors, some at the other, or between. */
  private List<double[]> ends() {
    List<double[]> points = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(2);
    int patterns = x.length == 1 ? 1 : x.length == 2 ? 2 : 4;
    for (int pattern = 0; pattern < patterns; pattern++) {
      double[] signed = errors.clone();
      for (int i = 0; i < signed.length && pattern > 0; i++) {
        boolean minus = x.length == 2 ? i == 1 : random.nextBoolean();
        signed[i] = minus ? -signed[i] : signed[i];
      }
      for (double t : new double[] {1, -1, 0.5, -0.5}) {
        double[] point = x.clone();
        for (int i = 0; i < point.length; i++) {
          point[i] += t * signed[i];
        }
        if (!Arrays.equals(point, x)) {
          points.add(point);
        }
      }
    }
    return points;
  }

  /** How much more values change between the ends than the slopes say. */
  private double[] beyond(double[] own, double[] passed) {
    double[] beyond = new double[y.length];
    for (double[] end : ends) {
      double[] there = value(end);
      for (int m = 0; m < y.length; m++) {
        double change = Math.abs(there[m] - y[m]);
        double known = 2 * own[m] + passed[m];
        double more = change > 2 * known || Double.isInfinite(known) ? change : change - known;
        beyond[m] = Math.max(beyond[m], infiniteIfNaN(more));
        breaks |= beyond[m] > known;
      }
    }
    return beyond;
  }

  /** An error that cannot be told has no bound. */
  static double infiniteIfNaN(double size) {
    return Double.isNaN(size) ? Double.POSITIVE_INFINITY : size;
  }

  private double[] value(double... at) {
    try {
      return local.value(at);
    } catch (ArithmeticException | IllegalArgumentException | IllegalStateException e) {
      double[] none = new double[y.length];
      Arrays.fill(none, Double.NaN);
      return none;
    }
  }

  /**
   * The errors of the adjoints that are pulled back.
   *
   * @param from the adjoints of the results, and their errors
   * @param terms of each operand, how many adjoints and tangents are added with this one
   * @return the adjoints of the operands and their errors, and how they change between the ends
   */
  Pulled pulled(AdjointErrors from, double[] terms) {
    double[] bar = from.bar();
    double[] adjoint = pull.apply(bar);
    double[] passed = transposed.bound(from.error());
    double[] spread = transposed.spread(from.spread());
    double[] products = transposed.bound(bar);
    if (accuracy.isNormwise()) {
      Arrays.fill(products, PowerOfTwo.largest(products));
    }
    double[] turned = new double[x.length];
    double[] turnedSpread = new double[x.length];
    double[] moved = sum(errors, scaled(sizes, accuracy.slopes()));
    if (!accuracy.isLinear() && !isZero(moved)) {
      LinearMap bend = LinearMap.byColumns(v -> local.pullAlong(x, bar, v), x.length);
      turned = bend.bound(moved);
      double unit = Math.min(accuracy.slopes(), RuleRounding.UNIT);
      turnedSpread = bend.spread(sum(spreads, scaled(sizes, unit)));
    }
    double[] rounding = new double[x.length];
    double all = UNDERFLOW * (1 + size(bar));
    for (int i = 0; i < x.length; i++) {
      rounding[i] = (RuleRounding.UNIT * terms[i] + accuracy.slopes()) * products[i] + all;
    }
    double[] change = change(adjoint, bar);
    double[] error = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double beyond = change[i] - 2 * rounding[i] - turned[i];
      double growth = 1 + (change[i] == 0 ? 0 : change[i] / Math.abs(adjoint[i]));
      double steeper = passed[i] == 0 ? 0 : passed[i] * growth;
      error[i] = steeper + turned[i] + Math.max(0, infiniteIfNaN(beyond)) + rounding[i];
      breaks |= infiniteIfNaN(beyond) > 2 * (rounding[i] + turned[i]);
      double own = RuleRounding.UNIT * products[i];
      spread[i] = together(together(spread[i], turnedSpread[i]), EVEN * own);
    }
    return new Pulled(new AdjointErrors(adjoint, error, spread), change);
  }

  /** Adjoints of operands, and by how much they change between the ends of their errors. */
  @SuppressWarnings("ArrayRecordComponent") // Of this package only.
  record Pulled(AdjointErrors adjoints, double[] change) {}

  private static double size(double... bar) {
    double sum = 0;
    for (double b : bar) {
      sum += Math.abs(b);
    }
    return sum;
  }

  /** Whether a kink, a jump or a pole was noticed within the errors of the operands. */
  boolean breaks() {
    return breaks;
  }

  /** The largest changes of the adjoints that are pulled back, between the ends. */
  private double[] change(double[] adjoint, double[] bar) {
    double[] change = new double[x.length];
    for (double[] end : ends) {
      double[] there;
      try {
        there = local.pullback(end).apply(bar);
      } catch (ArithmeticException | IllegalArgumentException | IllegalStateException e) {
        Arrays.fill(change, Double.POSITIVE_INFINITY);
        return change;
      }
      for (int i = 0; i < change.length; i++) {
        double moved = there[i] == adjoint[i] ? 0 : Math.abs(there[i] - adjoint[i]);
        change[i] = Math.max(change[i], infiniteIfNaN(moved));
      }
    }
    return change;
  }
}
