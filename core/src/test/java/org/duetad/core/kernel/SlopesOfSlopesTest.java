package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.program.Program;
import org.duetad.core.program.loops.LoopInterpreter;
import org.junit.jupiter.api.Test;

/**
 * Second and third derivatives of activations, whose parts are shared in lanes and in compiled
 * loops, have the bits of those that are computed number by number.
 */
class SlopesOfSlopesTest {

  private static final Map<String, UnaryOperator<Scalar>> FUNCTIONS =
      new TreeMap<>(
          Map.of(
              "chain",
              x -> x.sigmoid().multiply(x.tanh()).tanh().sin().exp(),
              "sigmoid",
              Scalar::sigmoid,
              "tanh",
              Scalar::tanh,
              "softplus",
              Scalar::softplus,
              "sine",
              x -> x.sin().multiply(x.cos()),
              "both",
              x -> x.tanh().multiply(x.sigmoid()),
              "twice",
              x -> x.sigmoid().multiply(x.square().sigmoid()).add(x.sigmoid())));

  private static final double[] POINTS = {
    0, -0.0, 0.5, -0.5, 3.7, -3.7, 19, -25, 36.8, -40, 300, -311.9, 745, -746, 1e10, -1e9, 5e-324,
    -5e-324, 1e-310, -3e-308, 1e-17, -1e-9
  };

  @Test
  void areTheSameInLanes() {
    compare(kernel -> kernel);
  }

  @Test
  void areTheSameInLoops() {
    compare(
        kernel -> {
          assertTrue(kernel.tier().use(LoopInterpreter::new) > 0);
          return kernel;
        });
  }

  private static void compare(UnaryOperator<Kernel> form) {
    FUNCTIONS.forEach(
        (name, f) -> {
          Kernel lanes = form.apply(kernel(f, POINTS).tangent());
          Kernel third = form.apply(kernel(f, POINTS).tangent().tangent());
          assertEquals(expected(f, 1), result(lanes, POINTS, 1), name);
          assertEquals(expected(f, 2), result(third, POINTS, 2), name);
        });
  }

  /** The function of each point. */
  private static Kernel kernel(UnaryOperator<Scalar> f, double... x) {
    return Kernel.of(
        Program.record(v -> Arrays.stream(v).map(f).toArray(Scalar[]::new), new double[x.length]));
  }

  private static String expected(UnaryOperator<Scalar> f, int order) {
    StringBuilder all = new StringBuilder();
    for (double x : POINTS) {
      Kernel kernel = kernel(f, x).tangent();
      all.append(result(order == 1 ? kernel : kernel.tangent(), new double[] {x}, order));
    }
    return all.toString();
  }

  /** For each point the values, and the gradient for seeds of all of them. */
  private static String result(Kernel kernel, double[] x, int order) {
    int n = x.length;
    int copies = 1 << order;
    double[] in = Arrays.copyOf(x, (order + 1) * n);
    double[] seed = new double[copies * n];
    for (int k = 0; k < copies; k++) {
      Arrays.fill(seed, k * n, (k + 1) * n, 1.5 - 0.7 * k);
    }
    for (int k = 1; k <= order; k++) {
      Arrays.fill(in, k * n, (k + 1) * n, 0.3 + 0.4 * k);
    }
    double[] y = new double[copies * n];
    double[][] gradient = new double[1][n];
    KernelFrame frame = kernel.frame();
    assertTrue(kernel.pullback(in, frame, y, new double[][] {seed}, gradient));
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < copies; k++) {
        all.append(y[k * n + i]).append(' ');
      }
      all.append(gradient[0][i]).append('\n');
    }
    return all.toString();
  }
}
