package org.duetad.testing.data;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.duetad.core.Scalar;
import org.duetad.core.data.PartialSum;
import org.duetad.core.data.RowException;
import org.duetad.core.data.RowFunction;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.SumOverRows;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/**
 * What a sum over rows does where a row fails, where numbers overflow, and when it is interrupted.
 */
class SumFailuresTest {

  private static final double[] W = {0.5};

  private static RowTable table(int n) {
    double[][] rows = new double[n][1];
    for (int i = 0; i < n; i++) {
      rows[i][0] = i;
    }
    return RowTable.of(rows);
  }

  @Test
  void theFirstRowThatFailsIsNamed() {
    RowFunction body =
        (w, row) -> {
          double r = row[0].value();
          if (r >= 4321 && r % 2 == 1) {
            throw new IllegalArgumentException("odd");
          }
          return w[0].multiply(row[0]);
        };
    RowFunction flat =
        (w, row) ->
            row[0].isGreaterThan(Scalar.of(4320.5)) ? body.apply(w, row) : w[0].multiply(row[0]);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    for (int threads : new int[] {1, 3}) {
      SumOverRows sum = SumOverRows.of(flat, table(9000)).inParallel(pool, threads);
      RowException e = assertThrows(RowException.class, () -> sum.valueAndGradient(W));
      assertEquals(4321, e.row());
      assertEquals("row 4321: odd", e.getMessage());
    }
    pool.shutdown();
  }

  @Test
  void interruptionStopsWithinABlock() {
    AtomicLong done = new AtomicLong();
    SumOverRows sum =
        SumOverRows.of((w, row) -> w[0].multiply(row[0]), table(100_000))
            .withProgress(
                rows -> {
                  done.set(rows);
                  if (rows == 3 * PartialSum.ROWS) {
                    Thread.currentThread().interrupt();
                  }
                });
    assertThrows(CancellationException.class, () -> sum.value(W));
    assertTrue(Thread.interrupted());
    assertEquals(3 * PartialSum.ROWS, done.get());
  }

  /** Careful rows: an infinite value, and a product that overflows on the way. */
  @Test
  void rowsThatOverflow() {
    RowFunction body = (w, row) -> w[0].multiply(row[0]).exp().add(1).log();
    double[][] rows = new double[2000][1];
    rows[1500][0] = 1e5;
    SumOverRows sum = SumOverRows.of(body, RowTable.of(rows));
    assertEquals(Double.POSITIVE_INFINITY, sum.value(W));
    double expected =
        new ReverseMode().gradient(w -> body.apply(w, Scalar.of(new double[] {1e5})), W)[0];
    assertEquals(expected, sum.valueAndGradient(W).gradient()[0]);
    RowFunction root = (w, row) -> w[0].multiply(row[0]).sqrt().multiply(row[0]);
    assertEquals(0.0, SumOverRows.of(root, RowTable.of(new double[1500][1])).hvp(W, W)[0]);
  }

  @Test
  void changedDataAreFound() {
    double[] factor = {2};
    SumOverRows sum = SumOverRows.of((w, row) -> w[0].multiply(factor[0]), table(10));
    assertEquals(10, sum.value(W));
    factor[0] = 3;
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> sum.value(W));
    assertTrue(e.getMessage().contains("captured data changed"), e.getMessage());
  }

  @Test
  void noRows() {
    SumOverRows none = SumOverRows.of((w, row) -> w[0], RowTable.of());
    assertEquals(0.0, none.value(W));
    assertArrayEquals(new double[1], none.valueAndGradient(W).gradient());
  }

  /** An executor without threads leaves all to the caller. */
  @Test
  void executorsThatAreBusyOrLate() {
    List<Runnable> late = Collections.synchronizedList(new ArrayList<>());
    SumOverRows sum = SumOverRows.of((w, row) -> w[0].multiply(row[0]), table(5000));
    double[] expected = {sum.value(W)};
    assertSameBits("late", expected, new double[] {sum.inParallel(late::add, 5).value(W)});
    assertEquals(4, late.size());
    late.forEach(Runnable::run);
  }
}
