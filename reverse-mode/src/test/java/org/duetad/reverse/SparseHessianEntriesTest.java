package org.duetad.reverse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.JacobianEntries;
import org.duetad.core.mode.PlacedEntries;
import org.duetad.core.sparse.SparseHessian;
import org.ejml.data.DMatrixSparseCSC;
import org.junit.jupiter.api.Test;

/** Sparse Hessians of sums of terms, block by block, against products with the Hessian. */
class SparseHessianEntriesTest {

  private static final int N = 60;

  /** So many products that entries take less time. */
  private static final int MANY = 1_000;

  private final double[] data = {2.0};

  /** Two residuals of two points and a camera each, squared, with weights; and a prior. */
  private static Scalar adjustment(Scalar... x) {
    Scalar[] residuals = new Scalar[2 * N];
    for (int i = 0; i < N; i++) {
      Scalar a = x[i % 7].multiply(x[7 + i * 5 % 23]).sin();
      Scalar depth = x[7 + i * 5 % 23].square().add(x[(i + 3) % 7].exp()).add(1);
      residuals[2 * i] = a.divide(depth).subtract(0.1 * i).multiply(x[30 + i]);
      residuals[2 * i + 1] = a.multiply(depth).add(x[30 + i]);
    }
    Scalar prior = Scalar.of(0.0);
    for (int i = 0; i < N; i++) {
      prior = prior.add(Scalar.of(1).subtract(x[30 + i].square()).square());
    }
    return Scalar.dot(residuals, residuals).multiply(0.5).add(prior).subtract(x[3].cosh());
  }

  private static Scalar rosenbrock(Scalar... x) {
    Scalar sum = Scalar.of(0.0);
    for (int i = 0; i + 1 < x.length; i++) {
      Scalar t = x[i + 1].subtract(x[i].square());
      sum = sum.add(t.square().multiply(100)).add(x[i].subtract(1).square());
    }
    return sum;
  }

  /** Terms of many kinds, of a rule of several results, and of rules with kinks. */
  private Scalar mixed(Scalar... x) {
    boolean isPositive = x[0].isGreaterThan(0);
    Scalar sum = x[1].multiply(x[2]);
    for (int i = 0; i < N - 5; i++) {
      Scalar[] near = {x[i], x[i + 1], x[(i * 7) % N]};
      Scalar term =
          switch (i % 6) {
            case 0 -> Scalar.softmax(near)[1];
            case 1 -> Scalar.logSumExp(near).multiply(data[0]);
            case 2 -> near[0].max(near[1]).multiply(near[2]);
            case 3 -> Scalar.norm2(near);
            case 4 -> near[0].multiply(near[1]).abs().add(1).pow(near[2]);
            default -> isPositive ? near[0].atan2(near[1]) : near[0].relu().square();
          };
      sum = sum.subtract(term.divide(i + 1));
    }
    return sum;
  }

  private static double[] point(int n, long seed, double first) {
    double[] x = new Random(seed).doubles(n, -1, 1).toArray();
    x[0] = first;
    return x;
  }

  /** Entry by entry, and as the sparse matrix. */
  private static void assertSame(
      SparseHessian hessian, CompiledMode mode, PlacedEntries entries, double... x) {
    DMatrixSparseCSC expected = hessian.at(new ReverseMode(), x);
    DMatrixSparseCSC actual = hessian.at(mode, x);
    assertArrayEquals(expected.nz_rows, actual.nz_rows);
    assertArrayEquals(expected.col_idx, actual.col_idx);
    double[] dense = new double[x.length * x.length];
    boolean isPut = entries.putTo(x, dense);
    for (int j = 0; j < x.length; j++) {
      for (int i = 0; i <= j; i++) {
        assertClose(expected.get(i, j), actual.get(i, j));
        assertEquals(actual.get(i, j), actual.get(j, i));
        if (isPut) {
          assertClose(expected.get(i, j), dense[i * x.length + j]);
        }
      }
    }
  }

  private static void assertClose(double expected, double actual) {
    boolean isClose = Math.abs(expected - actual) <= 1e-12 * Math.max(1, Math.abs(expected));
    assertTrue(isClose || Double.compare(expected, actual) == 0, expected + ", not " + actual);
  }

  private static PlacedEntries entries(CompiledMode mode, ScalarFunction f, double... x) {
    JacobianEntries entries = mode.hessianEntries(f, MANY, x).orElseThrow();
    int[] places = new int[entries.count()];
    for (int k = 0; k < places.length; k++) {
      int low = Math.min(entries.row(k), entries.column(k));
      places[k] = low < 0 ? -1 : low * x.length + Math.max(entries.row(k), entries.column(k));
    }
    return entries.placed(places);
  }

  private static void hasEntries(ScalarFunction f, int n) {
    CompiledMode mode = new CompiledMode();
    PlacedEntries entries = entries(mode, f, point(n, 1, 0.5));
    SparseHessian hessian = SparseHessian.prepare(f, point(n, 1, 0.5));
    for (int k = 0; k < 5; k++) {
      double[] x = point(n, k, 0.3 + k);
      assertTrue(entries.putTo(x, new double[n * n]));
      assertSame(hessian, mode, entries, x);
    }
  }

