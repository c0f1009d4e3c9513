package org.duetad.reverse;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Jvp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Derivatives of prepared functions in caller-owned arrays have the bits of those in new ones: by
 * kernels, where numbers are not finite, and on a tape.
 */
class PreparedInPlaceTest {

  private static final int N = 5;

  private final ReverseMode mode = new ReverseMode();

  private static Scalar[] rolled(Scalar... x) {
    Scalar[] y = new Scalar[N];
    Arrays.setAll(y, i -> x[i].multiply(x[(i + 1) % N]).sin().multiply(x[0].exp()));
    return y;
  }

  /** A turn after the other. */
  private static Scalar[] straight(Scalar... x) {
    Scalar[] y = x.clone();
    for (int k = 0; k < 40; k++) {
      y[k % N] = y[k % N].multiply(y[(3 * k + 1) % N]).sin().add(x[k * k % N]);
    }
    return y;
  }

  /** Each value that is read is a branch, so that later uses are on a tape. */
  private static Scalar[] branching(Scalar... x) {
    double weight = x[0].value();
    return new Scalar[] {x[0].multiply(weight).sin().multiply(x[1]), x[2], x[3], x[4].exp(), x[0]};
  }

  private static Scalar[] one(VectorFunction f, Scalar... x) {
    return new Scalar[] {Scalar.sum(f.apply(x)).square()};
  }

  private static double[] numbers(long seed) {
    return new Random(seed).doubles(N, -1, 1).toArray();
  }

  private static double[][] filled(int rows) {
    double[][] out = new double[rows][N];
    Arrays.stream(out).forEach(row -> Arrays.fill(row, 7));
    return out;
  }

  /** Of many outputs and of one; the last point overflows. */
  private List<PreparedFunction[]> functions() {
    List<VectorFunction> all =
        List.of(
            PreparedInPlaceTest::rolled,
            PreparedInPlaceTest::straight,
            PreparedInPlaceTest::branching);
    return all.stream()
        .map(
            f ->
                new PreparedFunction[] {
                  mode.prepare(f, numbers(1)), mode.prepare(x -> one(f, x), numbers(1))
                })
        .toList();
  }

  private static List<double[]> points() {
    double[] large = numbers(2);
    large[0] = 800;
    return List.of(numbers(3), numbers(4), large);
  }

  @Test
  void derivativesHaveTheSameBits() {
    for (PreparedFunction[] each : functions()) {
      for (double[] x : points()) {
        assertFirstDerivatives(each[0], x);
        assertSecondDerivatives(each[1], x);
      }
    }
  }

  private static void assertFirstDerivatives(PreparedFunction f, double[] x) {
    double[] v = numbers(5);
    Jvp expected = f.jvp(x, v);
    double[] tangent = filled(1)[0];
    assertSameBits("value", expected.value(), f.jvp(x, v, tangent));
    assertSameBits("tangent", expected.tangent(), tangent);
    for (int seeds = 0; seeds < 4; seeds++) {
      double[][] w = new double[seeds][];
      Arrays.setAll(w, k -> numbers(6 + k));
      double[][] out = filled(seeds);
      f.pullback(x, w, out);
      assertSame(f.pullback(x, w), out);
    }
    double[][] jacobian = filled(N);
    assertSameBits("value", expected.value(), f.jacobian(x, jacobian));
    assertSame(f.jacobian(x), jacobian);
  }

  private static void assertSecondDerivatives(PreparedFunction f, double[] x) {
    double[][] hessian = filled(N);
    f.hessian(x, hessian);
    assertSame(f.hessian(x), hessian);
    double[] product = filled(1)[0];
    f.hvp(x, numbers(5), product);
    assertSameBits("product", f.hvp(x, numbers(5)), product);
  }

  private static void assertSame(double[][] expected, double[][] actual) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertSameBits("row " + i, expected[i], actual[i]);
    }
  }

  /** The arrays of points, directions and seeds may receive results. */
  @Test
  void argumentsMayReceiveTheResults() {
    for (PreparedFunction[] each : functions()) {
      for (double[] x : points()) {
        double[] v = numbers(5);
        double[][] w = {numbers(6), numbers(7)};
        assertShared(each[0].jvp(x, v).tangent(), x, v, each[0]::jvp);
        assertShared(each[0].pullback(x, v), x, v, each[0]::pullback);
        assertShared(each[1].hvp(x, v), x, v, each[1]::hvp);
        double[][] pulled = each[0].pullback(x, w);
        double[][] crossed = {w[1].clone(), w[0].clone()};
        each[0].pullback(x, new double[][] {crossed[1], crossed[0]}, crossed);
        assertSame(pulled, crossed);
        double[][] rows = filled(N);
        rows[1] = x.clone();
        double[][] expected = each[0].jacobian(x);
        each[0].jacobian(rows[1], rows);
        assertSame(expected, rows);
        rows[2] = x.clone();
        expected = each[1].hessian(x);
        each[1].hessian(rows[2], rows);
        assertSame(expected, rows);
      }
    }
  }

  /** A derivative along a direction, or with a seed. */
  private interface InPlace {
    void derive(double[] x, double[] v, double[] out);
  }

  private static void assertShared(double[] expected, double[] x, double[] v, InPlace derivative) {
    double[] point = x.clone();
    derivative.derive(point, v, point);
    assertSameBits("in the point", expected, point);
    double[] direction = v.clone();
    derivative.derive(x, direction, direction);
    assertSameBits("in the direction or seed", expected, direction);
  }

  @Test
  void otherShapesAreRefused() {
    for (PreparedFunction[] each : functions()) {
      double[] x = numbers(1);
      double[][] w = {x, x};
      assertRefused("jvp: the array for the tangent has length 4", () -> each[0].jvp(x, x, four()));
      assertRefused(
          "pullback: the array of rows has length 1, expected 2",
          () -> each[0].pullback(x, w, filled(1)));
      double[][] bad = {x, four()};
      assertRefused(
          "pullback: the row 1 has length 4, expected 5", () -> each[0].pullback(x, w, bad));
      assertRefused("pullback: the seed 1 has length 4", () -> each[0].pullback(x, bad, filled(2)));
      assertRefused("hessian: the row 1 has length 4", () -> each[1].hessian(x, bad));
      assertRefused("hessian: the array of rows has length 2", () -> each[1].hessian(x, filled(2)));
      assertRefused("hessian: the function has 5 outputs", () -> each[0].hessian(x, filled(N)));
    }
  }

  private static double[] four() {
    return new double[4];
  }

  private static void assertRefused(String start, Executable misuse) {
    String message = assertThrows(IllegalArgumentException.class, misuse).getMessage();
    assertTrue(message.startsWith(start), message);
  }

  @Test
  void nullIsRefusedByName() {
    double[] x = numbers(1);
    double[] none = null;
    double[][] noRows = null;
    PreparedFunction f = functions().get(0)[0];
    assertNull("jvp: the array for the tangent is null", () -> f.jvp(x, x, none));
    assertNull("pullback: the rows are null", () -> f.pullback(x, filled(1), noRows));
    assertNull("pullback: the array of seeds is null", () -> f.pullback(x, noRows, filled(1)));
    assertNull("hessian: the rows are null", () -> f.hessian(x, noRows));
  }

  private static void assertNull(String start, Executable misuse) {
    String message = assertThrows(NullPointerException.class, misuse).getMessage();
    assertTrue(message.startsWith(start), message);
  }
}
