package org.duetad.testing.data;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.data.MapOverRows;
import org.duetad.core.data.PartialSum;
import org.duetad.core.data.RowFunction;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.SumOverRows;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.SecondOrder;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Tables, executors and bodies that are used as their authors did not mean it. */
class UnusualUsesTest {

  private static final double[][] ROWS = SumFixture.rows(1500, 2, 3);
  private static final double[] W = SumFixture.point(3, 4);
  private static final double[] V = SumFixture.point(3, 5);
  private static final ReverseMode REVERSE = new ReverseMode();
  private static final ForwardMode FORWARD = new ForwardMode();

  private static SumOverRows sum(RowTable table) {
    return SumOverRows.of(SumFixture::logistic, table);
  }

  private static RowTable read(double[][] rows) {
    return RowTable.read(3, () -> List.<double[][]>of(rows).iterator());
  }

  private static ScalarFunction loop(RowFunction f, double[][] rows) {
    return w -> {
      Scalar[] terms =
          Arrays.stream(rows).map(r -> f.apply(w, Scalar.of(r))).toArray(Scalar[]::new);
      return Scalar.sum(terms);
    };
  }

  @Test
  void executorsThatReject() {
    double expected = sum(RowTable.of(ROWS)).value(W);
    List<Runnable> kept = new ArrayList<>();
    Executor full =
        task -> {
          if (!kept.isEmpty()) {
            throw new RejectedExecutionException("full");
          }
          kept.add(task);
        };
    assertEquals(expected, sum(RowTable.of(ROWS)).inParallel(full, 4).value(W));
    assertEquals(expected, sum(read(ROWS)).inParallel(full, Integer.MAX_VALUE).value(W));
    Executor broken =
        task -> {
          throw new IllegalStateException("broken");
        };
    SumOverRows sum = sum(RowTable.of(ROWS)).inParallel(broken, 2);
    assertEquals(
        "broken", assertThrows(IllegalStateException.class, () -> sum.value(W)).getMessage());
  }

