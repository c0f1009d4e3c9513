package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.program.Program;
import org.duetad.core.program.loops.LoopInterpreter;
import org.junit.jupiter.api.Test;

/** Adjoints of what all turns read have the bits of the rule, whatever executes the kernel. */
class ChunkedSumsTest {

  /** As many operations as sums in chunks have. */
  private static final int MANY = 64;

  private static final int FEW = 5;

  private final Random random = new Random(5);

  @Test
  void manyOperations() {
    int[] turns = {64, 65, 255, 256, 257, 300, 511, 512, 513, 1000, 1024};
    Arrays.stream(turns).forEach(t -> compare(MANY, t, true));
    for (int k = 0; k < 12; k++) {
      compare(MANY, 64 + random.nextInt(937), true);
    }
  }

  @Test
  void fewOperationsAreNotInChunks() {
    for (int turns : new int[] {64, 256, 700, 1500}) {
      compare(FEW, turns, false);
    }
  }

  /** Of {@code Σ_i Σ_k a_ik w_k}, with any blocks (those in chunks stay 256), and as loops. */
  private void compare(int n, int turns, boolean inChunks) {
    double[][] a = new double[turns][];
    Arrays.setAll(a, i -> random.doubles(n, -1, 1).toArray());
    double[] w = random.doubles(n, -1, 1).toArray();
    Program program = Program.record(x -> products(a, x), w);
    double[] expected = IntStream.range(0, n).mapToDouble(k -> sum(a, k, inChunks)).toArray();
    for (int most : new int[] {Integer.MAX_VALUE, 12, 64, 100, 256, 500}) {
      Kernel kernel =
          new Kernel(new Origin.OfProgram(program), n, KernelPlan.of(program).withBlocks(most));
      assertArrayEquals(expected, gradient(kernel, w), turns + " turns, blocks of " + most);
    }
    Kernel compiled = Kernel.of(program);
    int functions = compiled.tier().use(LoopInterpreter::new);
    assertTrue(functions > 0, "no loop was lowered");
    assertArrayEquals(expected, gradient(compiled, w), turns + " turns as loops");
  }

  private static Scalar[] products(double[][] a, Scalar... w) {
    Scalar[] terms = new Scalar[a.length];
    for (int i = 0; i < terms.length; i++) {
      Scalar[] some = new Scalar[w.length];
      for (int k = 0; k < some.length; k++) {
        some[k] = w[k].multiply(a[i][k]);
      }
      terms[i] = Scalar.sum(some);
    }
    return new Scalar[] {Scalar.sum(terms)};
  }

  private static double[] gradient(Kernel kernel, double[] w) {
    KernelFrame frame = kernel.frame();
    double[] y = new double[1];
    kernel.evaluate(w, frame, y);
    double[] gradient = new double[w.length];
    kernel.pullback(frame, new double[] {1}, gradient);
    double[] again = new double[w.length];
    kernel.pullback(frame, new double[] {1}, again);
    assertArrayEquals(gradient, again);
    return gradient;
  }

  /** The rule. */
  private static double sum(double[][] a, int k, boolean inChunks) {
    double[] parts = new double[4];
    int whole = inChunks ? a.length / 256 * 256 : 0;
    for (int i = a.length - 1; i >= whole; i--) {
      parts[i % 4] += a[i][k];
    }
    for (int first = whole - 256; first >= 0; first -= 256) {
      for (int j = 63; j >= 0; j--) {
        double sum = 0;
        for (int i = first + 192 + j; i >= first; i -= 64) {
          sum += a[i][k];
        }
        parts[j % 4] += sum;
      }
    }
    return parts[0] + parts[1] + (parts[2] + parts[3]);
  }

  @Test
  void sumsAreAsAccurate() {
    double error = 0;
    double before = 0;
    for (int k = 0; k < 200; k++) {
      double[][] a = new double[1000][1];
      Arrays.setAll(a, i -> new double[] {random.nextDouble()});
      double exact = Arrays.stream(a).mapToDouble(x -> x[0]).sum(); // Compensated.
      error += Math.abs(sum(a, 0, true) - exact);
      before += Math.abs(sum(a, 0, false) - exact);
    }
    assertTrue(error < before, error + ", not in chunks " + before);
    assertEquals(0, error, 200 * 1000 * 500 * Math.ulp(1.0));
  }
}
