package org.duetad.examples.spark;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerSpeculativeTaskSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.duetad.core.data.RowFunction;
import org.duetad.core.data.SumOverRows;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.spark.SparkRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master and two workers, of which one is slow once, and one is killed in a pass. */
class LocalClusterTest {

  private static final ClusterRegression PROBLEM = new ClusterRegression(200_000);
  private static final int PARTITIONS = 60;

  /** How often the body was called in this JVM. */
  private static final AtomicInteger CALLS = new AtomicInteger();

  private static final AtomicBoolean WAS_SLOW = new AtomicBoolean();

  /** The loss, counted; on the first executor it takes long to be recorded. */
  private static final RowFunction BODY =
      (w, row) -> {
        CALLS.incrementAndGet();
        if (SparkEnv.get() != null && SparkEnv.get().executorId().equals("0")) {
          pauseOnce();
        }
        return ClusterRegression.loss().apply(w, row);
      };

  private static void pauseOnce() {
    if (WAS_SLOW.compareAndSet(false, true)) {
      try {
        TimeUnit.SECONDS.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Counts events, and kills a worker after some tasks. */
  private static final class Events extends SparkListener {

    private final LocalCluster cluster;
    private final AtomicInteger untilKill = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger speculative = new AtomicInteger();
    private final AtomicInteger lostTasks = new AtomicInteger();
    private final AtomicInteger lostExecutors = new AtomicInteger();

    Events(LocalCluster cluster) {
      this.cluster = cluster;
    }

    @Override
    public void onSpeculativeTaskSubmitted(SparkListenerSpeculativeTaskSubmitted event) {
      speculative.incrementAndGet();
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
      if (event.reason() instanceof org.apache.spark.ExecutorLostFailure) {
        lostTasks.incrementAndGet();
      }
      if (untilKill.decrementAndGet() == 0) {
        cluster.kill(0);
      }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
      lostExecutors.incrementAndGet();
    }
  }

  @TempDir private Path folder;

  private static SparkConf configuration(LocalCluster cluster) {
    return cluster
        .configuration("test")
        .set("spark.speculation", "true")
        .set("spark.speculation.quantile", "0.5")
        .set("spark.shuffle.io.retryWait", "1s");
  }

  @Test
  void aSlowAndALostWorkerChangeNoBit() throws InterruptedException {
    SumOverRows expected = SumOverRows.of(ClusterRegression.loss(), PROBLEM.table());
    double[] w = new double[ClusterRegression.FEATURES];
    Arrays.setAll(w, k -> 0.3 * Math.cos(k));
    try (LocalCluster cluster = LocalCluster.start(folder, 2);
        JavaSparkContext context = new JavaSparkContext(configuration(cluster))) {
      Events events = new Events(cluster);
      context.sc().addSparkListener(events);
      awaitExecutors(context);
      SparkRows rows = SparkRows.of(PROBLEM.on(context, PARTITIONS));
      SumOverRows actual = rows.sum(BODY);

      assertSame(expected, actual, w);
      if (hosts(context) > 1) {
        assertTrue(events.speculative.get() > 0, "no task was repeated elsewhere");
      }
      for (int pass = 0; pass < 5; pass++) {
        assertSame(expected, actual, w);
      }
      assertRecordedOnce(context);

      // Rows of which each worker has its part.
      SumOverRows shared = SparkRows.of(PROBLEM.on(context, PARTITIONS)).sum(BODY);
      assertSame(expected, shared, w);
      events.untilKill.set(10);
      assertSame(expected, shared, w);
      await(events.lostExecutors);
      await(events.lostTasks);
      assertEquals(1, events.lostExecutors.get());
      assertSameBits("hvp", expected.hvp(w, w), shared.hvp(w, w));
    }
  }

  private static void assertSame(SumOverRows expected, SumOverRows actual, double... w) {
    ValueAndGradient here = expected.valueAndGradient(w);
    ValueAndGradient there = actual.valueAndGradient(w);
    assertEquals(here.value(), there.value());
    assertSameBits("gradient", here.gradient(), there.gradient());
  }

  /** Six passes of sixty tasks have called the body a few times in each executor. */
  private static void assertRecordedOnce(JavaSparkContext context) {
    List<Integer> calls =
        context
            .parallelize(Collections.nCopies(20, 0), 20)
            .map(i -> CALLS.get())
            .distinct()
            .collect();
    assertTrue(calls.stream().allMatch(n -> n > 0 && n < 10), "calls of the body: " + calls);
  }

  private static void awaitExecutors(JavaSparkContext context) throws InterruptedException {
    for (int i = 0; i < 600 && context.statusTracker().getExecutorInfos().length < 3; i++) {
      Thread.sleep(100);
    }
    assertEquals(3, context.statusTracker().getExecutorInfos().length, "the driver and two others");
  }

  private static long hosts(JavaSparkContext context) {
    return Arrays.stream(context.statusTracker().getExecutorInfos())
        .map(SparkExecutorInfo::host)
        .distinct()
        .count();
  }

  /** Listeners hear of events later. */
  private static void await(AtomicInteger count) throws InterruptedException {
    for (int i = 0; i < 300 && count.get() == 0; i++) {
      Thread.sleep(100);
    }
    assertTrue(count.get() > 0, "no worker was lost in the pass");
  }
}
