package org.duetad.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Settings of all measurements: mean time of a call, one thread.
 *
 * <p>Each benchmark on each instance runs in its own JVM. In a shared JVM an objective that has run
 * on several kinds of number has call sites that the JIT cannot inline, and the modes would slow
 * each other down.
 *
 * <p>The warm-up is long because the JIT reaches full speed on large functions only after seconds.
 * The young generation has 16 MB, which stay in the processor's cache, with the serial collector:
 * numbers die young, and with a larger young generation all libraries are memory-bound and up to a
 * half slower. {@code -jvmArgs "-Xmx4g"} measures the JVM's defaults.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx4g", "-Xmn16m", "-XX:+UseSerialGC"})
public abstract class Settings {

  /** The directory of ADBench's files, or {@value Instance#GENERATED}. */
  @Param(Instance.GENERATED)
  String data;
}
