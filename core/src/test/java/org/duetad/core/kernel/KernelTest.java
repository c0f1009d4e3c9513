package org.duetad.core.kernel;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.program.Program;
import org.duetad.core.rules.Activations;
import org.junit.jupiter.api.Test;

/** A kernel gives the results of the program, at any point, any number of times. */
class KernelTest {

  /** More than a block of lanes, and no multiple of one. */
  static final int CELLS = 611;

  /** One step of a nonlinear diffusion on a ring, with a coefficient for all cells. */
  static Scalar[] diffused(Scalar... x) {
    Scalar[] next = new Scalar[CELLS];
    for (int i = 0; i < CELLS; i++) {
      Scalar left = x[(i + CELLS - 1) % CELLS];
      Scalar right = x[(i + 1) % CELLS];
      Scalar flux = right.subtract(x[i].multiply(2)).add(left).multiply(x[CELLS]);
      next[i] = x[i].add(flux).subtract(x[i].divide(x[i].square().add(4)).tanh());
    }
    return next;
  }

  /** A mixture: loops within a loop, numbers that all turns read, and reductions. */
  static Scalar[] mixture(Scalar... x) {
    Scalar[] points = new Scalar[300];
    for (int p = 0; p < points.length; p++) {
      Scalar[] terms = new Scalar[7];
      for (int j = 0; j < terms.length; j++) {
        Scalar[] c = new Scalar[3];
        for (int i = 0; i < c.length; i++) {
          c[i] = x[3 * j + i].subtract(Math.sin(p * (i + 1)));
        }
        terms[j] = Scalar.dot(c, c).multiply(-0.5).add(x[21 + j]);
      }
      points[p] = Scalar.logSumExp(terms).add(Scalar.softmax(terms)[p % 7]);
    }
    return new Scalar[] {Scalar.sum(points), points[4].divide(points[7])};
  }

  /** Units with a state that is carried in time, and operands in two sections. */
  static Scalar[] recurrent(Scalar... x) {
    int units = 9;
    Scalar[] h = Arrays.copyOf(x, units);
    Scalar loss = Scalar.of(0);
    for (int t = 0; t < 12; t++) {
      Scalar[] next = new Scalar[units];
      for (int i = 0; i < units; i++) {
        Scalar a = h[i].multiply(x[units + i]).add(x[2 * units + (i * i) % units]);
        next[i] = a.sigmoid().multiply(h[i].tanh()).subtract(x[i < 4 ? 0 : i].max(Scalar.of(0.1)));
      }
      h = next;
      loss = loss.add(Scalar.sum(h).square());
    }
    return new Scalar[] {loss, h[2]};
  }

  /** Sums of squares of differences from squares, which only these sums show to be large. */
  static Scalar[] valley(Scalar... x) {
    Scalar[] across = new Scalar[CELLS];
    Scalar[] along = new Scalar[CELLS];
    for (int i = 0; i < CELLS; i++) {
      across[i] = x[i + 1].subtract(x[i].square());
      along[i] = Scalar.of(1).subtract(x[i].square()).add(across[i]);
    }
    return new Scalar[] {Scalar.dot(across, across), Scalar.dot(along, along), x[3].square()};
  }

  /** Each turn reads the one before. */
  static Scalar[] scanned(Scalar... x) {
    Scalar y = x[0];
    for (int t = 0; t < 50; t++) {
      y = y.multiply(x[1]).add(x[2]).sin();
    }
    return new Scalar[] {y};
  }

  /** Numbers that several turns read by tables, and one of two results of the same turn. */
  static Scalar[] gathered(Scalar... x) {
    Scalar[] y = new Scalar[CELLS];
    for (int i = 0; i < CELLS; i++) {
      Scalar a = x[i * i % 17].multiply(x[i * 7 % 23]).sin();
      Scalar b = x[i % 5].divide(x[i * i * i % 19].square().add(1)).sin();
      Scalar c = i * i % 7 < 3 ? a : b;
      y[i] = c.multiply(a).add(b.multiply(x[(i / 2) % 23])).subtract(x[22]);
    }
    return y;
  }

  /** Inner products of mixed lengths in no order: there are no loops in it, but groups. */
  static Scalar[] mixed(Scalar... x) {
    Scalar[] y = new Scalar[CELLS];
    Random random = new Random(3);
    for (int i = 0; i < CELLS; i++) {
      int length = 1 + random.nextInt(4);
      int from = random.nextInt(20 - length);
      Scalar[] weights = Scalar.of(point(length, i));
      y[i] = Scalar.dot(Arrays.copyOfRange(x, from, from + length), weights);
      y[i] = random.nextBoolean() ? y[i].sin() : y[i].multiply(x[random.nextInt(20)]);
    }
    return y;
  }

