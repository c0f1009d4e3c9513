package org.duetad.reverse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.JacobianEntries;
import org.duetad.core.mode.PlacedEntries;
import org.duetad.core.sparse.SparseJacobian;
import org.duetad.forward.ForwardMode;
import org.ejml.data.DMatrixSparseCSC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sparse Jacobians of prepared functions, entry by entry where these are maps. */
class SparseEntriesTest {

  private static final int N = 300;

  private final double[] data = {2.0};

  /** A branch depends on the first variable. */
  private Scalar[] mapped(Scalar... x) {
    Scalar[] y = new Scalar[N];
    boolean isPositive = x[0].isGreaterThan(0);
    for (int i = 0; i < N; i++) {
      Scalar product = x[i].multiply(x[(i + 7) % N]).multiply(data[0]);
      y[i] = isPositive ? product.sin().add(x[i]) : product.subtract(x[0]).tanh();
    }
    return y;
  }

  private static double[] point(long seed, double first) {
    double[] x = new Random(seed).doubles(N, -1, 1).toArray();
    x[0] = first;
    return x;
  }

  private static void assertSame(SparseJacobian jacobian, CompiledMode mode, double[] x) {
    DMatrixSparseCSC expected = jacobian.at(new ForwardMode(), x);
    DMatrixSparseCSC actual = jacobian.at(mode, x);
    assertArrayEquals(expected.nz_rows, actual.nz_rows);
    assertArrayEquals(expected.col_idx, actual.col_idx);
    assertArrayEquals(expected.nz_values, actual.nz_values, 1e-14);
  }

  @Test
  void entriesAreThoseOfColouredSweepsOnEachBranch() {
    VectorFunction f = this::mapped;
    SparseJacobian jacobian = SparseJacobian.prepare(f, point(1, 0.5));
    CompiledMode mode = new CompiledMode();
    assertTrue(mode.entries(f, point(1, 0.5)).isPresent());
    for (int k = 0; k < 4; k++) {
      assertSame(jacobian, mode, point(k, 0.5));
      assertSame(jacobian, mode, point(k, -0.5));
    }
    assertSame(jacobian, new CompiledMode(), point(9, 0.5));
    assertEquals(2, mode.preparations().recordings());
  }

  @Test
  void zerosAndInfinitiesAreTreatedWithCare() {
    VectorFunction f = this::mapped;
    SparseJacobian jacobian = SparseJacobian.prepare(f, point(1, 0.5));
    double[] x = point(2, 0.5);
    x[5] = 1e200;
    x[12] = 1e200;
    assertSame(jacobian, new CompiledMode(), x);
  }

  @Test
  void aChangeOfCapturedDataIsDetected() {
    VectorFunction f = this::mapped;
    SparseJacobian jacobian = SparseJacobian.prepare(f, point(1, 0.5));
    CompiledMode mode = new CompiledMode();
    jacobian.at(mode, point(1, 0.5));
    data[0] = 3;
    assertThrows(
        IllegalStateException.class,
        () -> {
          for (int k = 0; k < 4; k++) {
            jacobian.at(mode, point(k, 0.5));
          }
        });
    for (int k = 0; k < 10; k++) {
      assertSame(jacobian, mode, point(k, 0.5));
    }
  }

  /** Points of another branch are no uses, so that none of them takes the place of a comparison. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void onlyUsesAreCounted(int before) {
    VectorFunction f = this::mapped;
    JacobianEntries entries = new CompiledMode().entries(f, point(1, 0.5)).orElseThrow();
    PlacedEntries placed = entries.placed(new int[entries.count()]);
    double[] sum = new double[1];
    IntStream.range(0, before).forEach(k -> placed.putTo(point(k, 0.5), sum));
    data[0] = 3;
    assertThrows(
        IllegalStateException.class,
        () -> {
          for (int k = 0; k < 20; k++) {
            assertFalse(placed.putTo(point(k, -0.5), sum));
            assertTrue(placed.putTo(point(k, 0.5), sum));
          }
        });
    assertFalse(placed.putTo(point(1, 0.5), sum), "what was recorded is not used again");
  }
}
