package org.duetad.testing.data;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.data.RowFunction;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.SumOverRows;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Values and derivatives have the same bits whoever computes them, and however rows are read. */
class SameBitsTest {

  private static final int FEATURES = 4;
  private static final double[] W = SumFixture.point(FEATURES + 1, 3);
  private static final double[] V = SumFixture.point(FEATURES + 1, 4);

  /** Value, gradient and a product with the Hessian. */
  private static double[] all(SumOverRows f) {
    ValueAndGradient at = f.valueAndGradient(W);
    double[] value = {f.value(W), at.value()};
    return MathArrays.concatenate(value, at.gradient(), f.hvp(W, V));
  }

  @Property(tries = 25, seed = "16", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void threadsAndSplits(@ForAll @IntRange(min = 1, max = 9000) int n, @ForAll long seed)
      throws InterruptedException {
    double[][] rows = SumFixture.rows(n, FEATURES, seed);
    RowFunction body = seed % 2 == 0 ? SumFixture::logistic : SumFixture::huber;
    double[] expected = all(SumOverRows.of(body, RowTable.of(rows)));
    DMatrixRMaj matrix = new DMatrixRMaj(rows);
    assertSameBits("matrix", expected, all(SumOverRows.of(body, RowTable.of(matrix))));
    double[][] columns = MatrixUtils.createRealMatrix(rows).transpose().getData();
    assertSameBits("columns", expected, all(SumOverRows.of(body, RowTable.ofColumns(columns))));
    RowTable read = RowTable.read(FEATURES + 1, () -> split(rows, new Random(seed)).iterator());
    for (int threads : new int[] {1, 2, 7, 64}) {
      ExecutorService pool = Executors.newFixedThreadPool(Math.min(8, threads));
      SumOverRows inMemory = SumOverRows.of(body, RowTable.of(rows)).inParallel(pool, threads);
      assertSameBits(threads + " threads", expected, all(inMemory));
      SumOverRows streamed = SumOverRows.of(body, read).inParallel(pool, threads);
      assertSameBits(threads + " threads, split", expected, all(streamed));
      pool.shutdown();
    }
  }

  private static List<double[][]> split(double[][] rows, Random random) {
    List<double[][]> parts = new ArrayList<>();
    for (int from = 0; from < rows.length; ) {
      int to = Math.min(rows.length, from + random.nextInt(3000));
      parts.add(Arrays.copyOfRange(rows, from, to));
      from = to;
    }
    return parts;
  }

  /** The bound of the documentation, with as many additions for a derivative as for the value. */
  @Property(tries = 10, seed = "17", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void closeToTheLoop(@ForAll @IntRange(min = 1, max = 4000) int n, @ForAll long seed) {
    double[][] rows = SumFixture.rows(n, FEATURES, seed);
    SumOverRows f = SumOverRows.of(SumFixture::logistic, RowTable.of(rows));
    double value = 0;
    double size = 0;
    double[] gradient = new double[W.length];
    double[] sizes = new double[W.length];
    for (double[] row : rows) {
      ScalarFunction term = w -> SumFixture.logistic(w, Scalar.of(row));
      ValueAndGradient at = new ReverseMode().valueAndGradient(term, W);
      value += at.value();
      size += Math.abs(at.value());
      for (int i = 0; i < W.length; i++) {
        gradient[i] += at.gradient()[i];
        sizes[i] += Math.abs(at.gradient()[i]);
      }
    }
    double unit = (n + 256 + Math.log(n) / Math.log(2)) * 0x1p-53;
    ValueAndGradient at = f.valueAndGradient(W);
    assertEquals(value, at.value(), unit * size);
    for (int i = 0; i < W.length; i++) {
      assertEquals(gradient[i], at.gradient()[i], unit * sizes[i] + 1e-15 * sizes[i]);
    }
  }

  @Test
  void minibatchesAndWeights() {
    double[][] rows = SumFixture.rows(3000, FEATURES, 5);
    SumOverRows f = SumOverRows.of(SumFixture::logistic, RowTable.of(rows));
    double[][] some = Arrays.copyOfRange(rows, 100, 2900);
    double[] expected = all(SumOverRows.of(SumFixture::logistic, RowTable.of(some)));
    assertSameBits("range", expected, all(f.rows(100, 2900)));
    assertSameBits("indices", expected, all(f.select(IntStream.range(100, 2900).toArray())));
    RowTable read = RowTable.read(FEATURES + 1, () -> split(rows, new Random(9)).iterator());
    assertSameBits(
        "read", expected, all(SumOverRows.of(SumFixture::logistic, read).rows(100, 2900)));
    assertEquals(1, f.recordings());
    double[] ones = new double[3000];
    Arrays.fill(ones, 1.0);
    SumOverRows weighted = SumOverRows.weighted(SumFixture::logistic, RowTable.of(rows), ones);
    assertSameBits("weights of 1", all(f), all(weighted));
    assertSameBits("some weights of 1", expected, all(weighted.rows(100, 2900)));
    ones[7] = 3;
    assertEquals(
        f.value(W) + 2 * f.select(7).value(W),
        SumOverRows.weighted(SumFixture::logistic, RowTable.of(rows), ones).value(W),
        1e-11);
  }

  @Test
  void progress() {
    AtomicLong latest = new AtomicLong();
    SumOverRows f =
        SumOverRows.of(SumFixture::logistic, RowTable.of(SumFixture.rows(2500, FEATURES, 1)));
    f.withProgress(done -> assertTrue(done > latest.getAndSet(done))).value(W);
    assertEquals(2500, latest.get());
  }
}
