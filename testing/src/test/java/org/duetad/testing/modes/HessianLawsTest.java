package org.duetad.testing.modes;

import static org.duetad.core.Closeness.assertClose;
import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.jqwik.RuleUses;
import org.duetad.testing.rules.Law;
import org.duetad.testing.rules.RuleUse;

/** Laws of the second derivatives of each rule of the table. */
class HessianLawsTest {

  private final ReverseMode mode = new ReverseMode();

  @Provide
  Arbitrary<RuleUse> ordinary() {
    return RuleUses.mixedOrdinary();
  }

  @Provide
  Arbitrary<RuleUse> anywhere() {
    return RuleUses.anywhere();
  }

  /** A function of the results whose adjoints vary, as inside a program. */
  private static ScalarFunction loss(RuleUse use) {
    return x -> {
      Scalar[] y = use.apply(x);
      Scalar[] weighted = new Scalar[y.length];
      Arrays.setAll(weighted, k -> y[k].multiply(1 + 0.25 * k));
      Scalar sum = Scalar.sum(weighted);
      return sum.add(sum.square().divide(8));
    };
  }

  /** Of gradients of {@code u ↦ f(x + u/zoom)} at u = 0: with steps shorter by that factor. */
  private double[] differences(RuleUse use, double[] x, double[] v, double zoom) {
    ScalarFunction near =
        u -> {
          Scalar[] moved = new Scalar[x.length];
          Arrays.setAll(moved, i -> u[i].divide(zoom).add(x[i]));
          return loss(use).apply(moved);
        };
    double[] product = FiniteDifferences.ofGradients(mode, near, zeros(x), v);
    return Arrays.stream(product).map(p -> p * zoom * zoom).toArray();
  }

  /** Relative to the largest number. */
  private static double distance(double[] a, double[] b) {
    double most = 0;
    double size = 1;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
      size = Math.max(size, Math.abs(a[i]));
    }
    return most / size;
  }

  private static double[] zeros(double[] like) {
    return new double[like.length];
  }

  private static double[] direction(int n) {
    return new Random(n).doubles(n, 0.25, 1).toArray();
  }

  @Law
  void productIsADifferenceOfGradients(@ForAll("ordinary") RuleUse use) {
    double[] x = use.point();
    Assume.that(Arrays.stream(x).distinct().count() == x.length); // Ties are kinks.
    double[] v = direction(x.length);
    double[] expected = differences(use, x, v, 16);
    double[] finer = differences(use, x, v, 64);
    Assume.that(distance(expected, finer) <= 1e-8); // Near a pole no difference is accurate.
    assertClose(use.toString(), finer, mode.hvp(loss(use), x, v), 1e-7);
  }

  /** Directions are independent of each other, and chunks of all widths agree. */
  @Law
  void directionsAtOnceAreDirectionsOneByOne(@ForAll("anywhere") RuleUse use) {
    double[] x = use.point();
    double[][] v = new double[11][];
    Arrays.setAll(v, k -> new Random(k).doubles(x.length, -1, 1).toArray());
    v[3] = new double[x.length];
    double[][] atOnce = mode.hvp(loss(use), x, v);
    for (int k = 0; k < v.length; k++) {
      assertSameBits(use + ", " + k, mode.hvp(loss(use), x, v[k]), atOnce[k]);
    }
  }

  @Law
  void hessiansAreSymmetric(@ForAll("ordinary") RuleUse use) {
    double[] x = use.point();
    double[][] unit = new double[x.length][x.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i][i] = 1;
    }
    double[][] rows = mode.hvp(loss(use), x, unit);
    double[][] transposed = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < x.length; k++) {
        transposed[i][k] = rows[k][i];
      }
    }
    assertClose(use.toString(), transposed, rows, 1e-11);
    assertClose(use.toString(), rows, mode.hessian(loss(use), x), 1e-11);
  }

  /** Zero annihilates: along a zero direction nothing changes, at any point. */
  @Law
  void nothingChangesAlongNoDirection(@ForAll("anywhere") RuleUse use) {
    double[] zeros = zeros(use.point());
    double[] product = mode.hvp(loss(use), use.point(), zeros);
    assertArrayEquals(zeros, product, 0.0, use.toString());
  }
}
