package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.program.Program;
import org.duetad.core.program.loops.LoopInterpreter;
import org.junit.jupiter.api.Test;

/** Entries of Jacobians of maps over data. */
class KernelJacobianTest {

  private static final int TURNS = 611;

  /** A stencil on a ring, with a coefficient for all cells, and a rule of two results. */
  private static Scalar[] ring(Scalar... x) {
    Scalar[] y = new Scalar[2 * TURNS];
    for (int i = 0; i < TURNS; i++) {
      Scalar flux = x[(i + 1) % TURNS].subtract(x[i]).multiply(x[TURNS]);
      y[i] = flux.add(x[(i + TURNS - 1) % TURNS].sin()).divide(x[i].square().add(2));
      y[TURNS + i] = Scalar.softmax(flux, x[i])[1];
    }
    return y;
  }

  /**
   * Cameras and points, read by tables: an output that reads one variable twice, and six outputs.
   */
  private static Scalar[] gathered(Scalar... x) {
    Scalar[] y = new Scalar[6 * TURNS];
    for (int i = 0; i < TURNS; i++) {
      Scalar a = x[i * i % 17];
      Scalar b = x[i % 5].isGreaterThan(-3) ? x[17 + i * 7 % 13] : x[3];
      Scalar c = a.multiply(b).tanh();
      for (int k = 0; k < 6; k++) {
        y[6 * i + k] = k == 0 ? a.square() : c.multiply(x[k]).subtract(x[i * (k + 1) % 29]);
      }
    }
    return y;
  }

  /** Two loops of different bodies. */
  private static Scalar[] twice(Scalar... x) {
    Scalar[] y = new Scalar[200];
    for (int i = 0; i < 100; i++) {
      y[i] = x[i].multiply(x[i + 1]).exp().add(x[0]);
    }
    for (int i = 0; i < 100; i++) {
      y[100 + i] = x[100 - i].subtract(x[i]).sigmoid().multiply(x[i].cos()).square();
    }
    return y;
  }

  /** Variables that only a condition reads, whose derivatives are zero. */
  private static Scalar[] selected(Scalar... x) {
    Scalar[] y = new Scalar[100];
    for (int i = 0; i < 100; i++) {
      Scalar[] u = {x[3 * i], x[3 * i + 1], x[3 * i + 2]};
      y[i] = Scalar.select(u[0], u[1].multiply(u[2]).sin(), u[2].exp());
    }
    return y;
  }

  /** A matrix of numbers that are the same for all turns, times a vector of each turn. */
  private static Scalar[] rotated(Scalar... x) {
    Scalar[][] matrix = {
      Scalar.of(new double[] {0.6, -0.8, 0.1}),
      Scalar.of(new double[] {0.8, 0.6, -0.3}),
      Scalar.of(new double[] {0.2, 0.5, 3.0})
    };
    Scalar[] y = new Scalar[2 * 100];
    for (int i = 0; i < 100; i++) {
      Scalar[] a = {x[i].sin(), x[i + 1], x[i + 2]};
      Scalar[] b = new Scalar[3];
      Arrays.setAll(b, k -> Scalar.dot(matrix[k], a));
      y[2 * i] = b[0].multiply(b[2]);
      y[2 * i + 1] = b[1].sin();
    }
    return y;
  }

  /** Sine, cosine and the cardinal sine of one number, whose slopes have them in common. */
  private static Scalar[] waves(Scalar... x) {
    Scalar[] y = new Scalar[2 * 100];
    for (int i = 0; i < 100; i++) {
      Scalar a = x[i].multiply(2);
      y[2 * i] = a.cos().multiply(a.sinc()).add(x[i + 1].cos());
      y[2 * i + 1] = x[i + 1].sin().subtract(a.sinc().square());
    }
    return y;
  }

  private static double[] point(int n, long seed) {
    return new Random(seed).doubles(n, -1, 1).toArray();
  }

  private static KernelJacobian jacobian(VectorFunction f, int n) {
    return KernelJacobian.of(Program.record(f, point(n, 1)), n).orElseThrow();
  }

