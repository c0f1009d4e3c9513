package org.duetad.spark;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.data.RowException;
import org.duetad.core.data.RowFunction;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.RowVectorFunction;
import org.duetad.core.data.SumOverRows;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums on Spark in this JVM, by two threads and up to four attempts, against one thread. */
class SparkSumTest {

  private static final RowFunction BODY =
      (w, row) -> w[0].multiply(row[0]).exp().add(w[1].multiply(row[1]).sin()).log1p();
  private static final RowVectorFunction RESIDUALS =
      (w, row) -> new Scalar[] {w[0].multiply(row[0]).exp().subtract(row[1]), w[1].sin()};
  private static final double[] W = {0.3, 0.7};
  private static final double[] V = {1.25, -0.5};

  @TempDir private static Path folder;

  private static SparkSession session;
  private static JavaSparkContext context;

  @BeforeAll
  static void start() {
    session =
        SparkSession.builder()
            .master("local[2,4]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.local.dir", folder.resolve("local").toString())
            .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
            // Broadcasts, results and rows; a body is a lambda, which Kryo does not know.
            .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
            .getOrCreate();
    context = JavaSparkContext.fromSparkContext(session.sparkContext());
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  private static List<double[]> rows(int n) {
    SplittableRandom random = new SplittableRandom(n);
    return IntStream.range(0, n)
        .mapToObj(i -> new double[] {random.nextDouble(-1, 2), random.nextDouble(0, 3)})
        .toList();
  }

  private static RowTable table(List<double[]> rows) {
    return RowTable.of(rows.toArray(double[][]::new));
  }

  private static JavaRDD<double[]> rdd(int n, int partitions) {
    return context.parallelize(rows(n), partitions);
  }

  private static void assertSameSums(SumOverRows expected, SumOverRows actual) {
    assertSameBits("value", number(expected.value(W)), number(actual.value(W)));
    ValueAndGradient at = expected.valueAndGradient(W);
    ValueAndGradient there = actual.valueAndGradient(W);
    assertSameBits("value with gradient", number(at.value()), number(there.value()));
    assertSameBits("gradient", at.gradient(), there.gradient());
    assertSameBits("hvp", expected.hvp(W, V), actual.hvp(W, V));
  }

  private static double[] number(double x) {
    return new double[] {x};
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100})
  void anyPartitionsGiveTheBitsOfOneThread(int partitions) {
    for (int n : new int[] {0, 1, 255, 256, 257, 5000}) {
      try (SparkRows rows = SparkRows.of(rdd(n, partitions))) {
        assertEquals(n, rows.count());
        assertSameSums(SumOverRows.of(BODY, table(rows(n))), rows.sum(BODY));
      }
    }
  }

