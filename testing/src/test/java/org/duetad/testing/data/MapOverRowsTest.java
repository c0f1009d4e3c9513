package org.duetad.testing.data;

import static org.duetad.core.Closeness.assertClose;
import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.data.MapOverRows;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.RowVectorFunction;
import org.duetad.core.data.SumOverRows;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.SecondOrder;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.Modes;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.ops.DConvertMatrixStruct;
import org.junit.jupiter.api.Test;

/** Maps over rows, and sums of squares, against loops. */
class MapOverRowsTest {

  private static final int ROWS = 37;
  private static final double[][] TABLE = SumFixture.rows(ROWS, 2, 8);
  private static final double[] W = SumFixture.point(3, 9);
  private static final double[] V = SumFixture.point(3, 10);
  private static final ReverseMode REVERSE = new ReverseMode();

  private static final RowVectorFunction BODY =
      (w, row) -> {
        Scalar z = w[0].multiply(row[0]).add(w[1].sin()).multiply(w[2]);
        boolean isLarge = row[1].isGreaterThan(Scalar.of(0.3));
        return new Scalar[] {z.exp(), isLarge ? z.multiply(row[1]) : z.square().add(row[2])};
      };

  private static final VectorFunction LOOP =
      w ->
          Arrays.stream(TABLE)
              .flatMap(row -> Arrays.stream(BODY.apply(w, Scalar.of(row))))
              .toArray(Scalar[]::new);

  /** The variables of a row, of eight. */
  private static final int[][] VARIABLES = new int[ROWS][];

  static {
    Random random = new Random(4);
    Arrays.setAll(VARIABLES, i -> random.ints(3, 0, 8).toArray());
  }

  private static final VectorFunction GATHERED =
      x -> {
        Scalar[] y = new Scalar[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
          Scalar[] of = Arrays.stream(VARIABLES[row]).mapToObj(i -> x[i]).toArray(Scalar[]::new);
          System.arraycopy(BODY.apply(of, Scalar.of(TABLE[row])), 0, y, 2 * row, 2);
        }
        return y;
      };

  private static MapOverRows shared() {
    return MapOverRows.of(BODY, 2, RowTable.of(TABLE));
  }

  private static MapOverRows gathered() {
    return MapOverRows.of(BODY, 2, VARIABLES, RowTable.of(TABLE));
  }

  private static void assertEqualDerivatives(VectorFunction loop, MapOverRows map, double[] x) {
    Random random = new Random(1);
    double[] v = random.doubles(x.length).toArray();
    double[] seed = random.doubles(2 * ROWS).toArray();
    assertSameBits("value", loop.value(x), map.value(x));
    for (Differentiator mode : Modes.all()) {
      String name = mode.name();
      assertClose(name, REVERSE.jvp(loop, x, v).tangent(), mode.jvp(map, x, v).tangent(), 1e-13);
      double[] expected = REVERSE.vjp(loop, x).pullback(seed);
      assertClose(name, expected, mode.vjp(map, x).pullback(seed), 1e-13);
      double[] hvp = REVERSE.hvp(p -> Scalar.weightedSum(seed, loop.apply(p)), x, v);
      double[] actual = mode.hvp(p -> Scalar.weightedSum(seed, map.apply(p)), x, v);
      assertClose(name, hvp, actual, 1e-12);
    }
  }

  @Test
  void derivatives() {
    assertEqualDerivatives(LOOP, shared(), W);
    assertEqualDerivatives(GATHERED, gathered(), SumFixture.point(8, 2));
  }

  @Test
  void thirdDerivatives() {
    MapOverRows map = gathered();
    double[] x = SumFixture.point(8, 2);
    double[] v = SumFixture.point(8, 3);
    Differentiator forward = new ForwardMode();
    SecondOrder twice = SecondOrder.of(forward, REVERSE);
    double expected =
        twice.curvature(p -> Scalar.sum(forward.jvp(GATHERED, p, Scalar.of(v)).tangent()), x, v);
    double actual =
        twice.curvature(p -> Scalar.sum(forward.jvp(map, p, Scalar.of(v)).tangent()), x, v);
    assertEquals(expected, actual, 1e-12 * Math.abs(expected));
    assertClose(
        "reverse thrice",
        REVERSE.hvp(p -> Scalar.sum(forward.jvp(GATHERED, p, Scalar.of(v)).tangent()), x, v),
        REVERSE.hvp(p -> Scalar.sum(forward.jvp(map, p, Scalar.of(v)).tangent()), x, v),
        1e-12);
  }

  @Test
  void jacobiansOfAllRows() {
    double[][] expected = REVERSE.jacobian(LOOP, W);
    double[][][] blocks = shared().jacobians(W);
    for (int row = 0; row < ROWS; row++) {
      assertClose("row " + row, expected[2 * row], blocks[row][0], 1e-14);
      assertClose("row " + row, expected[2 * row + 1], blocks[row][1], 1e-14);
    }
    assertEquals(2, shared().jacobians(W).length == ROWS ? 2 : 0);
  }