  @Test
  void noMoreTasksThanBlocks() {
    List<Runnable> tasks = new ArrayList<>();
    sum(RowTable.of(ROWS)).inParallel(tasks::add, Integer.MAX_VALUE).value(W);
    assertEquals(ROWS.length / PartialSum.ROWS, tasks.size());
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> void throwAny(Exception e) throws E {
    throw (E) e;
  }

  @Test
  void checkedExceptionsOfSuppliers() {
    Iterator<double[][]> failing =
        IntStream.range(0, 2)
            .mapToObj(
                i -> {
                  if (i == 1) {
                    UnusualUsesTest.<RuntimeException>throwAny(new IOException("disk"));
                  }
                  return ROWS;
                })
            .iterator();
    SumOverRows sum = sum(RowTable.read(3, () -> failing));
    UndeclaredThrowableException e =
        assertThrows(UndeclaredThrowableException.class, () -> sum.value(W));
    assertEquals("disk", e.getCause().getMessage());
    assertEquals("sum over rows: java.io.IOException: disk", e.getMessage());
  }

  @Test
  void suppliersThatFillAnArrayAgain() {
    double[][] filled = new double[100][3];
    RowTable table =
        RowTable.read(
            3,
            () ->
                IntStream.range(0, ROWS.length / filled.length)
                    .mapToObj(
                        k -> {
                          for (int i = 0; i < filled.length; i++) {
                            System.arraycopy(ROWS[k * filled.length + i], 0, filled[i], 0, 3);
                          }
                          return filled;
                        })
                    .iterator());
    assertEquals(sum(RowTable.of(ROWS)).value(W), sum(table).value(W));
  }

  @Test
  void rangesOfSuppliers() {
    double[] expected = {sum(RowTable.of(ROWS)).rows(5, 1500).value(W)};
    RowTable rest = read(ROWS).rows(5, Long.MAX_VALUE);
    assertSameBits("to the end", expected, new double[] {sum(rest).value(W)});
    assertThrows(IndexOutOfBoundsException.class, () -> rest.rows(7, Long.MAX_VALUE));
    SumOverRows none = sum(read(ROWS).rows(1501, Long.MAX_VALUE));
    assertThrows(IndexOutOfBoundsException.class, () -> none.value(W));
    assertThrows(
        IllegalArgumentException.class, () -> RowTable.read(-1, List.<double[][]>of()::iterator));
  }

  @Test
  void weightsOfSuppliers() {
    double[] weights = SumFixture.point(1500, 6);
    RowFunction f = SumFixture::logistic;
    SumOverRows stored = SumOverRows.weighted(f, RowTable.of(ROWS), weights);
    SumOverRows streamed = SumOverRows.weighted(f, read(ROWS), weights);
    assertEquals(stored.value(W), streamed.value(W));
    assertEquals(stored.rows(300, 1100).value(W), streamed.rows(300, 1100).value(W));
    assertEquals(
        stored.rows(300, 1100).rows(2, 9).value(W), streamed.rows(300, 1100).rows(2, 9).value(W));
    for (int n : new int[] {1499, 1501}) {
      SumOverRows other = SumOverRows.weighted(f, read(ROWS), new double[n]);
      assertThrows(IllegalArgumentException.class, () -> other.value(W));
    }
    SumOverRows few = SumOverRows.weighted(f, read(ROWS), new double[10]).rows(0, 20);
    assertThrows(IllegalArgumentException.class, () -> few.value(W));
  }

  /** Weights are read in each pass, those of some rows, too. */
  @Test
  void weightsThatChange() {
    double[] weights = new double[1500];
    SumOverRows all = SumOverRows.weighted(SumFixture::logistic, RowTable.of(ROWS), weights);
    List<SumOverRows> some = List.of(all.rows(4, 6), all.select(5, 4));
    weights[5] = 2;
    double expected = 2 * sum(RowTable.of(ROWS)).select(5).value(W);
    some.forEach(sum -> assertEquals(expected, sum.value(W)));
  }

  @Test
  void tablesThatGotAnotherShape() {
    DMatrixRMaj matrix = new DMatrixRMaj(ROWS);
    SumOverRows ofMatrix = sum(RowTable.of(matrix));
    matrix.reshape(1499, 3);
    assertThrows(RuntimeException.class, () -> ofMatrix.value(W));
    double[][] rows = ROWS.clone();
    SumOverRows ofRows = sum(RowTable.of(rows));
    rows[700] = new double[4];
    assertThrows(RuntimeException.class, () -> ofRows.value(W));
    assertThrows(RuntimeException.class, () -> ofRows.select(3, 700).value(W));
    double[][] columns = new double[3][20];
    SumOverRows ofColumns = sum(RowTable.ofColumns(columns));
    columns[1] = new double[21];
    assertThrows(RuntimeException.class, () -> ofColumns.value(W));
  }

  @Test
  void sumsFromElsewhereAreChecked() {
    for (double[] returned : new double[][] {new double[1], new double[9]}) {
      SumOverRows sum = SumOverRows.of(SumFixture::logistic, 3, (body, pass, p, in) -> returned);
      assertThrows(IllegalArgumentException.class, () -> sum.valueAndGradient(W));
    }
    for (double[][] block : new double[][][] {{}, SumFixture.rows(257, 2, 1)}) {
      SumOverRows sum =
          SumOverRows.of(
              SumFixture::logistic, 3, (body, pass, p, in) -> body.sums(pass, p, in, 0, block));
      assertThrows(IllegalArgumentException.class, () -> sum.value(W));
    }
    PartialSum partial = new PartialSum();
    partial.add(0, new double[1]);
    assertThrows(IllegalArgumentException.class, () -> partial.add(1, new double[2]));
  }

  @Test
  void variablesThatDoNotExist() {
    int[][] variables = {{0, 1, 2}, {0, 1, 3}};
    RowTable table = RowTable.of(new double[2][3]);
    MapOverRows map =
        MapOverRows.of((x, row) -> new Scalar[] {x[0].multiply(x[2])}, 1, variables, table);
    IndexOutOfBoundsException e =
        assertThrows(IndexOutOfBoundsException.class, () -> REVERSE.jacobian(map, W));
    assertEquals(
        "mapOverRows: row 1 has variable 3; there are 3; pass a number for each", e.getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> map.value(W));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> MapOverRows.of((x, row) -> x, 1, new int[][] {{-1}, {0}}, table));
  }

  @Test
  void rowsWithoutResults() {
    MapOverRows none = MapOverRows.of((w, row) -> new Scalar[0], 0, RowTable.of(ROWS));
    assertEquals(ROWS.length, none.jacobians(W).length);
  }

