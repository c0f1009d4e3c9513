package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.function.Function;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.program.Program;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule with different numbers of operands, which kinks of values that underflow depend on. */
class ReductionsOfAnySizeTest {

  private static Scalar[] applied(Function<Scalar[], Scalar> reduction, int[] sizes, Scalar[] x) {
    Scalar[] products = new Scalar[x.length];
    Arrays.setAll(products, i -> x[i].multiply(x[(i + 1) % x.length]));
    return Arrays.stream(sizes)
        .mapToObj(size -> reduction.apply(Arrays.copyOf(products, size)))
        .toArray(Scalar[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5,3,2", "2,3,5", "3,1,4", "4,2,3"})
  void haveTheirOwnKinks(String text) {
    int[] sizes = Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    double[] x = {0.5, -1.5, 2.5, 0.75, -2};
    for (Function<Scalar[], Scalar> reduction :
        Arrays.<Function<Scalar[], Scalar>>asList(
            Scalar::norm2, Scalar::max, Scalar::product, Scalar::logSumExp, Scalar::sum)) {
      VectorFunction f = inputs -> applied(reduction, sizes, inputs);
      int m = sizes.length;
      double[][] expected = new ProgramMode().jacobian(f, x);
      Kernel kernel = Kernel.of(Program.record(f, x));
      KernelFrame frame = kernel.frame();
      kernel.evaluate(x, frame, new double[m]);
      for (int i = 0; i < m; i++) {
        double[] seed = new double[m];
        seed[i] = 1;
        double[] row = new double[x.length];
        kernel.pullback(frame, seed, row);
        assertArrayEquals(expected[i], row, 1e-13);
      }
    }
  }
}
