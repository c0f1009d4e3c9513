package org.duetad.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.PreparedFunction;
import org.duetad.reverse.ReverseMode;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The first gradients in a new JVM, which has compiled nothing yet: on the tape, and prepared, the
 * preparation included. The ratio of one call is the price of a preparation; it has paid off after
 * so many calls as both take the same time. The other lines are processor time, added up over all
 * forks: of the calling thread, and of the process, which has the threads of the JIT and of the
 * collector too.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
    value = 10,
    jvmArgs = {"-Xmx4g", "-Xmn16m", "-XX:+UseSerialGC"})
public class ColdGradients extends Settings {

  @Param({"GMM_D10_K25", "LSTM_C1024", "ROSENBROCK_1000"})
  Instance instance;

  @Param({"1", "60"})
  int calls;

  /** Processor time in milliseconds. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Processor {

    /** Of the calling thread. */
    public double thread;

    /** Of all threads. */
    public double process;

    private long threadBegin;
    private long processBegin;

    void begin() {
      processBegin = SYSTEM.getProcessCpuTime();
      threadBegin = THREADS.getCurrentThreadCpuTime();
    }

    void end() {
      thread = 1e-6 * (THREADS.getCurrentThreadCpuTime() - threadBegin);
      process = 1e-6 * (SYSTEM.getProcessCpuTime() - processBegin);
    }
  }

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private VectorFunction f = x -> x;
  private double[] x = {};
  private double[] gradient = {};

  @Setup
  public void generate() {
    Problem problem = instance.problem(data);
    f = problem.block(0);
    x = problem.point(0);
    gradient = new double[x.length];
  }

  @Benchmark
  public double[] tape(Processor time) {
    time.begin();
    ReverseMode mode = new ReverseMode();
    ScalarFunction objective = at -> f.apply(at)[0];
    for (int call = 0; call < calls; call++) {
      mode.gradient(objective, x, gradient);
    }
    time.end();
    return gradient;
  }

  @Benchmark
  public double[] prepared(Processor time) {
    time.begin();
    PreparedFunction prepared = new ReverseMode().prepare(f, x);
    for (int call = 0; call < calls; call++) {
      prepared.gradient(x, gradient);
    }
    time.end();
    return gradient;
  }
}
