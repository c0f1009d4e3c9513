package org.duetad.core.replay;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.duetad.core.CarryingModeContract;
import org.duetad.core.OverflowContract;
import org.duetad.core.RuleErrors;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.rules.Activations;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A replay gives the results of the program, at any point, any number of times. */
class ReplayTest {

  private static final int CELLS = 50;

  @Nested
  class Contract extends CarryingModeContract implements RuleErrors, OverflowContract {
    Contract() {
      super(new ReplayMode());
    }
  }

  /** One step of a nonlinear diffusion on a ring, with a coefficient for all cells. */
  private static Scalar[] diffused(Scalar... x) {
    Scalar[] next = new Scalar[CELLS];
    for (int i = 0; i < CELLS; i++) {
      Scalar left = x[(i + CELLS - 1) % CELLS];
      Scalar right = x[(i + 1) % CELLS];
      Scalar flux = right.subtract(x[i].multiply(2)).add(left).multiply(x[CELLS]);
      next[i] = x[i].add(flux).subtract(x[i].divide(x[i].square().add(4)).tanh());
    }
    return next;
  }

  /** A layer of a network: numbers make a matrix, a matrix gives numbers. */
  private static Scalar[] layer(Scalar... x) {
    Matrix weights = Matrix.of(3, 3, Arrays.copyOfRange(x, 3, 12));
    Matrix constant = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 10}});
    Matrix state = Matrix.of(3, 1, Arrays.copyOf(x, 3));
    return constant.mult(weights.mult(state)).apply(Activations.SIGMOID).toScalars();
  }

  private static double[] point(int n, long seed) {
    return new Random(seed).doubles(n, -1, 1).toArray();
  }

  @Test
  void replaysAtOtherPointsInTheSameFrame() {
    holdsElsewhere(ReplayTest::diffused, CELLS + 1, CELLS);
    holdsElsewhere(ReplayTest::layer, 12, 3);
  }

  private static void holdsElsewhere(VectorFunction f, int n, int m) {
    Replay replay = Replay.of(Program.record(f, point(n, 1)));
    ReplayFrame frame = replay.frame();
    for (long seed = 2; seed < 6; seed++) {
      double[] x = point(n, seed);
      double[] w = point(m, -seed);
      double[] y = new double[m];
      double[] gradient = new double[n];
      replay.evaluate(x, frame, y);
      replay.pullback(frame, w, gradient);
      assertSameBits("f", Arguments.values("f", f.apply(Scalar.of(x))), y);
      assertArrayEquals(new ProgramMode().vjp(f, x).pullback(w), gradient, 1e-14);
    }
  }

  @Test
  void framesHoldOneEvaluationEach() {
    Replay replay = Replay.of(Program.record(ReplayTest::diffused, point(CELLS + 1, 1)));
    double[] seed = point(CELLS, 7);
    double[] alone = pulledBack(replay, replay.frame(), point(CELLS + 1, 2), seed);
    ReplayFrame first = replay.frame();
    replay.evaluate(point(CELLS + 1, 2), first, new double[CELLS]);
    pulledBack(replay, replay.frame(), point(CELLS + 1, 3), seed);
    double[] later = new double[CELLS + 1];
    replay.pullback(first, seed, later);
    assertSameBits("gradient", alone, later);
  }

  private static double[] pulledBack(Replay replay, ReplayFrame frame, double[] x, double[] w) {
    double[] gradient = new double[x.length];
    replay.evaluate(x, frame, new double[w.length]);
    replay.pullback(frame, w, gradient);
    return gradient;
  }

  @Test
  void anExactlyZeroAdjointMeetsAnInfiniteSlope() {
    VectorFunction roots = x -> new Scalar[] {x[0].sqrt().multiply(x[1]), x[1]};
    Replay replay = Replay.of(Program.record(roots, 0.0, 0.0));
    assertArrayEquals(
        new double[] {0, 1},
        pulledBack(replay, replay.frame(), new double[2], new double[] {1, 1}));
  }

  @Test
  void anotherBranchIsRefused() {
    VectorFunction kinked =
        x -> new Scalar[] {x[0].isGreaterThan(0) ? x[0].square() : x[0].negate()};
    Replay replay = Replay.of(Program.record(kinked, 1.0));
    assertThrows(
        BranchChangedException.class,
        () -> replay.evaluate(new double[] {-1}, replay.frame(), new double[1]));
  }

  @Test
  void outputsMayBeInputsOrConstants() {
    VectorFunction f = x -> new Scalar[] {x[1], Scalar.of(7), x[0].multiply(x[1])};
    Replay replay = Replay.of(Program.record(f, 2.0, 3.0));
    ReplayFrame frame = replay.frame();
    double[] y = new double[3];
    replay.evaluate(new double[] {5, 6}, frame, y);
    assertArrayEquals(new double[] {6, 7, 30}, y);
    double[] gradient = new double[2];
    replay.pullback(frame, new double[] {1, 1, 1}, gradient);
    assertArrayEquals(new double[] {6, 6}, gradient);
  }

  @Test
  void misuseIsRefused() {
    Replay replay = Replay.of(Program.record(x -> new Scalar[] {x[0].exp()}, 1.0));
    Replay other = Replay.of(Program.record(x -> new Scalar[] {x[0].exp()}, 1.0));
    double[] one = {1};
    assertMessage("another replay", () -> replay.evaluate(one, other.frame(), new double[1]));
    assertMessage("2", () -> replay.evaluate(new double[2], replay.frame(), new double[1]));
    assertMessage("result", () -> replay.evaluate(one, replay.frame(), new double[3]));
    assertMessage("seed", () -> replay.pullback(replay.frame(), new double[2], one));
    assertMessage("gradient", () -> replay.pullback(replay.frame(), one, new double[2]));
    assertMessage(
        "matrix", () -> Replay.of(Program.record(x -> x[0].transpose(), new DMatrixRMaj(2, 2))));
  }

  private static void assertMessage(String part, Runnable misuse) {
    String message = assertThrows(IllegalArgumentException.class, misuse::run).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void aGridIsReplayedByLoops() {
    VectorFunction f = ReplayTest::diffused;
    Program program = Program.record(f, point(CELLS + 1, 1)).optimised();
    int batches = new ReplayLayout(program).batches().size();
    assertTrue(batches < 40, "batches: " + batches);
    assertEquals(
        Double.BYTES * (program.instructions().size() - constants(program) + CELLS + 1L),
        Replay.of(program).bytesPerFrame());
  }

  private static long constants(Program program) {
    return program.instructions().stream().filter(Literal.class::isInstance).count();
  }
}