  /** A layer of a network in each of three steps: numbers make matrices, which give numbers. */
  static Scalar[] layers(Scalar... x) {
    Matrix weights = Matrix.of(3, 3, Arrays.copyOfRange(x, 3, 12));
    Matrix constant = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 10}});
    Scalar[] state = Arrays.copyOf(x, 3);
    for (int t = 0; t < 3; t++) {
      Matrix sum = constant.mult(weights.mult(Matrix.of(3, 1, state)));
      state = sum.apply(Activations.SIGMOID).toScalars();
      state[t] = state[t].add(sum.get(1, 0).multiply(weights.get(t, t)));
    }
    return new Scalar[] {state[0], weights.trace().multiply(Scalar.norm2(state)), state[2]};
  }

  static double[] point(int n, long seed) {
    return new Random(seed).doubles(n, -1, 1).toArray();
  }

  @Test
  void kernelsHoldAtOtherPointsInTheSameFrame() {
    holdsElsewhere(KernelTest::diffused, CELLS + 1, CELLS);
    holdsElsewhere(KernelTest::mixture, 28, 2);
    holdsElsewhere(KernelTest::recurrent, 27, 2);
    holdsElsewhere(KernelTest::scanned, 3, 1);
    holdsElsewhere(KernelTest::gathered, 23, CELLS);
    holdsElsewhere(KernelTest::mixed, 20, CELLS);
    holdsElsewhere(KernelTest::layers, 12, 3);
    holdsElsewhere(KernelTest::valley, CELLS + 1, 3);
  }

  private static void holdsElsewhere(VectorFunction f, int n, int m) {
    Kernel kernel = Kernel.of(Program.record(f, point(n, 1)));
    KernelFrame frame = kernel.frame();
    for (long seed = 2; seed < 6; seed++) {
      double[] x = point(n, seed);
      double[] w = point(m, -seed);
      double[] y = new double[m];
      double[] gradient = new double[n];
      kernel.evaluate(x, frame, y);
      assertSameBits("f", f.value(x), y);
      double[] expected = new ProgramMode().vjp(f, x).pullback(w);
      for (int times = 0; times < 2; times++) {
        kernel.pullback(frame, w, gradient);
        assertArrayEquals(expected, gradient, 1e-12);
      }
    }
  }

  @Test
  void whatDoesNotRollIsDoneByGroups() {
    Program program = Program.record(KernelTest::mixed, point(20, 1));
    assertTrue(LoopNest.of(program).loops() < 10);
    assertTrue(KernelPlan.of(program).meanLanes() > 32);
  }

  /** Blocks of any size have the same bits; one of 256 ends within the loop. */
  @Test
  void blocksOfAnySizeHaveTheSameBits() {
    hasOneResult(KernelTest::diffused, CELLS + 1, CELLS);
    hasOneResult(KernelTest::mixture, 28, 2);
    hasOneResult(KernelTest::recurrent, 27, 2);
    hasOneResult(KernelTest::gathered, 23, CELLS);
    hasOneResult(KernelTest::mixed, 20, CELLS);
    hasOneResult(KernelTest::valley, CELLS + 1, 3);
  }

  /** Rows of turns are computed again in the sweep if they do not fit, with the same bits. */
  @Test
  void framesStayWithinAByteBudgetThatAllowsIt() {
    Program program = Program.record(KernelTest::mixture, point(28, 1));
    Kernel all = Kernel.of(program, 28);
    Kernel few = Kernel.of(program, 28, 60_000);
    Kernel second = few.tangent();
    assertTrue(all.bytesPerFrame() > 200_000, all.bytesPerFrame() + " bytes");
    assertTrue(few.bytesPerFrame() < 60_000, few.bytesPerFrame() + " bytes");
    assertTrue(second.bytesPerFrame() < all.tangent().bytesPerFrame() / 10);
    assertSameBits("gradient", gradient(all, 28, 2), gradient(few, 28, 2));
    assertSameBits("product", gradient(all.tangent(), 56, 4), gradient(second, 56, 4));
  }

  private static double[] gradient(Kernel kernel, int n, int m) {
    KernelFrame frame = kernel.frame();
    KernelFrame later = frame.another();
    kernel.evaluate(point(n, 2), frame, new double[m]);
    kernel.evaluate(point(n, 5), later, new double[m]);
    double[] gradient = new double[28];
    kernel.pullback(frame, point(m, 3), gradient);
    return gradient;
  }

  private static void hasOneResult(VectorFunction f, int n, int m) {
    Program program = Program.record(f, point(n, 1));
    double[] expected = null;
    for (int most : new int[] {1024, 256, 100, 3, 1}) {
      Kernel kernel =
          new Kernel(new Origin.OfProgram(program), n, KernelPlan.of(program).withBlocks(most));
      KernelFrame frame = kernel.frame();
      double[] y = new double[m];
      kernel.evaluate(point(n, 2), frame, y);
      assertSameBits("f", f.value(point(n, 2)), y);
      double[] gradient = new double[n];
      kernel.pullback(frame, point(m, 3), gradient);
      expected = expected == null ? gradient : expected;
      assertSameBits("gradient in blocks of " + most, expected, gradient);
      haveTheSameBits(kernel, point(n, 2), m, expected);
    }
  }

  /** Several seeds in one sweep have the bits of each alone, also together with the values. */
  private static void haveTheSameBits(Kernel kernel, double[] x, int m, double[] gradient) {
    double[][] seeds =
        IntStream.of(4, 5, 3, 6, 7, 3).mapToObj(k -> point(m, k)).toArray(double[][]::new);
    double[] y = new double[m];
    KernelFrame frame = kernel.frame();
    kernel.evaluate(x, frame, y);
    double[][] one = new double[seeds.length][x.length];
    for (int k = 0; k < seeds.length; k++) {
      kernel.pullback(frame, seeds[k], one[k]);
    }
    double[][] all = new double[seeds.length][x.length];
    kernel.pullback(frame, seeds, all);
    assertArrayEquals(one, all);
    assertArrayEquals(gradient, all[2]);
    double[][] some = new double[3][x.length];
    double[] value = new double[m];
    assertTrue(kernel.pullback(x, frame, value, Arrays.copyOf(seeds, 3), some));
    assertSameBits("f", y, value);
    assertArrayEquals(Arrays.copyOf(one, 3), some);
  }

  /** A loop of independent turns at the end is pulled back while it is evaluated. */
  @Test
  void evaluatedAndPulledAtOnceTheFrameHoldsNoEvaluation() {
    Kernel kernel = Kernel.of(Program.record(KernelTest::gathered, point(23, 1)));
    KernelFrame frame = kernel.frame();
    double[][] w = {point(CELLS, 2)};
    double[][] gradient = new double[1][23];
    assertTrue(kernel.pullback(point(23, 3), frame, new double[CELLS], w, gradient));
    assertThrows(IllegalStateException.class, () -> kernel.pullback(frame, w, gradient));
    double[] infinite = point(23, 3);
    infinite[3] = Double.POSITIVE_INFINITY;
    assertTrue(kernel.pullback(infinite, frame, new double[CELLS], w, gradient));
    double[] expected = new ProgramMode().vjp(KernelTest::gathered, infinite).pullback(w[0]);
    assertArrayEquals(expected, gradient[0], 1e-12);
  }

  /** The kernel of tangents has tangents, too: second derivatives along two directions. */
  @Test
  void tangentsHaveTangents() {
    int n = 28;
    double[] x = point(n, 2);
    double[] v = point(n, 3);
    double[] w = point(n, 4);
    Kernel second = Kernel.of(Program.record(KernelTest::mixture, point(n, 1))).tangent().tangent();
    double[] out = new double[8];
    double[] in = MathArrays.concatenate(x, v, w);
    KernelFrame frame = second.frame();
    second.evaluate(in, frame, out);
    ProgramMode mode = new ProgramMode();
    VectorFunction along = at -> mode.jvp(KernelTest::mixture, at, Scalar.of(v)).tangent();
    Jvp expected = mode.jvp(along, x, w);
    assertSameBits("f", ((VectorFunction) KernelTest::mixture).value(x), Arrays.copyOf(out, 2));
    assertArrayEquals(expected.value(), Arrays.copyOfRange(out, 2, 4), 1e-12);
    assertArrayEquals(expected.tangent(), Arrays.copyOfRange(out, 6, 8), 1e-10);
    double[] gradient = new double[n];
    double[] seed = {0, 0, 0, 0, 0, 0, 1, 0};
    second.pullback(frame, seed, gradient);
    VectorFunction twice = at -> mode.jvp(along, at, Scalar.of(w)).tangent();
    assertArrayEquals(mode.vjp(twice, x).pullback(1, 0), gradient, 1e-9);
  }

  /** Frames that share working memory keep an evaluation each. */
  @Test
  void framesThatShareMemoryKeepTheirValues() {
    Kernel kernel = Kernel.of(Program.record(KernelTest::mixture, point(28, 1)));
    KernelFrame first = kernel.frame();
    KernelFrame second = first.another();
    double[] y = new double[2];
    kernel.evaluate(point(28, 5), first, y);
    assertThrows(IllegalStateException.class, () -> kernel.pullback(second, y, new double[28]));
    kernel.evaluate(point(28, 6), second, y);
    assertEquals(point(28, 5)[3], first.input(3));
    double[] gradient = new double[28];
    for (int times = 0; times < 2; times++) {
      kernel.pullback(first, new double[] {1, -2}, gradient);
      assertSameBits("first", gradient(kernel, 5), gradient);
      kernel.pullback(second, new double[] {1, -2}, gradient);
      assertSameBits("second", gradient(kernel, 6), gradient);
    }
  }

  @Test
  void framesForValuesAreNotPulledBack() {
    Kernel kernel = Kernel.of(Program.record(KernelTest::recurrent, point(27, 1)));
    KernelFrame swept = kernel.frame();
    KernelFrame values = swept.forValues();
    double[] y = new double[2];
    double[] again = new double[2];
    double[] gradient = new double[27];
    for (int seed = 2; seed < 4; seed++) {
      kernel.evaluate(point(27, seed), swept, y);
      kernel.pullback(swept, y, gradient);
      double[] expected = gradient.clone();
      kernel.evaluate(point(27, seed), values, again);
      assertSameBits("f", y, again);
      assertThrows(IllegalStateException.class, () -> kernel.pullback(values, y, gradient));
      kernel.pullback(swept, y, gradient);
      assertSameBits("gradient", expected, gradient);
    }
  }

  @Test
  void whatASumOfSquaresShowsToBeLargeIsPulledByTheProgram() {
    double[] x = point(CELLS + 1, 2);
    Program program = Program.record(KernelTest::valley, x);
    Kernel kernel = Kernel.of(program);
    KernelFrame frame = kernel.frame();
    double[] gradient = new double[x.length];
    double[] w = {1, 0, 0.5};
    for (double size : new double[] {1, 1e20, 1e60, 1e160, Double.POSITIVE_INFINITY, Double.NaN}) {
      x[100] = size;
      kernel.evaluate(x, frame, new double[3]);
      kernel.pullback(frame, w, gradient);
      double[] expected = new ProgramMode().vjp(KernelTest::valley, x).pullback(w);
      for (int i = 0; i < gradient.length; i++) {
        double rounding = Double.isFinite(expected[i]) ? 1e-12 * Math.abs(expected[i]) + 1e-300 : 1;
        assertEquals(expected[i], gradient[i], rounding, size + ": " + i);
      }
    }
  }

  @Test
  void outputsMayBeInputsOrConstants() {
    VectorFunction f = x -> new Scalar[] {x[1], Scalar.of(7), x[0].multiply(x[1])};
    Kernel kernel = Kernel.of(Program.record(f, 2.0, 3.0));
    KernelFrame frame = kernel.frame();
    double[] y = new double[3];
    kernel.evaluate(new double[] {5, 6}, frame, y);
    assertArrayEquals(new double[] {6, 7, 30}, y);
    double[] gradient = new double[2];
    kernel.pullback(frame, new double[] {1, 1, 1}, gradient);
    assertArrayEquals(new double[] {6, 6}, gradient);
  }

  /** One kernel serves all threads, and each of them gets the same bits. */
  @Test
  void threadsShareAKernel() {
    Kernel kernel = Kernel.of(Program.record(KernelTest::mixture, point(28, 1)));
    double[] alone = gradient(kernel, 5);
    IntStream.range(0, 16)
        .parallel()
        .forEach(i -> assertSameBits("gradient", alone, gradient(kernel, 5)));
  }

  private static double[] gradient(Kernel kernel, long seed) {
    KernelFrame frame = kernel.frame();
    double[] gradient = new double[28];
    kernel.evaluate(point(28, seed), frame, new double[2]);
    kernel.pullback(frame, new double[] {1, -2}, gradient);
    return gradient;
  }
}
