package org.duetad.testing.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.core.mode.Vjp;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reductions;

/** The laws of a mode on one use of a rule. */
final class UseLaws {

  /** Beyond it slopes and operands may lead to a careful pass. */
  private static final double EXTREME = 1e50;

  /** Where slopes are evaluated, to test whether they depend on an operand. */
  private static final double[] PROBES = {-2.6, -0.4, 0.3, 0.7, 1.2, 3.1};

  private final Differentiator mode;

  UseLaws(Differentiator mode) {
    this.mode = mode;
  }

  /** The primal law: the value is that of plain doubles, to the bit. */
  void valueIsThePlainOne(RuleUse use) {
    double[] x = use.point();
    double[] plain = use.plain();
    assertSameBits(plain, use.value(x), () -> use + ", constants");
    assertSameBits(plain, mode.jvp(use, x, new double[x.length]).value(), () -> use + ", jvp");
    assertSameBits(plain, mode.vjp(use, x).value(), () -> use + ", vjp");
    ValueAndGradient first = mode.valueAndGradient(in -> use.apply(in)[0], x);
    assertSameBits(
        new double[] {plain[0]}, new double[] {first.value()}, () -> use + ", valueAndGradient");
  }

  /**
   * A mode adds nothing to the slopes of a rule, not even a rounding error. (A general rule's may
   * differ from its transposed ones by rounding.) Slopes that overflow or underflow on the way may
   * be those that do not.
   */
  void jacobianIsMadeOfTheSlopes(RuleUse use) {
    double[][] expected = use.jacobian();
    double[][] inRange = use.jacobianInRange();
    double[][] jacobian = mode.jacobian(use, use.point());
    for (int i = 0; i < expected.length; i++) {
      assertSlopes(use, nearer(jacobian[i], expected[i], inRange[i]), jacobian[i]);
    }
    double[] gradient = mode.gradient(in -> use.apply(in)[0], use.point());
    assertSlopes(use, nearer(gradient, expected[0], inRange[0]), gradient);
  }

  /** The slopes, or those in range where they are met. */
  private static double[] nearer(double[] actual, double[] slopes, double[] inRange) {
    double[] nearer = slopes.clone();
    Arrays.setAll(nearer, i -> same(actual[i], inRange[i]) ? inRange[i] : slopes[i]);
    return nearer;
  }

  private static void assertSlopes(RuleUse use, double[] expected, double[] actual) {
    if (use.rule().rule() instanceof GeneralRule) {
      for (int i = 0; i < expected.length; i++) {
        double allowed = Double.isFinite(expected[i]) ? 8 * Math.ulp(expected[i]) : 0;
        assertEquals(expected[i], actual[i], allowed, use::toString);
      }
    } else {
      assertSame(expected, actual, use::toString);
    }
  }

  /**
   * Directions and seeds are independent of each other, whatever the slopes and the other
   * directions.
   */
  void batchesAreDirectionsOneByOne(RuleUse use) {
    double[] x = use.point();
    double[][] v = drawn(11, x.length);
    double[][] tangents = mode.jvp(use, x, v).tangents();
    Vjp vjp = mode.vjp(use, x);
    double[][] w = drawn(11, vjp.value().length);
    double[][] pulled = vjp.pullback(w);
    for (int i = 0; i < 11; i++) {
      int k = i;
      assertSame(mode.jvp(use, x, v[k]).tangent(), tangents[k], () -> use + ", direction " + k);
      assertSame(vjp.pullback(w[k]), pulled[k], () -> use + ", seed " + k);
    }
  }

  /** Vectors with zeros, and one of zeros only. */
  private static double[][] drawn(int count, int n) {
    double[][] drawn = new double[count][];
    Arrays.setAll(drawn, k -> new Random(k).doubles(n, -1, 1).map(c -> c < -0.5 ? 0 : c).toArray());
    drawn[3] = new double[n];
    return drawn;
  }

  /** Over the ways that lead from a variable to the result, slopes are added up. */
  void slopesOfAFanOutAreSummed(RuleUse use) {
    double[][] expected = use.jacobian();
    double[][] inRange = use.jacobianInRange();
    double[][] sizesInRange = use.sizesInRange();
    double[][] sizes = use.sizes();
    double[][] jacobian = mode.jacobian(use, use.point());
    for (int i = 0; i < expected.length; i++) {
      for (int k = 0; k < expected[i].length; k++) {
        double allowed = 8 * (Math.ulp(1.0) * sizes[i][k] + Double.MIN_VALUE);
        double allowedInRange = 8 * (Math.ulp(1.0) * sizesInRange[i][k] + Double.MIN_VALUE);
        boolean summed =
            same(expected[i][k], jacobian[i][k])
                || same(inRange[i][k], jacobian[i][k])
                || !(sizes[i][k] <= Double.MAX_VALUE)
                || !(sizesInRange[i][k] <= Double.MAX_VALUE)
                || Math.abs(expected[i][k] - jacobian[i][k]) <= allowed
                || Math.abs(inRange[i][k] - jacobian[i][k]) <= allowedInRange;
        assertTrue(summed, differ(use::toString, expected[i], jacobian[i]));
      }
    }
  }