  @Test
  void entriesAreThoseOfProducts() {
    hasEntries(SparseHessianEntriesTest::adjustment, 30 + N);
    hasEntries(SparseHessianEntriesTest::rosenbrock, N);
    hasEntries(SparseHessianEntriesTest::rosenbrock, 700);
    hasEntries(this::mixed, N);
    hasEntries(x -> Scalar.dot(x, x).subtract(x[0].multiply(x[1]).multiply(x[2])), 40);
  }

  @Test
  void branchesAreFollowed() {
    ScalarFunction f = this::mixed;
    SparseHessian hessian = SparseHessian.prepare(f, point(N, 1, 0.5));
    CompiledMode mode = new CompiledMode();
    PlacedEntries entries = entries(mode, f, point(N, 1, 0.5));
    for (int k = 0; k < 4; k++) {
      assertTrue(entries.putTo(point(N, k, 0.5), new double[N * N]));
      assertFalse(entries.putTo(point(N, k, -0.5), new double[N * N]));
      assertSame(hessian, mode, entries, point(N, k, 0.5));
      assertSame(hessian, mode, entries, point(N, k, -0.5));
    }
  }

  @Test
  void zerosAndInfinitiesAreTreatedWithCare() {
    ScalarFunction f = SparseHessianEntriesTest::adjustment;
    int n = 30 + N;
    SparseHessian hessian = SparseHessian.prepare(f, point(n, 1, 0.5));
    CompiledMode mode = new CompiledMode();
    hessian.at(mode, point(n, 1, 0.5));
    PlacedEntries entries = entries(mode, f, point(n, 1, 0.5));
    for (double bad : new double[] {1e200, 1e-200, 1e31, Double.NaN, Double.NEGATIVE_INFINITY}) {
      for (int at : new int[] {1, 12, 40}) {
        double[] x = point(n, 2, 0.5);
        x[at] = bad;
        assertSame(hessian, mode, entries, x);
      }
    }
  }

  /** {@code e^x 1e-160 1e-150}, of which only the product of the factors underflows. */
  private static Scalar faint(Scalar x) {
    return x.exp().multiply(1e-160).multiply(1e-150);
  }

  private static Scalar sum(UnaryOperator<Scalar> term, Scalar... x) {
    return Scalar.sum(Arrays.stream(x).map(term).toArray(Scalar[]::new));
  }

  @Test
  void zeroWeightsAreExactOrTreatedWithCare() {
    double[] x = new double[N];
    Arrays.fill(x, 60.0);
    PlacedEntries faint =
        entries(new CompiledMode(), at -> sum(SparseHessianEntriesTest::faint, at), x);
    assertFalse(faint.putTo(x, new double[N * N]));
    UnaryOperator<Scalar> nothing =
        of -> {
          Scalar t = of.reciprocal();
          return t.subtract(t);
        };
    PlacedEntries cancelled = entries(new CompiledMode(), at -> sum(nothing, at), x);
    assertTrue(cancelled.putTo(x, new double[N * N]));
    x[3] = 0;
    assertFalse(cancelled.putTo(x, new double[N * N]));
  }

  @Test
  void aChangeOfCapturedDataIsDetected() {
    ScalarFunction f = this::mixed;
    CompiledMode mode = new CompiledMode();
    PlacedEntries entries = entries(mode, f, point(N, 1, 0.5));
    double[] out = new double[N * N];
    assertTrue(entries.putTo(point(N, 1, 0.5), out));
    data[0] = 3;
    assertThrows(
        IllegalStateException.class,
        () -> {
          for (int k = 0; k < 4; k++) {
            entries.putTo(point(N, k, 0.5), out);
          }
        });
    assertFalse(entries.putTo(point(N, 1, 0.5), out), "what was recorded is not used again");
  }

  /** One large term of a few variables. */
  private static Scalar chain(Scalar... x) {
    Scalar y = x[0];
    for (int i = 0; i < 2_000; i++) {
      y = y.multiply(x[i % 10]).sin().add(x[(i + 1) % 10]);
    }
    return y;
  }

  /** Nor where products take less time, or where terms are not small. */
  @Test
  void otherFunctionsHaveNone() {
    double[] x = point(N, 1, 0.5);
    CompiledMode mode = new CompiledMode();
    assertTrue(mode.hessianEntries(SparseHessianEntriesTest::rosenbrock, 0, x).isEmpty());
    assertTrue(mode.hessianEntries(at -> Scalar.logSumExp(at), MANY, x).isEmpty());
    assertTrue(mode.hessianEntries(at -> Scalar.sum(at), MANY, x).isEmpty());
    assertTrue(mode.hessianEntries(at -> Scalar.sum(at).exp(), MANY, x).isEmpty());
    assertTrue(mode.hessianEntries(SparseHessianEntriesTest::chain, MANY, x).isEmpty());
    assertTrue(new ReverseMode().hessianEntries(at -> at[0].exp(), MANY, x).isEmpty());
  }
}