  /** In an array row by row; what is in no place stays zero. */
  private static boolean isPut(KernelJacobian jacobian, double[] x, double[] y, double[] out) {
    int[] places = new int[jacobian.count()];
    Arrays.setAll(
        places,
        k ->
            jacobian.row(k) < 0
                ? -1
                : Math.addExact(jacobian.row(k) * x.length, jacobian.column(k)));
    return jacobian.placed(places).putTo(x, y, out);
  }

  @Test
  void entriesAreThoseOfTheProgram() {
    hasEntries(KernelJacobianTest::ring, TURNS + 1, 2 * TURNS);
    hasEntries(KernelJacobianTest::gathered, 30, 6 * TURNS);
    hasEntries(KernelJacobianTest::twice, 101, 200);
    hasEntries(KernelJacobianTest::rotated, 102, 200);
    hasEntries(KernelJacobianTest::waves, 101, 200);
  }

  /** A loop that reads results of several turns of another, of four variables each. */
  private static Scalar[] layered(Scalar... x) {
    int n = x.length;
    Scalar[] q = new Scalar[n];
    for (int i = 0; i < n; i++) {
      Scalar[] some = {x[i], x[(i + 1) % n], x[(i + 2) % n], x[(i + 5) % n]};
      q[i] = Scalar.logSumExp(some).multiply(x[i]).add(Scalar.sum(some));
    }
    Scalar[] y = new Scalar[n];
    for (int i = 0; i < n; i++) {
      y[i] = q[i].subtract(q[(i + 3) % n]).divide(q[(i + 7) % n].square().add(1)).tanh();
    }
    return y;
  }

  /** Few operations on neighbours, in random order; inputs, constants and equal outputs. */
  private static Scalar[] scattered(long seed, Scalar... x) {
    Random random = new Random(seed);
    Scalar[] z = x.clone();
    Scalar[] y = new Scalar[80];
    for (int k = 0; k < 120; k++) {
      int i = random.nextInt(x.length);
      Scalar a = z[i];
      Scalar b = x[(i + 1 + random.nextInt(4)) % x.length];
      Scalar c =
          switch (random.nextInt(5)) {
            case 0 -> a.multiply(b);
            case 1 -> a.add(b).sin();
            case 2 -> Scalar.dot(new Scalar[] {a, b}, new Scalar[] {b, Scalar.of(0.5)});
            case 3 -> a.multiply(0.3).exp().max(b);
            default -> b.subtract(a).negate();
          };
      z[i] = random.nextInt(3) == 0 ? b.multiply(0.5) : c;
      y[k % y.length] = k % 9 == 0 ? x[i] : k % 9 == 5 ? Scalar.of(k) : c;
    }
    y[7] = y[8];
    return y;
  }

  @Test
  void entriesOfLoopsThatReadOthersAreThoseOfTheProgram() {
    hasEntries(KernelJacobianTest::layered, 64, 64);
  }

  @Test
  void entriesOfWhatHasNoLoopsAreThoseOfTheProgram() {
    for (long seed = 0; seed < 40; seed++) {
      long of = seed;
      hasEntries(x -> scattered(of, x), 50, 80);
    }
  }

  private static void hasEntries(VectorFunction f, int n, int m) {
    KernelJacobian jacobian = jacobian(f, n);
    for (long seed = 1; seed < 4; seed++) {
      double[] x = point(n, seed);
      double[] y = new double[m];
      double[] out = new double[m * n];
      assertTrue(isPut(jacobian, x, y, out));
      assertArrayEquals(f.value(x), y);
      for (int k = 0; k < 3; k++) {
        double[] v = point(n, 7 + k);
        double[] products = new double[m];
        for (int i = 0; i < m * n; i++) {
          products[i / n] += out[i] * v[i % n];
        }
        assertArrayEquals(new ProgramMode().jvp(f, x, v).tangent(), products, 1e-12);
      }
    }
  }