  @Test
  void jacobiansOfAllRowsInOneArray() {
    double[] x = SumFixture.point(8, 2);
    assertSameBits("own variables", columns(gathered().jacobians(x)), put(gathered(), x, 3));
    assertSameBits("the same variables", columns(shared().jacobians(W)), put(shared(), W, 3));
    double[] tooShort = new double[6 * ROWS];
    assertThrows(IndexOutOfBoundsException.class, () -> shared().putJacobians(W, tooShort, 1));
    assertThrows(NullPointerException.class, () -> shared().putJacobians(W, null, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> put(gathered(), W, 3));
  }

  @Test
  void progressAndWrongRows() {
    List<Long> done = new ArrayList<>();
    double[] unused = shared().withProgress(done::add).value(W);
    assertEquals(List.of((long) ROWS), done);
    Throwable e = assertThrows(IndexOutOfBoundsException.class, () -> shared().select(0, ROWS));
    assertEquals("select: row 37 of 37; pass numbers r with 0 <= r < 37", e.getMessage());
    e = assertThrows(IndexOutOfBoundsException.class, () -> shared().rows(3, ROWS + 1));
    assertEquals("rows: from 3 to 38 of 37; pass 0 <= from <= to <= 37", e.getMessage());
    e = assertThrows(IndexOutOfBoundsException.class, () -> shared().putJacobians(W, W, 1));
    assertEquals(
        "putJacobians: 222 entries from 1 on, but the array has 3; pass a longer one",
        e.getMessage());
  }

  /** All numbers but those in front, which must be untouched. */
  private static double[] put(MapOverRows map, double[] x, int variables) {
    double[] entries = new double[2 * variables * ROWS + 5];
    Arrays.fill(entries, 7.0);
    map.putJacobians(x, entries, 5);
    assertArrayEquals(new double[] {7, 7, 7, 7, 7}, Arrays.copyOf(entries, 5));
    return Arrays.copyOfRange(entries, 5, entries.length);
  }

  private static double[] columns(double[][][] jacobians) {
    return Arrays.stream(jacobians)
        .flatMapToDouble(
            of ->
                IntStream.range(0, of[0].length)
                    .mapToObj(k -> k)
                    .flatMapToDouble(k -> Arrays.stream(of).mapToDouble(row -> row[k])))
        .toArray();
  }

  /** The pattern is kept, the matrices are the caller's. */
  @Test
  void sparseJacobianAgain() {
    MapOverRows map = shared();
    DMatrixSparseCSC first = map.jacobian(W);
    double[] values = first.nz_values.clone();
    first.nz_rows[0] = -1;
    first.nz_values[0] = -1;
    DMatrixSparseCSC again = map.jacobian(W);
    assertSameBits("values", values, again.nz_values);
    assertEquals(0, again.nz_rows[0]);
    MapOverRows any =
        MapOverRows.of((w, row) -> new Scalar[] {Scalar.sum(w)}, 1, RowTable.of(TABLE));
    assertEquals(3, any.jacobian(W).numCols);
    assertEquals(2, any.jacobian(1.0, 2.0).numCols);
    assertEquals(2 * ROWS, any.jacobian(1.0, 2.0).nz_length);
  }

  /** Some rows have a variable twice. */
  @Test
  void sparseJacobian() {
    double[] x = SumFixture.point(8, 2);
    DMatrixRMaj dense = new DMatrixRMaj(2 * ROWS, 8);
    DConvertMatrixStruct.convert(gathered().jacobian(x), dense);
    double[][] expected = REVERSE.jacobian(GATHERED, x);
    for (int i = 0; i < expected.length; i++) {
      double[] row = Arrays.copyOfRange(dense.data, 8 * i, 8 * i + 8);
      assertClose("output " + i, expected[i], row, 1e-14);
    }
    DConvertMatrixStruct.convert(gathered().rows(3, 5).jacobian(x), dense);
    assertClose("output 6", expected[6], Arrays.copyOf(dense.data, 8), 1e-14);
    assertEquals(4, dense.numRows);
  }

  /** As a minibatch may be. */
  @Test
  void noRows() {
    double[] x = SumFixture.point(8, 2);
    for (MapOverRows none :
        List.of(gathered().rows(3, 3), gathered().select(), shared().select())) {
      assertEquals(0, none.value(x).length);
      assertEquals(0, none.apply(Scalar.of(x)).length);
      assertEquals(0, none.jacobian(x).numRows);
      assertEquals(0, none.jacobians(x).length);
      for (Differentiator mode : List.of(new ForwardMode(), REVERSE)) {
        assertEquals(0, mode.jacobian(none, x).length, mode.name());
        assertArrayEquals(new double[8], mode.vjp(none, x).pullback(), mode.name());
      }
    }
  }

  @Test
  void threads() {
    double[] x = SumFixture.point(8, 2);
    ExecutorService pool = Executors.newFixedThreadPool(3);
    MapOverRows map = gathered().inParallel(pool, 4);
    assertSameBits("jacobian", gathered().jacobian(x).nz_values, map.jacobian(x).nz_values);
    assertSameBits("value", gathered().value(x), map.value(x));
    assertSameBits("rows", gathered().rows(4, 9).value(x), map.select(4, 5, 6, 7, 8).value(x));
    pool.shutdown();
  }

  @Test
  void sumOfSquares() {
    SumOverRows half = SumOverRows.ofSquares(BODY, 2, RowTable.of(TABLE));
    SecondOrder order = SecondOrder.of(new ForwardMode(), REVERSE);
    double[] expected = order.gaussNewtonProduct(LOOP, y -> Scalar.dot(y, y).multiply(0.5), W, V);
    assertClose("J'J v", expected, half.gaussNewtonProduct(W, V), 1e-13);
    double[] gradient =
        REVERSE.gradient(w -> Scalar.dot(LOOP.apply(w), LOOP.apply(w)).multiply(0.5), W);
    assertClose("gradient", gradient, half.valueAndGradient(W).gradient(), 1e-13);
    SumOverRows other = SumOverRows.of((w, row) -> w[0], RowTable.of(TABLE));
    assertThrows(UnsupportedOperationException.class, () -> other.gaussNewtonProduct(W, V));
  }
}
