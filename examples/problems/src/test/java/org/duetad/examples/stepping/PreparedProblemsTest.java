package org.duetad.examples.stepping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Jvp;
import org.duetad.examples.problems.BaData;
import org.duetad.examples.problems.BaProblem;
import org.duetad.examples.problems.GmmData;
import org.duetad.examples.problems.GmmProblem;
import org.duetad.examples.problems.LstmData;
import org.duetad.examples.problems.LstmProblem;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.problems.RosenbrockProblem;
import org.duetad.reverse.PreparedFunction;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/** First and second derivatives of real problems, prepared, are those of the tape. */
class PreparedProblemsTest {

  private final ReverseMode mode = new ReverseMode();

  private void holds(VectorFunction f, double[] x) {
    Random random = new Random(7);
    PreparedFunction prepared = mode.prepare(f, x);
    assertFalse(prepared.isTaped());
    double[] at = Arrays.stream(x).map(xi -> xi + 0.01 * random.nextGaussian()).toArray();
    double[] v = random.doubles(x.length, -1, 1).toArray();
    Jvp expected = mode.jvp(f, at, v);
    Jvp actual = prepared.jvp(at, v);
    assertArrayEquals(expected.value(), actual.value());
    assertArrayEquals(f.value(at), actual.value());
    assertClose(expected.tangent(), actual.tangent());
    double[] w = random.doubles(actual.value().length, -1, 1).toArray();
    assertClose(mode.vjp(f, at).pullback(w), prepared.pullback(at, w));
    PreparedFunction loss = mode.prepare(in -> new Scalar[] {Scalar.sum(f.apply(in))}, x);
    ScalarFunction sum = in -> Scalar.sum(f.apply(in));
    assertClose(mode.gradient(sum, at), loss.gradient(at));
    assertClose(mode.hvp(sum, at, v), loss.hvp(at, v));
    assertEquals(1, loss.recordings());
  }

  private static void assertClose(double[] expected, double[] actual) {
    double size = 1 + Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertArrayEquals(expected, actual, 1e-11 * size);
  }

  private void holds(Problem problem) {
    holds(problem.block(0), problem.point(0));
  }

  @Test
  void gaussianMixture() {
    holds(new GmmProblem(GmmData.generate(4, 5, 300, 1)));
  }

  @Test
  void bundleAdjustment() {
    BaProblem problem = new BaProblem(BaData.generate(7, 30, 150, 1));
    holds(problem.whole(), problem.parameters());
  }

  @Test
  void longShortTermMemory() {
    holds(new LstmProblem(LstmData.generate(2, 20, 14, 1)));
  }

  @Test
  void rosenbrock() {
    RosenbrockProblem problem = new RosenbrockProblem(300);
    holds(problem);
    PreparedFunction prepared = mode.prepare(problem.block(0), problem.point(0));
    double[] x = problem.point(0);
    double[][] expected = mode.hessian(in -> problem.block(0).apply(in)[0], x);
    double[][] actual = prepared.hessian(x);
    for (int i = 0; i < x.length; i++) {
      assertClose(expected[i], actual[i]);
    }
  }

  /** The step has kinks, and which side a cell is on differs from cell to cell. */
  @Test
  void burgers() {
    int n = 300;
    double[] x = Arrays.copyOf(Burgers.start(n), n + 2);
    System.arraycopy(Burgers.parameters(), 0, x, n, 2);
    holds(in -> Burgers.step(Arrays.copyOf(in, n), Arrays.copyOfRange(in, n, n + 2)), x);
  }
}