  /**
   * A tangent that is exactly 0 acts like a constant, whatever the slope. (Where slopes are
   * extreme, only one of the two may need factors of any exponent, and be rounded once.)
   */
  void zeroTangentAnnihilates(RuleUse use, Random random) {
    double[] v = random.doubles(use.operands().length, -1, 1).toArray();
    int i = random.nextInt(v.length);
    v[i] = 0;
    double[] tangent = mode.jvp(use, use.point(), v).tangent();
    if (v.length == 1) {
      assertSame(new double[tangent.length], tangent, use::toString);
      return;
    }
    RuleUse less = use.withConstant(i);
    double[] expected = mode.jvp(less, less.point(), without(v, i)).tangent();
    for (int k = 0; k < tangent.length; k++) {
      boolean same = same(expected[k], tangent[k]);
      assertTrue(
          same || (isExtreme(use) && isRounding(expected[k], tangent[k])),
          () -> use + " along " + Arrays.toString(v) + ": " + Arrays.toString(tangent));
    }
  }

  /** An adjoint that is exactly 0 contributes exactly 0, whatever the slope. */
  void zeroAdjointAnnihilates(RuleUse use) {
    double[] x = use.point();
    double[] seed = new double[use.plain().length];
    assertSame(new double[x.length], mode.vjp(use, x).pullback(seed), use::toString);
  }

  /**
   * NaN in, NaN out. A slope may stay unchanged only if it does not depend on the operand at all:
   * {@code x + y} has slope 1 even where x is NaN.
   */
  boolean nanIsNotSwallowed(RuleUse use, Random random) {
    int i = random.nextInt(use.operands().length);
    if (isDiscarded(use, i)) {
      return false;
    }
    RuleUse spoilt = use.withOperand(i, Double.NaN);
    double[] values = spoilt.plain();
    double[][] jacobian = mode.jacobian(spoilt, spoilt.point());
    for (int row = 0; row < jacobian.length; row++) {
      assertTrue(
          Double.isNaN(values[row]) || isIndependent(use, row, i),
          () -> spoilt + ": " + Arrays.toString(values));
      double[] slopes = jacobian[row];
      assertTrue(
          Double.isNaN(slopes[i]) || isSlopeEverywhere(use, row, i, slopes[i]),
          () -> spoilt + ": " + Arrays.toString(slopes));
    }
    return true;
  }

  /** An operand that {@code select} does not choose has no influence. */
  private static boolean isDiscarded(RuleUse use, int i) {
    return use.rule().rule() == Reductions.SELECT && i == (use.operands()[0] > 0 ? 2 : 1);
  }

  /** Whether a result of several is the same for every value of an operand. */
  private static boolean isIndependent(RuleUse use, int row, int i) {
    return use.rule().rule() instanceof GeneralRule
        && Arrays.stream(PROBES)
            .allMatch(probe -> same(use.withOperand(i, probe).plain()[row], use.plain()[row]));
  }

  private static boolean isSlopeEverywhere(RuleUse use, int row, int i, double slope) {
    return Arrays.stream(PROBES)
        .filter(use.rule().domain().apply(i)::contains)
        .mapToObj(probe -> use.withOperand(i, probe))
        .allMatch(
            at ->
                isRounding(at.jacobian()[row][i], slope)
                    || isRounding(at.jacobianInRange()[row][i], slope));
  }

  private static double[] without(double[] v, int i) {
    double[] less = new double[v.length - 1];
    Arrays.setAll(less, k -> v[k < i ? k : k + 1]);
    return less;
  }

  private static void assertSameBits(double[] expected, double[] actual, Supplier<String> where) {
    assertTrue(Arrays.equals(expected, actual), differ(where, expected, actual));
  }

  /** As numbers: zeros of either sign are the same, and NaNs are. */
  private static void assertSame(double[] expected, double[] actual, Supplier<String> where) {
    boolean same = expected.length == actual.length;
    for (int i = 0; same && i < expected.length; i++) {
      same = same(expected[i], actual[i]);
    }
    assertTrue(same, differ(where, expected, actual));
  }

  /** Texts of numbers would take longer than the laws. */
  private static Supplier<String> differ(
      Supplier<String> where, double[] expected, double[] actual) {
    return () -> where.get() + ": " + Arrays.toString(expected) + " but " + Arrays.toString(actual);
  }

  /** Whether a derivative may be computed with factors of any exponent. */
  private static boolean isExtreme(RuleUse use) {
    return DoubleStream.concat(
            Arrays.stream(use.operands()),
            Arrays.stream(use.jacobian()).flatMapToDouble(Arrays::stream))
        .map(Math::abs)
        .anyMatch(size -> !(size <= EXTREME) || (size > 0 && size < 1 / EXTREME));
  }

  /** Whether two products of the same factors, in another order, may be these. */
  private static boolean isRounding(double a, double b) {
    return same(a, b) || Math.abs(a - b) <= 2 * Math.ulp(a);
  }

  private static boolean same(double a, double b) {
    return a == b || (Double.isNaN(a) && Double.isNaN(b));
  }
}