  /** Side by side or far apart, alone or several at one place, which need not be zero before. */
  @Test
  void entriesGoToTheirPlacesAndNowhereElse() {
    VectorFunction f = KernelJacobianTest::gathered;
    KernelJacobian jacobian = jacobian(f, 30);
    int m = 6 * TURNS;
    double[] x = point(30, 5);
    double[] y = new double[m];
    double[] rows = new double[m * 30];
    assertTrue(isPut(jacobian, x, y, rows));
    int[] sideBySide = new int[jacobian.count()];
    int[] inColumns = new int[jacobian.count()];
    int[] byColumn = new int[jacobian.count()];
    for (int k = 0; k < jacobian.count(); k++) {
      sideBySide[k] = k % TURNS * (jacobian.count() / TURNS) + k / TURNS;
      inColumns[k] = k;
      byColumn[k] = jacobian.column(k);
    }
    double[] a = new double[jacobian.count()];
    double[] b = new double[jacobian.count()];
    double[] c = new double[32];
    Arrays.fill(a, 9);
    Arrays.fill(b, 9);
    Arrays.fill(c, 9);
    assertTrue(jacobian.placed(sideBySide).putTo(x, new double[0], a));
    assertTrue(jacobian.placed(inColumns).putTo(x, y, b));
    assertTrue(jacobian.placed(byColumn).putTo(x, y, c));
    double[] sums = new double[30];
    double[] fromRows = new double[30];
    for (int k = 0; k < jacobian.count(); k++) {
      assertEquals(a[sideBySide[k]], b[k]);
      sums[jacobian.column(k)] += b[k];
    }
    for (int i = 0; i < rows.length; i++) {
      fromRows[i % 30] += rows[i];
    }
    assertArrayEquals(fromRows, sums, 1e-9);
    assertArrayEquals(sums, Arrays.copyOf(c, 30), 1e-9);
    assertEquals(9, c[30]);
    assertThrows(
        IllegalArgumentException.class,
        () -> jacobian.placed(inColumns).putTo(x, y, new double[b.length - 1]));
    assertThrows(IllegalArgumentException.class, () -> jacobian.placed(new int[3]));
    assertThrows(
        IllegalArgumentException.class,
        () -> jacobian.placed(byColumn).putTo(x, new double[m - 1], c));
  }

  @Test
  void thereIsNoResultOnAnotherBranchOrWhereNumbersAreNotFinite() {
    KernelJacobian jacobian = jacobian(KernelJacobianTest::gathered, 30);
    double[] y = new double[6 * TURNS];
    double[] x = point(30, 1);
    x[2] = -4;
    assertFalse(isPut(jacobian, x, y, new double[y.length * 30]));
    x[2] = 1e300;
    assertFalse(isPut(jacobian, x, y, new double[y.length * 30]));
    x[2] = 0.5;
    assertTrue(isPut(jacobian, x, y, new double[y.length * 30]));
  }

  @Test
  void entriesByLoopsHaveTheSameBits() {
    VectorFunction projected = CompiledEntries::projected;
    int inputs = CompiledEntries.inputs();
    assertEquals(2, compare(projected, inputs, "projected"));
    assertEquals(2, compare(KernelJacobianTest::rotated, 102, "rotated"));
    assertEquals(2, compare(KernelJacobianTest::waves, 101, "waves"));
    assertEquals(4, compare(KernelJacobianTest::twice, 101, "twice"));
    assertEquals(2, compare(KernelJacobianTest::selected, 300, "selected"));
    assertEquals(0, compare(KernelJacobianTest::ring, TURNS + 1, "a rule of two results"));
  }

  private static int compare(VectorFunction f, int n, String name) {
    return CompiledEntries.compare(f, n, LoopInterpreter::new, name);
  }

  /** Where turns depend on each other, or what they return is added up. */
  @Test
  void otherFunctionsHaveNone() {
    VectorFunction sum = x -> new Scalar[] {Scalar.sum(Arrays.copyOf(ring(x), TURNS))};
    VectorFunction input =
        x -> {
          Scalar[] y = ring(x);
          y[3] = x[2];
          return y;
        };
    VectorFunction after =
        x -> {
          Scalar[] y = ring(x);
          y[3] = y[4].multiply(y[5]);
          return y;
        };
    for (VectorFunction f : new VectorFunction[] {sum, input, after}) {
      Program program = Program.record(f, point(TURNS + 1, 1));
      assertEquals(0, KernelJacobian.of(program, TURNS + 1).stream().count());
    }
  }
}
