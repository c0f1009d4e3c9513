package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.rules.Activations;
import org.junit.jupiter.api.Test;

/** A kernel evaluates in another order than the function, which must not be observable. */
class KernelCornersTest {

  private static final Duration LINEAR = Duration.ofSeconds(8);

  private static double[] evaluated(Kernel kernel, double... x) {
    double[] y = new double[1];
    kernel.evaluate(x, kernel.frame(), y);
    return y;
  }

  /** {@code 1 / x}, by a solver that rejects 0; the comparison takes longer than the solver. */
  private static Scalar[] guarded(Scalar... x) {
    if (x[0].exp().log().exp().isLessThan(1.5)) {
      return new Scalar[] {x[0]};
    }
    Matrix one = Matrix.of(new double[][] {{1}});
    return Matrix.of(1, 1, x).solve(one).toScalars();
  }

  @Test
  void whatOnlyAConditionAllowsDoesNotFailBeforeIt() {
    Kernel kernel = Kernel.of(Program.record(KernelCornersTest::guarded, 2.0));
    assertArrayEquals(new double[] {0.25}, evaluated(kernel, 4));
    assertThrows(BranchChangedException.class, () -> evaluated(kernel, 0));
  }

  @Test
  void whatFailsOnItsBranchFails() {
    VectorFunction f = x -> Matrix.of(1, 1, x).solve(Matrix.of(new double[][] {{1}})).toScalars();
    Kernel kernel = Kernel.of(Program.record(f, 2.0));
    String message =
        assertThrows(ArithmeticException.class, () -> evaluated(kernel, 0)).getMessage();
    assertTrue(message.contains("singular"), message);
  }

  /** The first of many seeds, and the only one: what a steep slope may have lost is noticed. */
  @Test
  void aSteepSlopeIsNoticedForAnyNumberOfSeeds() {
    VectorFunction f =
        x -> {
          Scalar[] y = new Scalar[9];
          Arrays.setAll(y, i -> i == 0 ? x[0].log() : x[1].add(i).sin());
          y[0] = y[0].multiply(1e-300).multiply(1e-40);
          return y;
        };
    double[] x = {1e-200, 0.5};
    Kernel kernel = Kernel.of(Program.record(f, x));
    for (int seeds : new int[] {1, 9}) {
      double[][] yBar = new double[seeds][9];
      double[][] xBar = new double[seeds][2];
      for (int s = 0; s < seeds; s++) {
        yBar[s][s] = 1;
      }
      assertTrue(kernel.pullback(x, kernel.frame(), new double[9], yBar, xBar));
      assertEquals(1e-140, xBar[0][0], 1e-154, seeds + " seeds");
    }
  }

  @Test
  void aFrameWithoutAnEvaluationIsNotSwept() {
    VectorFunction f = x -> new Scalar[] {x[0].isGreaterThan(0) ? x[0].square() : x[0].exp()};
    Kernel kernel = Kernel.of(Program.record(f, 1.0));
    KernelFrame frame = kernel.frame();
    double[] one = {1};
    assertThrows(IllegalStateException.class, () -> kernel.pullback(frame, one, new double[1]));
    kernel.evaluate(new double[] {3}, frame, new double[1]);
    double[] gradient = new double[1];
    kernel.pullback(frame, one, gradient);
    assertEquals(6, gradient[0]);
    assertThrows(
        BranchChangedException.class,
        () -> kernel.evaluate(new double[] {-3}, frame, new double[1]));
    assertThrows(IllegalStateException.class, () -> kernel.pullback(frame, one, gradient));
  }

  @Test
  void seedAndGradientMayBeOneArray() {
    VectorFunction f = x -> new Scalar[] {x[0].multiply(x[1]), x[1].multiply(2)};
    Kernel kernel = Kernel.of(Program.record(f, 1.0, 1.0));
    KernelFrame frame = kernel.frame();
    for (double large : new double[] {3, Double.POSITIVE_INFINITY}) {
      kernel.evaluate(new double[] {1, large}, frame, new double[2]);
      double[] seed = {0, 1};
      kernel.pullback(frame, seed, seed);
      assertArrayEquals(new double[] {0, 2}, seed);
    }
  }

