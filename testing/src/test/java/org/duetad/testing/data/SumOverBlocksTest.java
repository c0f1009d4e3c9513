package org.duetad.testing.data;

import static org.duetad.core.Closeness.assertClose;
import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.duetad.core.Scalar;
import org.duetad.core.data.MatrixRowFunction;
import org.duetad.core.data.RowException;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.SumOverBlocks;
import org.duetad.core.data.SumOverRows;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.SecondOrder;
import org.duetad.core.rules.Activations;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.Modes;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** A logistic loss in matrices, against the same row by row. */
class SumOverBlocksTest {

  private static final int FEATURES = 3;
  private static final double[][] ROWS = SumFixture.rows(9500, FEATURES, 6);
  private static final double[] W = SumFixture.point(FEATURES + 1, 1);
  private static final double[] V = SumFixture.point(FEATURES + 1, 2);

  private static final MatrixRowFunction BODY =
      (w, rows) -> {
        double[] ones = new double[rows.numRows()];
        Arrays.fill(ones, 1.0);
        Matrix offset =
            Matrix.of(ones.length, 1, ones).mult(w.extractMatrix(FEATURES, FEATURES + 1, 0, 1));
        Matrix z = rows.cols(0, FEATURES).mult(w.extractMatrix(0, FEATURES, 0, 1)).plus(offset);
        Matrix labels = rows.cols(FEATURES, FEATURES + 1);
        return z.apply(Activations.SOFTPLUS).elementSum().subtract(labels.dot(z));
      };

  @Test
  void derivativesOfEveryMode() {
    SumOverBlocks blocks = SumOverBlocks.of(BODY, RowTable.of(ROWS));
    SumOverRows rows = SumOverRows.of(SumFixture::logistic, RowTable.of(ROWS));
    assertEquals(rows.value(W), blocks.value(W), 1e-9);
    double[] gradient = rows.valueAndGradient(W).gradient();
    assertClose("gradient", gradient, blocks.valueAndGradient(W).gradient(), 1e-12);
    double[] hvp = rows.hvp(W, V);
    for (Differentiator mode : Modes.all()) {
      assertClose(mode.name(), gradient, mode.gradient(blocks, W), 1e-12);
      assertClose(mode.name(), hvp, mode.hvp(blocks, W, V), 1e-12);
    }
    SecondOrder order = SecondOrder.of(new ForwardMode(), new ReverseMode());
    assertClose(
        "third",
        order.hvp(p -> rows.apply(p).square().multiply(rows.apply(p)), W, V),
        order.hvp(p -> blocks.apply(p).square().multiply(blocks.apply(p)), W, V),
        1e-11);
  }

  @Test
  void theSameBits() {
    SumOverBlocks alone = SumOverBlocks.of(BODY, RowTable.of(ROWS));
    double[] expected = alone.valueAndGradient(W).gradient();
    RowTable read =
        RowTable.read(
            FEATURES + 1,
            () ->
                List.of(Arrays.copyOf(ROWS, 5000), Arrays.copyOfRange(ROWS, 5000, ROWS.length))
                    .iterator());
    ExecutorService pool = Executors.newFixedThreadPool(2);
    for (RowTable table : List.of(RowTable.of(ROWS), RowTable.of(new DMatrixRMaj(ROWS)), read)) {
      SumOverBlocks sum = SumOverBlocks.of(BODY, table).inParallel(pool, 3);
      assertSameBits("gradient", expected, sum.valueAndGradient(W).gradient());
      assertSameBits("gradient", expected, new ReverseMode().gradient(sum, W));
    }
    pool.shutdown();
    assertSameBits(
        "rows",
        SumOverBlocks.of(BODY, RowTable.of(Arrays.copyOfRange(ROWS, 10, 20)))
            .valueAndGradient(W)
            .gradient(),
        alone.rows(10, 20).valueAndGradient(W).gradient());
  }

  @Test
  void theRowThatFailsIsNamed() {
    MatrixRowFunction fails =
        (w, rows) -> {
          for (int i = 0; i < rows.numRows(); i++) {
            if (rows.get(i, 0).value() == ROWS[8000][0]) {
              throw new IllegalStateException("no");
            }
          }
          return w.elementSum();
        };
    SumOverBlocks sum = SumOverBlocks.of(fails, RowTable.of(ROWS));
    assertEquals(8000, assertThrows(RowException.class, () -> sum.value(W)).row());
  }

  @Test
  void theBodyIsRecordedOnceForEachNumberOfRows() {
    AtomicInteger calls = new AtomicInteger();
    MatrixRowFunction counted =
        (w, rows) -> {
          calls.incrementAndGet();
          return BODY.apply(w, rows);
        };
    SumOverBlocks sum = SumOverBlocks.of(counted, RowTable.of(ROWS));
    double[] gradient = sum.valueAndGradient(W).gradient();
    int before = calls.get();
    assertClose(
        "gradient",
        gradient,
        SumOverBlocks.of(BODY, RowTable.of(ROWS)).valueAndGradient(W).gradient(),
        0);
    sum.valueAndGradient(V);
    sum.valueAndGradient(V);
    assertEquals(3, before, "one recording for 2048 rows, one for the last block, and one check");
    assertEquals(4, calls.get(), "one check in the second pass");
  }

  /** The square root of the first number of the rows, or its negative: a branch for each sign. */
  @Test
  void bodiesThatCompareOrReadNumbers() {
    MatrixRowFunction compares =
        (w, rows) -> {
          Scalar z = rows.get(0, 0);
          return z.isGreaterThan(0) ? w.elementSum().multiply(z) : w.squaredNorm();
        };
    MatrixRowFunction reads = (w, rows) -> w.elementSum().multiply(rows.get(0, 0).value());
    for (int n : new int[] {1, 100, 9500}) {
      double[][] some = Arrays.copyOf(ROWS, n);
      double[] byComparison = new double[W.length];
      double[] byReading = new double[W.length];
      for (int from = 0; from < n; from += 2048) {
        double z = some[from][0];
        for (int i = 0; i < W.length; i++) {
          byComparison[i] += z > 0 ? z : 2 * W[i];
          byReading[i] += z;
        }
      }
      SumOverBlocks first = SumOverBlocks.of(compares, RowTable.of(some));
      SumOverBlocks second = SumOverBlocks.of(reads, RowTable.of(some));
      for (int pass = 0; pass < 3; pass++) {
        assertClose("compares", byComparison, first.valueAndGradient(W).gradient(), 1e-14);
        assertClose("reads", byReading, second.valueAndGradient(W).gradient(), 1e-14);
      }
    }
  }

  @Test
  void capturedDataThatChangeAreDetected() {
    double[] captured = {1};
    SumOverBlocks sum =
        SumOverBlocks.of((w, rows) -> w.elementSum().multiply(captured[0]), RowTable.of(ROWS));
    sum.valueAndGradient(W);
    captured[0] = 2;
    String message =
        assertThrows(IllegalStateException.class, () -> sum.valueAndGradient(W)).getMessage();
    assertTrue(message.contains("captured data changed"), message);
  }

  @Test
  void whatIsNotFiniteIsComputedCarefully() {
    SumOverBlocks sum =
        SumOverBlocks.of((w, rows) -> w.squaredNorm().multiply(1e308), RowTable.of(ROWS));
    double[] w = {1e10, 0, 1, 0};
    assertEquals(Double.POSITIVE_INFINITY, sum.valueAndGradient(w).value());
    double[] gradient = sum.valueAndGradient(w).gradient();
    assertEquals(Double.POSITIVE_INFINITY, gradient[0]);
    assertEquals(0.0, gradient[1]);
  }
}
