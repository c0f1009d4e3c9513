package org.duetad.examples.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.duetad.core.data.SumOverRows;
import org.duetad.examples.optimizers.Run;
import org.duetad.spark.SparkRows;

/**
 * Logistic regression on Spark, then on one thread, with the same bits. Where it runs is {@code
 * local} (two threads of this JVM), {@code standalone} (a master and two workers on this machine),
 * or, submitted to a cluster, that cluster.
 */
public final class SparkExample {

  private static final int PARTITIONS = 16;
  private final ClusterRegression problem;
  private final PrintStream out;

  private SparkExample(ClusterRegression problem, PrintStream out) {
    this.problem = problem;
    this.out = out;
  }

  /**
   * Runs the example.
   *
   * @param arguments where: {@code local}, {@code standalone} or {@code submitted}; then how many
   *     rows, 1,000,000 unless given
   * @throws IOException if temporary files cannot be written
   */
  public static void main(String... arguments) throws IOException {
    String where = arguments.length > 0 ? arguments[0] : "local";
    long rows = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1_000_000;
    new SparkExample(new ClusterRegression(rows), System.out).run(where);
  }

  private void run(String where) throws IOException {
    switch (where) {
      case "local" -> inFolder(this::local);
      case "standalone" -> inFolder(this::standalone);
      case "submitted" -> compare(new SparkConf().setAppName("duet"));
      default ->
          throw new IllegalArgumentException(
              "where: " + where + "; expected local, standalone or submitted");
    }
    out.printf(
        Locale.ROOT,
        """
        To run it on a cluster, submit the jar, which has all but Spark in it:
          spark-submit --master spark://HOST:7077 --driver-memory 2g \\
            --class org.duetad.examples.spark.SparkExample \\
            examples/spark/target/launcher/duet-spark.jar submitted %d
        """,
        problem.rows());
  }

  private void local(Path folder) {
    compare(
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("duet")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.local.dir", folder.toString())
            .set("spark.ui.enabled", "false"));
  }

  private void standalone(Path folder) {
    try (LocalCluster cluster = LocalCluster.start(folder, 2)) {
      compare(cluster.configuration("duet"));
    }
  }

  private void compare(SparkConf configuration) {
    out.printf(
        Locale.ROOT,
        "logistic regression of %,d rows of %d numbers by L-BFGS%n",
        problem.rows(),
        ClusterRegression.FEATURES);
    Run there = onSpark(configuration);
    Supplier<SumOverRows> sum = () -> SumOverRows.of(ClusterRegression.loss(), problem.table());
    Run here = timed("one thread", sum);
    out.println("w = " + Arrays.toString(here.point()));
    if (!Arrays.equals(there.point(), here.point())) {
      throw new IllegalStateException("w on Spark is " + Arrays.toString(there.point()));
    }
    out.println("w on Spark is the same, bit for bit");
  }

  private Run onSpark(SparkConf configuration) {
    try (JavaSparkContext context = new JavaSparkContext(configuration);
        SparkRows rows = SparkRows.of(problem.on(context, PARTITIONS))) {
      return timed(context.master(), () -> rows.sum(ClusterRegression.loss()));
    }
  }

  private Run timed(String where, Supplier<SumOverRows> made) {
    SumOverRows sum = made.get();
    sum.valueAndGradient(new double[ClusterRegression.FEATURES]);
    long start = System.nanoTime();
    Run run = problem.minimised(sum);
    double seconds = (System.nanoTime() - start) * 1e-9;
    out.printf(
        Locale.ROOT,
        "%s: %d gradients in %.2f s, value %.17g%n",
        where,
        run.evaluations(),
        seconds,
        run.last().value());
    return run;
  }

  /** Something that needs a folder. */
  @FunctionalInterface
  private interface InFolder {
    void run(Path folder);
  }

  private static void inFolder(InFolder work) throws IOException {
    Path folder = Files.createTempDirectory("duet-spark");
    try {
      work.run(folder);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
