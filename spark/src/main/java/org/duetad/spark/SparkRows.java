package org.duetad.spark;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.duetad.core.data.BlockRunner;
import org.duetad.core.data.PartialSum;
import org.duetad.core.data.RecordedBody;
import org.duetad.core.data.RowFunction;
import org.duetad.core.data.RowPass;
import org.duetad.core.data.RowVectorFunction;
import org.duetad.core.data.SumOverRows;
import org.duetad.core.spi.Arguments;

/**
 * Rows of data on a cluster, cut into the blocks of {@link PartialSum} by their number. Rows are
 * numbered by partition, then by their order in it, which is the order of {@code collect}. They are
 * read twice, to be counted and to be sent to their block once, and then kept in memory, or on disk
 * where it is short.
 *
 * <p>Where blocks are lost with a machine they are made again, so the RDD must have the same rows
 * in the same order whenever it is computed: as those of files and of sorted datasets. An RDD whose
 * order is left to chance, as behind {@code repartition}, is to be sorted or checkpointed first. If
 * a partition has another number of rows than before, the pass fails.
 *
 * <p>Any number of threads may use one at once.
 */
public final class SparkRows implements BlockRunner, AutoCloseable {

  private final JavaSparkContext context;
  private final JavaPairRDD<Long, double[][]> blocks;
  private final PartitionSizes sizes;

  /** Each body in the form that is sent; its value on an executor is where it is recorded. */
  private final Map<RecordedBody, Broadcast<Sent<RecordedBody>>> bodies =
      Collections.synchronizedMap(new WeakHashMap<>());

  private volatile boolean isClosed;

  private SparkRows(JavaRDD<double[]> rows) {
    context = JavaSparkContext.fromSparkContext(rows.context());
    sizes = Job.run(() -> PartitionSizes.of(rows));
    BlockPartitioner partitioner = new BlockPartitioner(sizes.blocks(), rows.getNumPartitions());
    PartitionSizes known = sizes;
    JavaRDD<scala.Tuple2<Long, double[][]>> pieces =
        rows.mapPartitionsWithIndex((i, some) -> new BlockPieces(known, i, some), false);
    blocks =
        JavaPairRDD.fromJavaRDD(pieces)
            .repartitionAndSortWithinPartitions(partitioner)
            .mapPartitionsToPair(JoinedPieces::new, true)
            .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /**
   * The rows of an RDD.
   *
   * @param rows arrays of equal length
   * @return the rows in blocks
   */
  public static SparkRows of(JavaRDD<double[]> rows) {
    return new SparkRows(Arguments.given("sparkRows", "RDD", rows));
  }

  /**
   * Some columns of a dataset.
   *
   * @param rows the dataset
   * @param columns the names of numeric columns without nulls, in the order in which a body
   *     receives them; at least one
   * @return the rows in blocks
   */
  public static SparkRows of(Dataset<Row> rows, String... columns) {
    Arguments.given("sparkRows", "dataset", rows);
    Arguments.given("sparkRows", "array of columns", columns);
    return of(DatasetColumns.of(rows, columns));
  }

  /**
   * How many rows there are.
   *
   * @return 0 or more
   */
  public long count() {
    return sizes.rows();
  }

  /**
   * The sum of a body over the rows.
   *
   * @param body the body, a lambda that captures only what can be serialised
   * @return the sum as a function of the parameters
   */
  public SumOverRows sum(RowFunction body) {
    return SumOverRows.of(body, sizes.columns(), this);
  }

  /**
   * Half the sum of the squares of residuals over the rows.
   *
   * @param residuals the residuals of a row
   * @param outputs how many there are in each row
   * @return the sum as a function of the parameters, which has {@code gaussNewtonProduct}
   */
  public SumOverRows sumOfSquares(RowVectorFunction residuals, int outputs) {
    return SumOverRows.ofSquares(residuals, outputs, sizes.columns(), this);
  }

  /**
   * Runs a pass as one job.
   *
   * @throws org.duetad.core.data.RowException if the body throws in a row, after as many attempts
   *     as Spark makes; if it does in several, any of them may be named
   * @throws IllegalStateException if the job fails otherwise, or these rows are closed
   * @throws java.util.concurrent.CancellationException if the thread is interrupted; the job is
   *     cancelled
   */
  @Override
  public double[] sums(RecordedBody body, RowPass pass, int parameters, double[] in) {
    if (isClosed) {
      throw new IllegalStateException("sparkRows: closed; make the rows again");
    }
    return Job.run(() -> total(body, pass, parameters, in));
  }

  private double[] total(RecordedBody body, RowPass pass, int parameters, double[] in)
      throws InterruptedException, ExecutionException {
    Broadcast<Sent<RecordedBody>> sent =
        bodies.computeIfAbsent(body, b -> context.broadcast(new Sent<>(b)));
    Broadcast<double[]> shared = context.broadcast(in);
    try {
      BlockPass task = new BlockPass(sent, shared, pass, parameters);
      PartialSum total = new PartialSum();
      Job.result(blocks.mapPartitions(task).collectAsync()).forEach(sum -> total.add(sum.get()));
      return total.total(sizes.blocks(), body.length(pass, parameters));
    } finally {
      shared.destroy();
    }
  }

  /** Releases the rows on all machines; sums over them cannot be used any more. */
  @Override
  public void close() {
    isClosed = true;
    blocks.unpersist(false);
    synchronized (bodies) {
      bodies.values().forEach(Broadcast::destroy);
      bodies.clear();
    }
  }
}
