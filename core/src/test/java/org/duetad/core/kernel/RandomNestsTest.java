package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.Span;
import org.duetad.core.kernel.plan.Groups;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.program.Passes;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.instruction.Values;
import org.junit.jupiter.api.Test;

/**
 * Random functions with loops: rolled, they have the same values bit for bit, and the same message
 * where they would take another branch.
 */
class RandomNestsTest {

  private static final int FUNCTIONS = 200;

  private static VectorFunction drawn(long seed) {
    return new DrawnFunction(seed, 500, false);
  }

  @Test
  void rolledFunctionsHaveTheSameBits() {
    int rolled = 0;
    for (int k = 0; k < FUNCTIONS; k++) {
      SplittableRandom random = new SplittableRandom(k);
      Program program = Program.record(drawn(k), DrawnFunction.point(random));
      LoopNest nest = LoopNest.of(program);
      for (int point = 0; point < 3; point++) {
        double[] at = point == 0 ? SourceCase.point(program) : DrawnFunction.point(random);
        assertEquals(result(() -> program.evaluate(at)), result(() -> nest.evaluate(at)), "" + k);
      }
      rolled += Math.min(1, nest.loops());
    }
    assertTrue(rolled > FUNCTIONS / 4, "only " + rolled + " have loops");
  }

  /** In lanes, values have the same bits, and adjoints are those of the program. */
  @Test
  void kernelsHaveTheSameValuesAndAdjoints() {
    for (int k = 0; k < FUNCTIONS; k++) {
      Program program = Program.record(drawn(k), DrawnFunction.point(new SplittableRandom(k)));
      double[] at = SourceCase.point(program);
      Kernel kernel = Kernel.of(program);
      KernelFrame frame = kernel.frame();
      double[] y = new double[program.outputs().length];
      kernel.evaluate(at, frame, y);
      assertArrayEquals(program.evaluate(at), y);
      double[] w = new double[y.length];
      Arrays.setAll(w, i -> 1.0 / (i + 1));
      double[] gradient = new double[at.length];
      kernel.pullback(frame, w, gradient);
      double[] expected = expected(program, at, w);
      assertClose(expected, gradient, 1e-11, "" + k);
    }
  }

  /** Adjoints are added in an order that does not depend on how many turns are done at once. */
  @Test
  void blocksOfAnySizeHaveTheSameBits() {
    for (int k = 0; k < FUNCTIONS; k++) {
      Program program = Program.record(drawn(k), DrawnFunction.point(new SplittableRandom(k)));
      double[] expected = gradient(KernelPlan.of(program), 1024, program);
      for (int most : new int[] {1, 3, 8, 256}) {
        double[] actual = gradient(KernelPlan.of(program), most, program);
        assertArrayEquals(expected, actual, k + " in blocks of " + most);
      }
      double[] computedAgain = gradient(KernelPlan.of(program).within(0), 8, program);
      assertArrayEquals(expected, computedAgain, k + " within no bytes");
    }
  }

  /** By groups of instructions that are alike, too. */
  @Test
  void groupsHaveTheSameValuesAndAdjoints() {
    int grouped = 0;
    for (int k = 0; k < FUNCTIONS; k++) {
      Program program = Program.record(drawn(k), DrawnFunction.point(new SplittableRandom(k)));
      KernelPlan groups = Groups.of(FlatCode.of(program));
      double[] gradient = gradient(groups, 1024, program);
      for (int most : new int[] {1, 3, 256}) {
        assertArrayEquals(gradient, gradient(groups, most, program), k + " in blocks of " + most);
      }
      double[] w = new double[program.outputs().length];
      Arrays.setAll(w, i -> 1.0 / (i + 1));
      assertClose(expected(program, SourceCase.point(program), w), gradient, 1e-11, "" + k);
      grouped += groups.spans().stream().anyMatch(Span::isLoop) ? 1 : 0;
    }
    assertTrue(grouped > FUNCTIONS / 2, "only " + grouped + " have groups");
  }

  private static double[] gradient(KernelPlan plan, int most, Program program) {
    Kernel kernel =
        new Kernel(new Origin.OfProgram(program), DrawnFunction.INPUTS, plan.withBlocks(most));
    KernelFrame frame = kernel.frame();
    double[] y = new double[program.outputs().length];
    kernel.evaluate(SourceCase.point(program), frame, y);
    assertArrayEquals(program.evaluate(SourceCase.point(program)), y);
    Arrays.setAll(y, i -> 1.0 / (i + 1));
    double[] gradient = new double[DrawnFunction.INPUTS];
    kernel.pullback(frame, y, gradient);
    return gradient;
  }

  /** Tangents, and adjoints of tangents, are those of the program. */
  @Test
  void tangentsOfNestsAreThoseOfTheProgram() {
    for (int k = 0; k < FUNCTIONS; k++) {
      Program program = Program.record(drawn(k), DrawnFunction.point(new SplittableRandom(k)));
      double[] x = SourceCase.point(program);
      double[] v = DrawnFunction.point(new SplittableRandom(-k));
      Kernel tangent = Kernel.of(program).tangent();
      KernelFrame frame = tangent.frame();
      double[] in = MathArrays.concatenate(x, v);
      double[] out = new double[2 * program.outputs().length];
      tangent.evaluate(in, frame, out);
      Jvp expected = new ProgramMode().jvp(program::evaluate, x, v);
      int m = out.length / 2;
      assertArrayEquals(expected.value(), Arrays.copyOf(out, m), "" + k);
      assertClose(expected.tangent(), Arrays.copyOfRange(out, m, 2 * m), 1e-12, "" + k);
      double[] w = new double[out.length];
      Arrays.setAll(w, i -> 1.0 / (i + 1));
      double[] gradient = new double[x.length];
      tangent.pullback(frame, w, gradient);
      Origin derived = new Origin.OfTangent(program::evaluate, x.length);
      double[] pulled = Arrays.copyOf(derived.pullback(in, w), x.length);
      assertClose(pulled, gradient, 1e-10, "" + k);
    }
  }

  private static void assertClose(double[] expected, double[] actual, double rounding, String of) {
    double size =
        1 + Arrays.stream(expected).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    assertArrayEquals(expected, actual, rounding * size, of);
  }

  private static double[] expected(Program program, double[] at, double[] w) {
    Values values = Passes.run(program, Scalar.of(at));
    Adjoints adjoints = Passes.pull(program, values, Scalar.of(w));
    double[] gradient = new double[at.length];
    for (int i = 0; i < gradient.length; i++) {
      Scalar adjoint = adjoints.scalar(i);
      gradient[i] = adjoint == null ? 0.0 : adjoint.value();
    }
    return gradient;
  }

  /** Derivatives of functions with loops are programs as well. */
  @Test
  void programsOfDerivativesHaveTheSameBits() {
    for (int k = 0; k < FUNCTIONS / 10; k++) {
      Program program =
          Program.record(drawn(k), DrawnFunction.point(new SplittableRandom(k))).adjoint();
      double[] at = SourceCase.point(program);
      assertArrayEquals(program.evaluate(at), LoopNest.of(program).evaluate(at));
    }
  }

  private static String result(Supplier<double[]> evaluation) {
    try {
      return Arrays.toString(evaluation.get());
    } catch (BranchChangedException e) {
      return e.getMessage();
    }
  }
}
