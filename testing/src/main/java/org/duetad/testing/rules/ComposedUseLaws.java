package org.duetad.testing.rules;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.reference.ComplexStep;
import org.duetad.core.reference.FiniteDifferences;

/**
 * The laws of a mode on compositions of rules: the chain rule, and slopes that are differentiated.
 */
final class ComposedUseLaws {

  private static final double ROUNDING = 256 * Math.ulp(1.0);
  private static final double COMPLEX_STEP = 1e-11;
  private static final double DIFFERENCES = 1e-7;
  private static final double SECANTS = 1e-3;
  private static final double STEP = 0x1p-20;

  private final Differentiator mode;

  ComposedUseLaws(Differentiator mode) {
    this.mode = mode;
  }

  /** {@code J(f ∘ g)(x) = J(f)(g(x)) J(g)(x)}, where g moves the variables of f by another rule. */
  boolean chainRule(RuleUse outer, RuleUse inner) {
    double[] x = inner.point();
    double[] target = outer.point();
    VectorFunction g = moved(inner, target);
    double[] middle = g.value(x);
    if (!Arrays.equals(middle, target)) {
      return false;
    }
    double[][] f1 = mode.jacobian(outer, middle);
    double[][] g1 = mode.jacobian(g, x);
    double[][] whole = mode.jacobian(in -> outer.apply(g.apply(in)), x);
    double[][] outerSizes = outer.sizes();
    double[][] innerSizes = inner.sizes();
    for (int i = 0; i < whole.length; i++) {
      for (int k = 0; k < x.length; k++) {
        double expected = 0;
        double size = 0;
        for (int j = 0; j < middle.length; j++) {
          expected += f1[i][j] * g1[j][k];
          size += outerSizes[i][j] * innerSizes[j % innerSizes.length][k];
        }
        if (!(Math.abs(whole[i][k] - expected) <= ROUNDING * size)) {
          fail(outer + " of " + inner + ": " + expected + " but " + whole[i][k]);
        }
      }
    }
    return true;
  }

  /** Variable j is result j of a rule, moved by a constant to the outer function's point. */
  private static VectorFunction moved(RuleUse rule, double[] target) {
    return x -> {
      Scalar[] y = rule.apply(x);
      Scalar[] moved = new Scalar[target.length];
      Arrays.setAll(moved, j -> moved(y[j % y.length], target[j]));
      return moved;
    };
  }

  private static Scalar moved(Scalar y, double target) {
    return y.subtract(y.value()).add(target);
  }

  /** A slope is differentiable itself, to rounding where there is a reference so exact. */
  void slopesAreDifferentiated(RuleUse use) {
    double[] x = use.point();
    VectorFunction slopes = in -> flat(use.rule().slopes(in));
    double[][] actual = mode.jacobian(slopes, x);
    double size = 1 + largest(actual) + largest(use.sizes());
    assertClose(secants(slopes, x), actual, SECANTS * size, use);
    try {
      assertClose(new ComplexStep().jacobian(slopes, x), actual, COMPLEX_STEP * size, use);
    } catch (UnsupportedOperationException e) {
      assertClose(new FiniteDifferences().jacobian(slopes, x), actual, DIFFERENCES * size, use);
    }
  }

  /**
   * Coarse, but on plain doubles: a slope that hides its operand from the mode also hides it from
   * the complex step. The step is so short that it hardly ever contains a jump.
   */
  private static double[][] secants(VectorFunction f, double[] x) {
    double[] y = f.value(x);
    double[][] secants = new double[y.length][x.length];
    for (int k = 0; k < x.length; k++) {
      double[] moved = x.clone();
      moved[k] += STEP;
      double[] z = f.value(moved);
      for (int i = 0; i < y.length; i++) {
        secants[i][k] = (z[i] - y[i]) / (moved[k] - x[k]);
      }
    }
    return secants;
  }

  private static void assertClose(
      double[][] expected, double[][] actual, double allowed, Object where) {
    for (int i = 0; i < expected.length; i++) {
      for (int k = 0; k < expected[i].length; k++) {
        if (!(Math.abs(expected[i][k] - actual[i][k]) <= allowed)) {
          String entry = where + ", slope " + i + " by " + k + ": ";
          fail(entry + expected[i][k] + " but " + actual[i][k]);
        }
      }
    }
  }

  private static double largest(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
  }

  private static Scalar[] flat(Scalar[][] rows) {
    return Arrays.stream(rows).flatMap(Arrays::stream).toArray(Scalar[]::new);
  }
}