  /** The elimination compares numbers, so that the tangents of the body have branches, too. */
  @Test
  void bodiesWithMatrices() {
    RowFunction f =
        (w, row) -> {
          Matrix a = Matrix.of(2, 2, w[0].add(3), row[0], row[1], w[1].add(4));
          return a.invert().trace().add(a.determinant()).multiply(w[2]);
        };
    double[][] rows = Arrays.copyOf(ROWS, 300);
    SumOverRows sum = SumOverRows.of(f, RowTable.of(rows));
    ScalarFunction loop = loop(f, rows);
    double[] gradient = REVERSE.gradient(loop, W);
    double[] product = REVERSE.hvp(loop, W, V);
    assertArrayEquals(gradient, sum.valueAndGradient(W).gradient(), 1e-9);
    assertArrayEquals(gradient, FORWARD.gradient(sum, W), 1e-9);
    assertArrayEquals(product, sum.hvp(W, V), 1e-9);
    assertArrayEquals(product, REVERSE.hvp(sum, W, V), 1e-9);
    assertArrayEquals(product, SecondOrder.of(FORWARD, FORWARD).hvp(sum, W, V), 1e-9);
    SumOverRows squares =
        SumOverRows.ofSquares((w, row) -> new Scalar[] {f.apply(w, row)}, 1, RowTable.of(rows));
    double[] expected = new double[3];
    for (double[] row : rows) {
      double[] g = REVERSE.gradient(w -> f.apply(w, Scalar.of(row)), W);
      double along = IntStream.range(0, 3).mapToDouble(i -> g[i] * V[i]).sum();
      Arrays.setAll(expected, i -> expected[i] + g[i] * along);
    }
    assertArrayEquals(expected, squares.gaussNewtonProduct(W, V), 1e-9);
  }

  /** Derivatives of a body may have zeros of another sign, which is no change of captured data. */
  @Test
  void zerosInDerivativesOfBodies() {
    RowFunction f =
        (w, row) -> {
          Scalar z = w[0].multiply(row[0]).add(w[1].multiply(row[1]));
          return z.isGreaterThan(w[2]) ? z.exp().multiply(w[2]) : z.sin().add(w[2].square());
        };
    double[][] rows = Arrays.copyOf(ROWS, 40);
    MapOverRows map =
        MapOverRows.of(
            (w, row) -> new Scalar[] {f.apply(w, row), w[0].multiply(row[1]).square()},
            2,
            RowTable.of(rows));
    ScalarFunction composed = w -> Scalar.logSumExp(map.apply(w));
    ScalarFunction loop =
        w ->
            Scalar.logSumExp(
                Arrays.stream(rows)
                    .flatMap(
                        r ->
                            Arrays.stream(
                                new Scalar[] {
                                  f.apply(w, Scalar.of(r)), w[0].multiply(r[1]).square()
                                }))
                    .toArray(Scalar[]::new));
    assertArrayEquals(
        TaylorMode.directional(loop.asVector(), W, V, 4)[0],
        TaylorMode.directional(composed.asVector(), W, V, 4)[0],
        1e-9);
    assertArrayEquals(
        REVERSE.hvp(loop, W, V), SecondOrder.of(FORWARD, FORWARD).hvp(composed, W, V), 1e-9);
  }

  /** What underflows in the gradient of a sum may be visible behind a large factor. */
  @Test
  void gradientsThatUnderflow() {
    SumOverRows sum =
        SumOverRows.of(
            (w, row) -> w[0].multiply(1e-200).multiply(row[0]),
            RowTable.of(new double[][] {{1e-150}, {1e-150}}));
    double[] gradient = REVERSE.gradient(w -> sum.apply(w).multiply(1e300), W);
    assertEquals(2e-50, gradient[0], 1e-64);
    SumOverRows large =
        SumOverRows.of(
            (w, row) -> w[0].multiply(1e200).multiply(row[0]),
            RowTable.of(new double[][] {{1e150}, {1e150}}));
    assertTrue(large.valueAndGradient(0, 0, 0).gradient()[0] > 1e300);
    assertEquals(
        2e50, REVERSE.gradient(w -> large.apply(w).multiply(1e-300), 0.0, 0.0, 0.0)[0], 1e36);
  }
}
