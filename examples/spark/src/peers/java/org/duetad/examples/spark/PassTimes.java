package org.duetad.examples.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.duetad.core.data.SumOverRows;
import org.duetad.spark.SparkRows;

/**
 * Times of a value and gradient of the logistic regression, a pass over all rows: of Spark MLlib's
 * LogisticRegression, whose gradient is written by hand, and of this library on the same Spark, by
 * two threads and by one.
 */
public final class PassTimes {

  private static final int PARTITIONS = 16;
  private static final int PASSES = 20;
  private static final double[] W = w();

  private PassTimes() {}

  /**
   * Prints the times.
   *
   * @param arguments how many rows, 1,000,000 unless given
   */
  public static void main(String... arguments) {
    ClusterRegression problem =
        new ClusterRegression(arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000);
    SparkConf configuration =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("pass times")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.ui.enabled", "false");
    Jobs jobs = new Jobs();
    try (JavaSparkContext context = new JavaSparkContext(configuration)) {
      context.sc().addSparkListener(jobs);
      fit(problem, context);
    }
    print("MLlib's LogisticRegression, local[2]", jobs.times());
    try (JavaSparkContext context = new JavaSparkContext(configuration);
        SparkRows rows = SparkRows.of(problem.on(context, PARTITIONS))) {
      print("SparkSum, local[2]", times(rows.sum(ClusterRegression.loss())));
    }
    SumOverRows sum = SumOverRows.of(ClusterRegression.loss(), problem.table());
    print("SumOverRows, two threads", times(sum.inParallel(ForkJoinPool.commonPool(), 2)));
    print("SumOverRows, one thread", times(sum));
  }

  private static double[] w() {
    double[] w = new double[ClusterRegression.FEATURES];
    Arrays.setAll(w, k -> Math.sin(k + 1));
    return w;
  }

  /** The same regression: every other row has the label 0, and the opposite features. */
  private static void fit(ClusterRegression problem, JavaSparkContext context) {
    JavaRDD<Row> rows =
        problem
            .on(context, PARTITIONS)
            .zipWithIndex()
            .map(
                numbered -> {
                  boolean isPositive = numbered._2() % 2 == 0;
                  double[] x = numbered._1().clone();
                  for (int k = 0; k < x.length && !isPositive; k++) {
                    x[k] = -x[k];
                  }
                  return RowFactory.create(isPositive ? 1.0 : 0.0, Vectors.dense(x));
                });
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());
    SparkSession session = SparkSession.builder().sparkContext(context.sc()).getOrCreate();
    Dataset<Row> data = session.createDataFrame(rows, schema).persist();
    data.count();
    new LogisticRegression()
        .setFitIntercept(false)
        .setStandardization(false)
        .setRegParam(ClusterRegression.DECAY)
        .setTol(0)
        .setMaxIter(2 * PASSES)
        .fit(data);
  }

  /** Of each pass, in milliseconds. */
  private static List<Double> times(SumOverRows sum) {
    List<Double> times = new ArrayList<>();
    for (int pass = 0; pass < 2 * PASSES; pass++) {
      long start = System.nanoTime();
      sum.valueAndGradient(W);
      times.add((System.nanoTime() - start) * 1e-6);
    }
    return times;
  }

  /** Those of the later half. */
  private static void print(String what, List<Double> times) {
    List<Double> late = times.subList(times.size() / 2, times.size()).stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%-40s %6.1f ms, median of %d passes%n",
        what,
        late.get(late.size() / 2),
        late.size());
  }

  /** The times of all jobs; each pass of an optimizer is one. */
  private static final class Jobs extends SparkListener {

    private final Map<Integer, Long> starts = new ConcurrentHashMap<>();
    private final List<Double> times = new CopyOnWriteArrayList<>();

    @Override
    public void onJobStart(SparkListenerJobStart job) {
      starts.put(job.jobId(), job.time());
    }

    @Override
    public void onJobEnd(SparkListenerJobEnd job) {
      Long start = starts.get(job.jobId());
      if (start != null) {
        times.add((double) (job.time() - start));
      }
    }

    List<Double> times() {
      return times;
    }
  }
}
