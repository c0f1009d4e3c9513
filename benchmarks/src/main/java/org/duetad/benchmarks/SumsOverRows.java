package org.duetad.benchmarks;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.duetad.core.Scalar;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.SumOverBlocks;
import org.duetad.core.data.SumOverRows;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.examples.problems.GmmData;
import org.duetad.examples.problems.GmmProblem;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Value and gradient of sums over a million rows of 20 features: a logistic regression by hand and
 * as a sum over rows, by one thread and two; least squares by EJML and by a body of matrices; and a
 * Gaussian mixture of 50,000 points by one thread and two, which need two cores of their own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx4g", "-Xmn64m"})
public class SumsOverRows {

  private static final int ROWS = 1_000_000;
  private static final int FEATURES = 20;
  private static final int PART = 10_000;
  private static final int POINTS = 50_000;

  private final ReverseMode reverse = new ReverseMode();
  private final double[] w = new double[FEATURES + 1];
  private final double[] coefficients = new double[FEATURES];
  private double[][] rows;
  private SumOverRows sum;
  private SumOverRows byColumns;
  private DMatrixRMaj x;
  private DMatrixRMaj y;
  private SumOverBlocks squares;
  private Problem gmm;
  private Problem gmmByTwo;

  /** Draws the data. */
  @Setup
  public void prepare() {
    Random random = new Random(1);
    rows = new double[ROWS][FEATURES + 1];
    double[][] columns = new double[FEATURES + 1][ROWS];
    for (int k = 0; k < ROWS; k++) {
      for (int i = 0; i <= FEATURES; i++) {
        rows[k][i] = i < FEATURES ? random.nextGaussian() : random.nextInt(2);
        columns[i][k] = rows[k][i];
      }
    }
    Arrays.setAll(w, i -> random.nextGaussian());
    Arrays.setAll(coefficients, i -> w[i]);
    sum = SumOverRows.of(SumsOverRows::logistic, RowTable.of(rows));
    byColumns = SumOverRows.of(SumsOverRows::logistic, RowTable.ofColumns(columns));
    DMatrixRMaj table = new DMatrixRMaj(rows);
    x = CommonOps_DDRM.extract(table, 0, ROWS, 0, FEATURES);
    y = CommonOps_DDRM.extract(table, 0, ROWS, FEATURES, FEATURES + 1);
    Matrix minus = Matrix.of(1, 1, -1.0);
    squares =
        SumOverBlocks.of(
            (p, block) -> block.mult(Matrix.concatRows(p, minus)).squaredNorm().multiply(0.5),
            RowTable.of(table));
    GmmProblem mixture = new GmmProblem(GmmData.generate(10, 25, POINTS, 1));
    gmm = mixture.rowsForm(1).orElseThrow();
    gmmByTwo = mixture.rowsForm(2).orElseThrow();
  }

  private static Scalar logistic(Scalar[] w, Scalar[] row) {
    Scalar z = Scalar.dot(w, 0, row, 0, FEATURES).add(w[FEATURES]);
    return z.softplus().subtract(row[FEATURES].multiply(z));
  }

  /** A loop by hand. */
  @Benchmark
  public double logisticByHand() {
    return SumByHand.add(rows, 0, ROWS, w, new double[w.length]);
  }

  /** A parallel stream by hand. */
  @Benchmark
  public double[] logisticByParallelStream() {
    return SumByHand.inParallel(rows, w, PART);
  }

  /** Rows that are arrays. */
  @Benchmark
  public ValueAndGradient logistic() {
    return sum.valueAndGradient(w);
  }

  /** Rows that are stored by columns. */
  @Benchmark
  public ValueAndGradient logisticByColumns() {
    return byColumns.valueAndGradient(w);
  }

  /** Two threads. */
  @Benchmark
  public ValueAndGradient logisticByTwo() {
    return sum.inParallel(ForkJoinPool.commonPool(), 2).valueAndGradient(w);
  }

  /** Products of EJML by hand. */
  @Benchmark
  public ValueAndGradient squaresByHand() {
    DMatrixRMaj r = new DMatrixRMaj(ROWS, 1);
    CommonOps_DDRM.mult(x, DMatrixRMaj.wrap(FEATURES, 1, coefficients), r);
    CommonOps_DDRM.subtractEquals(r, y);
    DMatrixRMaj gradient = new DMatrixRMaj(FEATURES, 1);
    CommonOps_DDRM.multTransA(x, r, gradient);
    return new ValueAndGradient(0.5 * VectorVectorMult_DDRM.innerProd(r, r), gradient.data);
  }

  /** A body of matrices. */
  @Benchmark
  public ValueAndGradient squares() {
    return squares.valueAndGradient(coefficients);
  }

  /** One thread. */
  @Benchmark
  public double[] gmm() {
    return gmm.derivative(reverse);
  }

  /** Two threads. */
  @Benchmark
  public double[] gmmByTwo() {
    return gmmByTwo.derivative(reverse);
  }
}
