package org.duetad.testing.data;

import static org.duetad.core.Closeness.assertClose;
import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
}