  /** Partitions of any size, empty ones too. */
  @ParameterizedTest
  @ValueSource(ints = {3, 9})
  void unequalPartitions(int partitions) {
    JavaRDD<double[]> all =
        IntStream.range(0, partitions)
            .mapToObj(i -> rdd(i % 4 == 1 ? 0 : 97 * i, 1 + i % 2))
            .reduce(rdd(0, 1), JavaRDD::union);
    assertSameSums(SumOverRows.of(BODY, table(all.collect())), SparkSum.of(BODY, all));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100})
  void gaussNewtonProducts(int partitions) {
    SumOverRows expected = SumOverRows.ofSquares(RESIDUALS, 2, table(rows(3000)));
    SumOverRows actual = SparkSum.ofSquares(RESIDUALS, 2, rdd(3000, partitions));
    assertSameSums(expected, actual);
    assertSameBits(
        "Gauss-Newton", expected.gaussNewtonProduct(W, V), actual.gaussNewtonProduct(W, V));
  }

  /** The sum is a part of a function, differentiated by a mode. */
  @Test
  void partOfALargerFunction() {
    SumOverRows here = SumOverRows.of(BODY, table(rows(2000)));
    SumOverRows there = SparkSum.of(BODY, rdd(2000, 5));
    ReverseMode mode = new ReverseMode();
    ScalarFunction expected = w -> here.apply(w).add(w[0].square()).log();
    ScalarFunction actual = w -> there.apply(w).add(w[0].square()).log();
    assertSameBits("gradient", mode.gradient(expected, W), mode.gradient(actual, W));
    assertSameBits("hvp", mode.hvp(expected, W, V), mode.hvp(actual, W, V));
  }

  @Test
  void columnsOfDatasets() {
    Dataset<Row> rows =
        session
            .range(0, 3000, 1, 7)
            .select(
                functions.col("id"),
                functions.col("id").cast("double").divide(3000).as("x"),
                functions.col("id").mod(3).cast("int").as("k"));
    List<double[]> expected = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      expected.add(new double[] {i / 3000.0, i % 3});
    }
    assertSameSums(SumOverRows.of(BODY, table(expected)), SparkSum.of(BODY, rows, "x", "k"));
    assertSameBits(
        "Gauss-Newton",
        SumOverRows.ofSquares(RESIDUALS, 2, table(expected)).gaussNewtonProduct(W, V),
        SparkSum.ofSquares(RESIDUALS, 2, rows, "x", "k").gaussNewtonProduct(W, V));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> SparkSum.of(BODY, rows));
    assertEquals("sparkRows: no columns; name some of [id, x, k]", e.getMessage());
  }

  @Test
  void nullsAreRejected() {
    Dataset<Row> rows =
        session.createDataset(Collections.nCopies(3, "one"), Encoders.STRING()).toDF("x");
    Dataset<Row> nulls =
        rows.select(functions.when(functions.col("x").equalTo("two"), 1.0).as("x"));
    Exception e =
        assertThrows(IllegalStateException.class, () -> SparkSum.of((w, row) -> w[0], nulls, "x"));
    assertTrue(e.getMessage().contains("column x has a null"), e.getMessage());
  }

  @Test
  void recordedOnceForAllPasses() {
    SumOverRows sum = SparkSum.of(BODY, rdd(5000, 20));
    for (int pass = 0; pass < 5; pass++) {
      sum.valueAndGradient(W);
    }
    assertEquals(1, sum.recordings());
  }

  /** How often the body of the next test was called. */
  private static final AtomicInteger CALLS = new AtomicInteger();

  @Test
  void aTaskThatThrowsOnceIsRepeated() {
    RowFunction body =
        (w, row) -> {
          if (CALLS.incrementAndGet() == 1) {
            throw new IllegalStateException("once");
          }
          return BODY.apply(w, row);
        };
    assertSameSums(SumOverRows.of(BODY, table(rows(5000))), SparkSum.of(body, rdd(5000, 3)));
    assertTrue(CALLS.get() > 1);
  }

  @Test
  void aRowThatFailsIsNamed() {
    RowFunction body =
        (w, row) -> {
          if (row[0].isGreaterThan(Scalar.of(4320.5))) {
            throw new IllegalArgumentException("too large");
          }
          return w[0].multiply(row[0]);
        };
    List<double[]> rows = IntStream.range(0, 4322).mapToObj(i -> number(i)).toList();
    SumOverRows sum = SparkSum.of(body, context.parallelize(rows, 10));
    RowException e = assertThrows(RowException.class, () -> sum.valueAndGradient(W));
    assertEquals("row 4321: too large", e.getMessage());
  }

  @Test
  void bodiesThatCannotBeSent() {
    Object captured = new Object();
    RowFunction body = (w, row) -> captured.equals(w) ? w[0] : w[1];
    SumOverRows sum = SparkSum.of(body, rdd(10, 1));
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> sum.value(W));
    assertTrue(e.getMessage().contains("java.lang.Object; let its lambda"), e.getMessage());
  }

  @Test
  void rowsOfUnequalLengths() {
    List<double[]> rows = Arrays.asList(new double[2], new double[2], new double[3]);
    for (int partitions : new int[] {1, 3}) {
      JavaRDD<double[]> unequal = context.parallelize(rows, partitions);
      Exception e = assertThrows(RuntimeException.class, () -> SparkRows.of(unequal));
      assertTrue(e.getMessage().contains("has 3 numbers, expected 2"), e.getMessage());
    }
  }

  /** An RDD that has fewer rows each time it is computed. */
  @Test
  void rowsThatChange() {
    AtomicInteger left = LEFT;
    left.set(300);
    JavaRDD<double[]> changing =
        context
            .parallelize(List.of(1), 1)
            .flatMap(i -> Collections.nCopies(LEFT.getAndDecrement(), W).iterator());
    SumOverRows sum = SparkSum.of(BODY, changing);
    Exception e = assertThrows(IllegalStateException.class, () -> sum.value(W));
    assertTrue(e.getMessage().contains("had 300 rows, and now has 29"), e.getMessage());
  }

  private static final AtomicInteger LEFT = new AtomicInteger();

  @Test
  void interruptionCancels() {
    SumOverRows sum = SparkSum.of(BODY, rdd(5000, 3));
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> sum.value(W));
    assertTrue(Thread.interrupted());
  }

  @Test
  void closedRows() {
    SparkRows rows = SparkRows.of(rdd(1000, 3));
    SumOverRows sum = rows.sum(BODY);
    sum.value(W);
    rows.close();
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> sum.value(W));
    assertEquals("sparkRows: closed; make the rows again", e.getMessage());
  }
}
