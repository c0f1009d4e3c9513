package org.duetad.acceleration.bytecode;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.duetad.acceleration.vectors.VectorSupport;
import org.duetad.core.program.loops.LaneSums;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.LoopCompiler;
import org.duetad.core.program.loops.LoopFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compiles loops to hidden classes, each of which is unloaded with its function. Background tasks
 * run one by one in a daemon thread, which ends when there are none.
 */
public final class BytecodeCompiler implements LoopCompiler {

  private static final String NAME =
      BytecodeCompiler.class.getPackageName().replace('.', '/') + "/Loops";

  private static final int MOST_WAITING = 64;
  private static final int SECONDS_IDLE = 10;

  private final ThreadPoolExecutor executor;
  private final Definer definer;
  private final LongAdder compiled = new LongAdder();
  private final LongAdder failed = new LongAdder();

  private final VectorSupport vectors;

  /** Sums in vectors; empty until they were tried, and where they are not faster. */
  private Optional<LaneSums> sums = Optional.empty();

  private boolean areTried;

  /** For the service loader. */
  public BytecodeCompiler() {
    this(BytecodeCompiler::hidden, VectorSupport.here());
  }

  /** Defines classes in a given way, on a JVM with a given support of vectors. */
  BytecodeCompiler(Definer definer, VectorSupport vectors) {
    this.definer = definer;
    this.vectors = vectors;
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            SECONDS_IDLE,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            BytecodeCompiler::thread);
    executor.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "duet-compiler");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public LoopFunction compile(LoopCode code) {
    try {
      LoopFunction function = defined(new ClassEmitter(NAME, code));
      compiled.increment();
      return function;
    } catch (ReflectiveOperationException e) {
      failed.increment();
      throw new IllegalStateException("bytecode: the class could not be made", e);
    } catch (RuntimeException | LinkageError e) {
      failed.increment();
      throw e;
    }
  }

  private LoopFunction defined(ClassEmitter emitter) throws ReflectiveOperationException {
    byte[] bytes = emitter.emit();
    Class<?> type = definer.define(bytes, emitter.data());
    return (LoopFunction) type.getConstructor().newInstance();
  }

  @Override
  public synchronized Optional<LaneSums> sums(LaneSums plain) {
    if (!areTried && vectors.isSound()) {
      sums = inVectors(plain);
    }
    areTried = true;
    return sums;
  }

  private Optional<LaneSums> inVectors(LaneSums plain) {
    try {
      VectorSums made = VectorSums.load(definer);
      boolean areFaster = made.areFasterThan(plain);
      log("kernels: sums in vectors are " + (areFaster ? "faster" : "slower, and not used"), null);
      return areFaster ? Optional.of(made) : Optional.empty();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      failed.increment();
      log("kernels: no vectors, as their code cannot be loaded", e);
      return Optional.empty();
    }
  }

  private static void log(String message, @Nullable Throwable cause) {
    System.getLogger("org.duetad").log(Level.DEBUG, message, cause);
  }

  static Class<?> hidden(byte[] bytes, List<Object> data) throws IllegalAccessException {
    return MethodHandles.lookup().defineHiddenClassWithClassData(bytes, data, true).lookupClass();
  }

  /** Makes a class of bytes, which reads objects as class data. */
  interface Definer {
    Class<?> define(byte[] bytes, List<Object> data) throws IllegalAccessException;
  }

  @Override
  public boolean inBackground(Runnable task) {
    try {
      executor.execute(task);
      return true;
    } catch (RejectedExecutionException | OutOfMemoryError full) {
      return false; // Or no thread may be started.
    }
  }

  @Override
  public Status status() {
    return new Status(compiled.sum(), failed.sum());
  }
}
