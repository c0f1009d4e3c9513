package org.duetad.testing.rules;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.Random;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Vjp;

/** JVPs and VJPs of one use of a rule are linear, and each other's transposes. */
final class LinearUseLaws {

  private static final double TOLERANCE = 64 * Math.ulp(1.0);

  private final Differentiator mode;

  LinearUseLaws(Differentiator mode) {
    this.mode = mode;
  }

  /** {@code J (a u + v) = a J u + J v}. */
  void jvpIsLinear(RuleUse use, Random random) {
    double[] x = use.point();
    double a = 4 * random.nextDouble() - 2;
    double[] u = direction(random, x.length);
    double[] v = direction(random, x.length);
    double[] together = mode.jvp(use, x, sum(a, u, v)).tangent();
    double[] apart = sum(a, mode.jvp(use, x, u).tangent(), mode.jvp(use, x, v).tangent());
    assertNear(apart, together, 3 * largest(use.sizes()), use);
  }

  /** {@code Jᵀ (a u + v) = a Jᵀ u + Jᵀ v}. */
  void vjpIsLinear(RuleUse use, Random random) {
    Vjp vjp = mode.vjp(use, use.point());
    double a = 4 * random.nextDouble() - 2;
    double[] u = direction(random, vjp.value().length);
    double[] v = direction(random, vjp.value().length);
    double[] together = vjp.pullback(sum(a, u, v));
    double[] apart = sum(a, vjp.pullback(u), vjp.pullback(v));
    assertNear(apart, together, 3 * largest(use.sizes()), use);
  }

  /** {@code ⟨w, J v⟩ = ⟨Jᵀ w, v⟩}. */
  void vjpIsTheTransposeOfJvp(RuleUse use, Random random) {
    double[] x = use.point();
    Vjp vjp = mode.vjp(use, x);
    double[] v = direction(random, x.length);
    double[] w = direction(random, vjp.value().length);
    double pushed = dot(w, mode.jvp(use, x, v).tangent());
    double pulled = dot(vjp.pullback(w), v);
    assertNear(new double[] {pushed}, new double[] {pulled}, largest(use.sizes()), use);
  }

  private static double[] direction(Random random, int n) {
    return random.doubles(n, -1, 1).toArray();
  }

  private static double[] sum(double a, double[] u, double[] v) {
    double[] sum = new double[u.length];
    Arrays.setAll(sum, i -> a * u[i] + v[i]);
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double largest(double[][] sizes) {
    return Arrays.stream(sizes).flatMapToDouble(Arrays::stream).max().orElse(0);
  }

  private static void assertNear(double[] expected, double[] actual, double size, RuleUse use) {
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(expected[i] - actual[i]) <= TOLERANCE * size)) {
        fail(use + ": " + Arrays.toString(expected) + " but " + Arrays.toString(actual));
      }
    }
  }
}
