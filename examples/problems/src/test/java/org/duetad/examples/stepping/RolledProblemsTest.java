package org.duetad.examples.stepping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.LoopNest;
import org.duetad.core.program.Program;
import org.duetad.examples.problems.BaData;
import org.duetad.examples.problems.BaProblem;
import org.duetad.examples.problems.GmmData;
import org.duetad.examples.problems.GmmProblem;
import org.duetad.examples.problems.LstmData;
import org.duetad.examples.problems.LstmProblem;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.problems.RosenbrockProblem;
import org.junit.jupiter.api.Test;

/**
 * The loops of real problems, recorded flat, are found again: a nest has as many loops and
 * instructions for twice the data, and the function's bits.
 */
class RolledProblemsTest {

  /** A function at a point. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, not compared.
  private record At(VectorFunction f, double[] x) {

    static At of(Problem problem) {
      return new At(problem.block(0), problem.point(0));
    }
  }

  private static void assertRolls(
      int loops, int instructions, IntFunction<At> problem, int... sizes) {
    for (int size : sizes) {
      At at = problem.apply(size);
      Program program = Program.record(at.f(), at.x());
      LoopNest nest = LoopNest.of(program);
      assertEquals(loops, nest.loops(), nest::toString);
      assertEquals(instructions, nest.instructions(), nest::toString);
      assertArrayEquals(program.evaluate(at.x()), nest.evaluate(at.x()));
    }
  }

  /** Loops over components for their factors and their priors, and one within that over points. */
  @Test
  void gaussianMixture() {
    IntFunction<At> problem = n -> At.of(new GmmProblem(GmmData.generate(10, 25, n, 1)));
    assertRolls(4, 47, problem, 20, 40);
  }

  /** Observations read cameras and points by tables. */
  @Test
  void bundleAdjustment() {
    IntFunction<At> problem =
        n -> {
          BaProblem ba = new BaProblem(BaData.generate(7, 11, n, 1));
          return new At(ba.whole(), ba.parameters());
        };
    assertRolls(1, 41, problem, 50, 100);
  }

  /** A loop in time; the first step reads the initial state, and its own loops are others. */
  @Test
  void longShortTermMemory() {
    IntFunction<At> problem = n -> At.of(new LstmProblem(LstmData.generate(2, n, 14, 1)));
    assertRolls(9, 56, problem, 20, 40);
  }

  @Test
  void rosenbrock() {
    assertRolls(1, 7, n -> At.of(new RosenbrockProblem(n)), 100, 1_000);
  }

  /** One step: fluxes, then cells; the ring is closed by sections. */
  @Test
  void burgers() {
    assertRolls(2, 15, n -> new At(RolledProblemsTest::burgers, inputs(n + 2)), 64, 128);
  }

  private static Scalar[] burgers(Scalar... x) {
    int n = x.length - 2;
    return Burgers.step(Arrays.copyOf(x, n), Arrays.copyOfRange(x, n, n + 2));
  }

  @Test
  void wave() {
    IntFunction<At> problem = n -> new At(x -> Wave.step(n, x, Scalar.of(0.3)), inputs(2 * n * n));
    assertRolls(1, 8, problem, 16, 32);
  }

  /** The first step reads the inputs and is no turn of the loop. */
  @Test
  void lorenz() {
    IntFunction<At> problem =
        steps ->
            new At(
                x -> {
                  Scalar[] state = Arrays.copyOf(x, 3);
                  Scalar[] p = Arrays.copyOfRange(x, 3, 7);
                  for (int t = 0; t < steps; t++) {
                    state = Lorenz.step(state, p);
                  }
                  return state;
                },
                new double[] {1, 2, 20, 10, 14, 8.0 / 3, 1e-2});
    assertRolls(1, 28, problem, 50, 100);
  }

  private static double[] inputs(int n) {
    double[] x = new double[n];
    Arrays.setAll(x, i -> Math.sin(0.1 * i));
    return x;
  }
}
