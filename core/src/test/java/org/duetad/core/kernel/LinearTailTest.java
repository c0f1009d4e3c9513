package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.Test;

/** Sums after loops: evaluated and pulled back at once, bits are as in two sweeps. */
class LinearTailTest {

  private static final int N = 300;

  private static final double[] POINT =
      IntStream.range(0, N).mapToDouble(i -> Math.sin(i) + 0.1).toArray();

  /** Terms of a loop, some of which are added up with weights, and a penalty of the variables. */
  private static VectorFunction sum(Function<Scalar, Scalar> last) {
    return x -> {
      Scalar[] terms =
          Arrays.stream(x).map(xi -> xi.multiply(x[0]).exp().sin()).toArray(Scalar[]::new);
      Scalar penalty = x[0].square().multiply(x[1]).add(x[2].exp());
      Scalar sum = Scalar.sum(terms).subtract(penalty).multiply(-0.25).add(x[3]);
      return new Scalar[] {last.apply(sum), penalty.multiply(3)};
    };
  }

  private static boolean isMerged(VectorFunction f) {
    Kernel kernel = Kernel.of(Program.record(f, POINT));
    double[] y = new double[2];
    double[][] seeds = {{1, 0.5}, {-2, 1}};
    double[][] twice = new double[2][N];
    KernelFrame frame = kernel.frame();
    kernel.evaluate(POINT, frame, y);
    kernel.pullback(frame, seeds, twice);
    double[] value = new double[2];
    double[][] once = new double[2][N];
    KernelFrame other = kernel.frame();
    for (int repetition = 0; repetition < 2; repetition++) {
      assertTrue(kernel.pullback(POINT, other, value, seeds, once));
      assertArrayEquals(y, value);
      assertArrayEquals(twice, once);
    }
    return !other.of(kernel).isEvaluated();
  }

  @Test
  void aLinearTailIsDoneLast() {
    assertTrue(isMerged(sum(s -> s)));
    assertTrue(isMerged(sum(Scalar::negate)));
  }

  @Test
  void anotherTailNeedsValuesFirst() {
    assertFalse(isMerged(sum(Scalar::square)));
    assertFalse(isMerged(sum(s -> s.multiply(s))));
  }

  @Test
  void aFactorThatIsAVariableHasAnAdjoint() {
    assertFalse(
        isMerged(
            x -> {
              Scalar[] terms = Arrays.stream(x).map(xi -> xi.exp().sin()).toArray(Scalar[]::new);
              return new Scalar[] {Scalar.sum(terms).multiply(x[0]), x[1]};
            }));
  }

  @Test
  void valuesThatAreLargeAreSeenAtTheEnd() {
    VectorFunction f =
        x -> {
          Scalar[] terms = Arrays.stream(x).map(xi -> xi.exp().sin()).toArray(Scalar[]::new);
          return new Scalar[] {Scalar.sum(terms).multiply(1e200).multiply(1e200), x[1].exp()};
        };
    Kernel kernel = Kernel.of(Program.record(f, POINT));
    double[] y = new double[2];
    double[][] gradient = new double[1][N];
    assertTrue(kernel.pullback(POINT, kernel.frame(), y, new double[][] {{0, 1}}, gradient));
    assertEquals(0, gradient[0][0]);
    assertEquals(Math.exp(POINT[1]), gradient[0][1]);
  }
}
