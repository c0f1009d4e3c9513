package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.Program;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.LoopFunction;

/** Compares entries of Jacobians by compiled loops with those by the interpreter: same bits. */
public final class CompiledEntries {

  private static final int TURNS = 301;
  private static final double[] NO_OUTPUTS = {};

  private CompiledEntries() {}

  /** Functions of functions, a condition, constants of each turn, and outputs that share much. */
  public static Scalar[] projected(Scalar... x) {
    Scalar[] y = new Scalar[2 * TURNS];
    for (int i = 0; i < TURNS; i++) {
      Scalar[] r = {x[5 * i], x[5 * i + 1], x[5 * i + 2]};
      Scalar square = Scalar.dot(r, r);
      Scalar theta = square.isGreaterThan(0) ? square.sqrt() : square;
      Scalar a = r[0].multiply(theta.sinc()).add(theta.cos().multiply(x[5 * i + 3]));
      Scalar b = r[1].divide(theta.multiply(0.5).sinc()).subtract(0.01 * i);
      y[2 * i] = a.multiply(b).subtract(r[2]).multiply(x[5 * i + 4]);
      y[2 * i + 1] = a.tanh().add(b.square().negate()).divide(r[2].square().add(1));
    }
    return y;
  }

  /**
   * Compares at several points, with places side by side, one after the other, and in no order.
   *
   * @param f a map
   * @param n how many inputs it has
   * @param compiler makes functions of loops
   * @return how many functions were made
   */
  public static int compare(
      VectorFunction f, int n, Function<LoopCode, LoopFunction> compiler, String name) {
    KernelJacobian jacobian = KernelJacobian.of(Program.record(f, point(n, 1)), n).orElseThrow();
    int count = jacobian.count();
    int[] inOrder = new int[count];
    int[] mixed = new int[count];
    Arrays.setAll(inOrder, k -> k);
    Arrays.setAll(mixed, k -> (int) (k * 7919L % count));
    return compare(jacobian, inOrder, n, compiler, name)
        + (count % 7919 == 0 ? 0 : compare(jacobian, mixed, n, compiler, name));
  }

  private static int compare(
      KernelJacobian jacobian,
      int[] places,
      int n,
      Function<LoopCode, LoopFunction> compiler,
      String name) {
    KernelEntries plain = jacobian.placed(places);
    PlacedMaps compiled = (PlacedMaps) jacobian.placed(places);
    List<Double> doubts = new ArrayList<>();
    int functions = compiled.use(code -> noted(compiler.apply(code), doubts));
    double[] scales = {1, 1, 0, 1e9, 1e16, 1e31, 1e200, Double.NaN, 1e-160};
    for (int k = 0; k < scales.length; k++) {
      double[] x = point(n, k + 1);
      x[3] *= scales[k];
      double[] a = new double[jacobian.count()];
      double[] b = new double[jacobian.count()];
      Arrays.fill(b, Double.NaN);
      doubts.clear();
      boolean isPut = plain.putTo(x, NO_OUTPUTS, a);
      assertEquals(isPut, compiled.putTo(x, NO_OUTPUTS, b), name + " at " + k);
      if (isPut) {
        assertArrayEquals(bits(a), bits(b), name + " at " + k);
      }
      if (scales[k] == 1) {
        assertEquals(Collections.nCopies(functions, 0.0), doubts, name + " by the interpreter");
      }
    }
    return functions;
  }

  /** A function whose results are noted: the interpreter computes what is in doubt. */
  private static LoopFunction noted(LoopFunction function, List<Double> doubts) {
    return (values, adjoints, kept, notes) -> {
      double doubt = function.run(values, adjoints, kept, notes);
      doubts.add(doubt);
      return doubt;
    };
  }

  private static long[] bits(double[] x) {
    return Arrays.stream(x).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  private static double[] point(int n, long seed) {
    return new Random(seed).doubles(n, -1, 1).toArray();
  }

  /** Computes the entries of {@link #projected} until it is decided how, with the same bits. */
  public static void runUntilDecided() {
    Program program = Program.record(CompiledEntries::projected, point(inputs(), 1));
    KernelJacobian jacobian = KernelJacobian.of(program, inputs()).orElseThrow();
    int[] places = new int[jacobian.count()];
    Arrays.setAll(places, k -> k);
    PlacedMaps entries = (PlacedMaps) jacobian.placed(places);
    double[] x = point(inputs(), 2);
    double[] first = new double[jacobian.count()];
    assertTrue(entries.putTo(x, NO_OUTPUTS, first));
    while (!entries.isDecided()) {
      double[] out = new double[jacobian.count()];
      assertTrue(entries.putTo(x, NO_OUTPUTS, out));
      assertArrayEquals(bits(first), bits(out));
    }
  }

  /** How many inputs {@link #projected} has. */
  public static int inputs() {
    return 5 * TURNS;
  }
}
