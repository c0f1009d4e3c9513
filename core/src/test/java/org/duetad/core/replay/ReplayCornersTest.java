package org.duetad.core.replay;

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
import org.junit.jupiter.api.Test;

/** A replay evaluates in another order than the function, which must not be observable. */
class ReplayCornersTest {

  private static final Duration LINEAR = Duration.ofSeconds(8);

  private static double[] replayed(Replay replay, double... x) {
    double[] y = new double[1];
    replay.evaluate(x, replay.frame(), y);
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
    Replay replay = Replay.of(Program.record(ReplayCornersTest::guarded, 2.0));
    assertArrayEquals(new double[] {0.25}, replayed(replay, 4));
    assertThrows(BranchChangedException.class, () -> replayed(replay, 0));
  }

  @Test
  void whatFailsOnItsBranchFails() {
    VectorFunction f = x -> Matrix.of(1, 1, x).solve(Matrix.of(new double[][] {{1}})).toScalars();
    Replay replay = Replay.of(Program.record(f, 2.0));
    String message =
        assertThrows(ArithmeticException.class, () -> replayed(replay, 0)).getMessage();
    assertTrue(message.contains("singular"), message);
  }

  @Test
  void aFrameWithoutAnEvaluationIsNotSwept() {
    VectorFunction f = x -> new Scalar[] {x[0].isGreaterThan(0) ? x[0].square() : x[0].exp()};
    Replay replay = Replay.of(Program.record(f, 1.0));
    ReplayFrame frame = replay.frame();
    double[] one = {1};
    assertThrows(IllegalStateException.class, () -> replay.pullback(frame, one, new double[1]));
    replay.evaluate(new double[] {3}, frame, new double[1]);
    double[] gradient = new double[1];
    replay.pullback(frame, one, gradient);
    assertEquals(6, gradient[0]);
    assertThrows(
        BranchChangedException.class,
        () -> replay.evaluate(new double[] {-3}, frame, new double[1]));
    assertThrows(IllegalStateException.class, () -> replay.pullback(frame, one, gradient));
  }

  @Test
  void seedAndGradientMayBeOneArray() {
    VectorFunction f = x -> new Scalar[] {x[0].multiply(x[1]), x[1].multiply(2)};
    Replay replay = Replay.of(Program.record(f, 1.0, 1.0));
    ReplayFrame frame = replay.frame();
    replay.evaluate(new double[] {1, Double.POSITIVE_INFINITY}, frame, new double[2]);
    double[] seed = {0, 1};
    replay.pullback(frame, seed, seed);
    assertArrayEquals(new double[] {0, 2}, seed);
  }

  @Test
  void aLargeReductionIsLaidOutInLinearTime() {
    double[] x = new double[250_000];
    Program program = Program.record(in -> new Scalar[] {Scalar.dot(in, in)}, x);
    assertTimeoutPreemptively(LINEAR, () -> Replay.of(program));
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
    assertTimeoutPreemptively(LINEAR, () -> Replay.of(program));
  }
}