  /** The careful pass, which zero times an infinite slope calls for, reads the seed, too. */
  @Test
  void seedAndGradientMayBeOneArrayWhereAPassIsCareful() {
    VectorFunction roots = x -> Arrays.stream(x).map(Scalar::sqrt).toArray(Scalar[]::new);
    double[] x = new double[40];
    Arrays.fill(x, 4);
    Kernel kernel = Kernel.of(Program.record(roots, x));
    x[0] = 0;
    double[] expected = new double[40];
    Arrays.fill(expected, 1, 40, 0.25);
    double[] ones = new double[40];
    Arrays.fill(ones, 1, 40, 1.0);
    KernelFrame frame = kernel.frame();
    double[] y = new double[40];
    kernel.evaluate(x, frame, y);
    double[] own = ones.clone();
    kernel.pullback(frame, own, own);
    assertArrayEquals(expected, own);
    for (double[] result : new double[][] {new double[40], y}) {
      double[] seed = ones.clone();
      double[] outputs = result == y ? seed : y;
      double[] gradient = result == y ? result : seed;
      double[][] all = {gradient};
      assertTrue(kernel.pullback(x, frame, outputs, new double[][] {seed}, all));
      assertArrayEquals(expected, gradient);
    }
  }

  @Test
  void anExactlyZeroAdjointMeetsAnInfiniteSlope() {
    VectorFunction roots = x -> new Scalar[] {x[0].sqrt().multiply(x[1]), x[1]};
    Kernel kernel = Kernel.of(Program.record(roots, 0.0, 0.0));
    KernelFrame frame = kernel.frame();
    double[] gradient = new double[2];
    kernel.evaluate(gradient, frame, new double[2]);
    kernel.pullback(frame, new double[] {1, 1}, gradient);
    assertArrayEquals(new double[] {0, 1}, gradient);
  }

  /** A matrix is infinite as numbers are: zeros annihilate it only if they are exact. */
  @Test
  void matricesThatOverflowArePulledByTheProgram() {
    VectorFunction f =
        x -> {
          Matrix large = Matrix.of(1, 1, x[0].exp()).mult(Matrix.of(1, 1, x[1]));
          return new Scalar[] {large.get(0, 0).add(1).log(), x[1].multiply(x[2])};
        };
    Kernel kernel = Kernel.of(Program.record(f, 1, 2, 3));
    KernelFrame frame = kernel.frame();
    double[] gradient = new double[3];
    kernel.evaluate(new double[] {1000, 2, 3}, frame, new double[2]);
    kernel.pullback(frame, new double[] {1, 1}, gradient);
    assertTrue(Double.isNaN(gradient[0]));
    kernel.pullback(frame, new double[] {0, 1}, gradient);
    assertArrayEquals(new double[] {0, 3, 2}, gradient);
  }

  /** The slope of each element is on one side of the kink, another one at another point. */
  @Test
  void tangentsThatDependOnComparisonsOfElementsAreRejected() {
    assertTrue(
        Kernel.of(Program.record(KernelCornersTest::guarded, 2.0)).findTangent().isPresent());
    VectorFunction kinks = x -> Matrix.of(2, 1, x).apply(Activations.RELU).toScalars();
    Kernel kernel = Kernel.of(Program.record(kinks, 2.0, -1.0));
    String message = assertThrows(IllegalStateException.class, kernel::tangent).getMessage();
    assertTrue(message.contains("jvp"), message);
  }

  @Test
  void aLargeReductionIsLaidOutInLinearTime() {
    double[] x = new double[250_000];
    Program program = Program.record(in -> new Scalar[] {Scalar.dot(in, in)}, x);
    assertTimeoutPreemptively(LINEAR, () -> Kernel.of(program));
  }

  @Test
  void operandsInAnotherOrderAreLaidOutInLinearTime() {
    int n = 80_000;
    VectorFunction reversed =
        x -> {
          Scalar[] y = new Scalar[n];
          Arrays.setAll(y, i -> x[0].multiply(x[n - 1 - i]));
          return y;
        };
    Program program = Program.record(reversed, new double[n]);
    assertTimeoutPreemptively(LINEAR, () -> Kernel.of(program));
  }
}
