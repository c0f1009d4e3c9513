package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.Test;

/** Sums between loops come after them where that changes no bit. */
class PostponedSumsTest {

  private static final int N = 300;

  private static final double[] POINT =
      IntStream.range(0, N).mapToDouble(i -> Math.sin(i) + 0.1).toArray();

  private static Scalar[] each(Scalar[] x, Function<Scalar, Scalar> f) {
    return Arrays.stream(x).map(f).toArray(Scalar[]::new);
  }

  private static Scalar[] terms(Scalar[] x) {
    return each(x, xi -> xi.multiply(x[0]).exp().sin());
  }

  private static Scalar[] penalties(Scalar[] x) {
    return each(x, xi -> xi.subtract(x[1]).square().sqrt());
  }

  private static final VectorFunction BETWEEN =
      x -> {
        Scalar sum = Scalar.sum(terms(x));
        return new Scalar[] {sum.subtract(Scalar.sum(penalties(x)).multiply(0.5))};
      };

  private static final VectorFunction LAST =
      x -> {
        Scalar[] terms = terms(x);
        Scalar[] penalties = penalties(x);
        return new Scalar[] {Scalar.sum(terms).subtract(Scalar.sum(penalties).multiply(0.5))};
      };

  /** How many loops are evaluated and pulled back block by block. */
  private static int merged(VectorFunction f) {
    KernelPlan plan = KernelPlan.of(Program.record(f, POINT));
    return plan.mapsBefore(plan.shapes().size() - 1);
  }

  private static double[] gradient(VectorFunction f, int block) {
    Program program = Program.record(f, POINT);
    Kernel kernel =
        new Kernel(new Origin.OfProgram(program), N, KernelPlan.of(program).withBlocks(block));
    double[] y = new double[1];
    double[][] gradient = new double[1][N];
    assertTrue(kernel.pullback(POINT, kernel.frame(), y, new double[][] {{1}}, gradient));
    double[] all = Arrays.copyOf(gradient[0], N + 1);
    all[N] = y[0];
    return all;
  }

  @Test
  void aSumThatNoLoopReadsIsPostponed() {
    assertEquals(2, merged(LAST));
    assertEquals(2, merged(BETWEEN));
    for (int block : new int[] {1024, 64, 4}) {
      assertArrayEquals(gradient(LAST, 1024), gradient(BETWEEN, block));
    }
  }

  @Test
  void aSumThatALoopReadsIsNot() {
    assertEquals(
        1,
        merged(
            x -> {
              Scalar sum = Scalar.sum(terms(x));
              return new Scalar[] {Scalar.sum(each(x, xi -> xi.exp().multiply(sum)))};
            }));
  }

  @Test
  void aSumOfWhatALoopReadsIsNot() {
    assertEquals(
        1,
        merged(
            x -> {
              Scalar[] terms = terms(x);
              Scalar sum = Scalar.sum(terms);
              Scalar[] others = each(terms, term -> term.square().exp());
              return new Scalar[] {sum.add(Scalar.sum(others))};
            }));
  }
}
