package org.duetad.testing.nesting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.IntRange;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.RecordedFunction;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.rules.Law;

/** No replay of a recorded program returns results of another branch, compared with fresh tapes. */
class PiecewiseTest {

  private static final int INPUTS = 3;
  private static final int POINTS = 12;

  private final ReverseMode reverse = new ReverseMode();
  private final ForwardMode forward = new ForwardMode();

  private static double[] point(Random random) {
    return random.doubles(INPUTS, -2, 2).toArray();
  }

  /** A recorded function has the values and derivatives of the function, bit for bit. */
  @Law
  void preparedFunctionsAreTheFunctions(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int length) {
    PiecewiseProgram f = new PiecewiseProgram(seed, length);
    Random random = new Random(seed);
    RecordedFunction recorded = reverse.record(f.asVector(), point(random));
    ScalarFunction replayed = x -> recorded.apply(x)[0];
    for (int k = 0; k < POINTS; k++) {
      double[] x = point(random);
      assertEquals(f.value(x), recorded.value(x)[0]);
      assertArrayEquals(reverse.gradient(f, x), reverse.gradient(replayed, x));
      assertArrayEquals(forward.gradient(f, x), forward.gradient(replayed, x));
    }
    assertTrue(recorded.recordings() <= POINTS + 1);
  }

  /** A program, and the programs of its derivatives, give the function's results or throw. */
  @Law
  void programsAnswerOrRefuse(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int length) {
    PiecewiseProgram f = new PiecewiseProgram(seed, length);
    Random random = new Random(seed);
    Program program = Program.record(f.asVector(), point(random));
    for (int k = 0; k < POINTS; k++) {
      double[] x = k == 0 ? point(new Random(seed)) : point(random);
      double[] in = {x[0], x[1], x[2], 1};
      try {
        assertEquals(f.value(x), program.evaluate(x)[0]);
        assertEquals(f.value(x), program.optimised().evaluate(x)[0]);
        double[] out = program.adjoint().optimised().evaluate(in);
        double[] gradient = {out[1], out[2], out[3]};
        assertArrayEquals(reverse.gradient(f, x), gradient, 1e-12 * (1 + largest(gradient)));
      } catch (BranchChangedException refused) {
        assertTrue(k > 0, refused::getMessage);
      }
    }
  }

  private static double largest(double[] x) {
    double largest = 0;
    for (double xi : x) {
      largest = Math.max(largest, Math.abs(xi));
    }
    return largest;
  }

  /** A derivative inside of a derivative follows the branch at the outer point. */
  @Law
  void nestedDerivativesFollowTheBranch(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int length) {
    PiecewiseProgram f = new PiecewiseProgram(seed, length);
    double[] x = point(new Random(seed));
    double[] v = {1, -0.5, 0.25};
    double[] expected = reverse.hvp(f, x, v);
    double[] nested = forward.jvp((Scalar... at) -> reverse.gradient(f, at), x, v).tangent();
    assertArrayEquals(expected, nested, 1e-11 * (1 + largest(expected)));
  }
}
