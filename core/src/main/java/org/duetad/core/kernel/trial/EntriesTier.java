package org.duetad.core.kernel.trial;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.LoopCompiler;
import org.duetad.core.program.loops.LoopCompilers;
import org.duetad.core.program.loops.LoopFunction;
import org.duetad.core.program.loops.ProcessorTime;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what computes the entries of a Jacobian: at first the interpreter; when it is hot, and
 * there is a compiler, loops for it are compiled and compared in the background, in slices that
 * take at most a tenth of the caller's time and a constant.
 */
public final class EntriesTier {

  /** The nanoseconds of a slice. */
  private static final long SLICE = 10_000_000L;

  /** So many rounds come soon after each other. */
  private static final int EARLY = 8;

  private final Supplier<List<LoopCode>> codes;
  private final Supplier<Entries> memory;
  private final Pace pace = Boolean.getBoolean(KernelTier.STRICT) ? Pace.SOON : Pace.USUAL;
  private final CompileAttempts attempts = new CompileAttempts();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicBoolean isBusy = new AtomicBoolean();
  private volatile int due;
  private volatile List<LoopFunction> functions = List.of();
  private volatile boolean isDecided;

  /** Of the task in the background alone. */
  private @Nullable EntriesTrial trial;

  /** Computes all entries at a point. */
  @FunctionalInterface
  public interface Entries {

    /**
     * Computes the entries; false if there are none at the point.
     *
     * @param x the point
     * @param compiled the compiled loops, or none for the interpreter
     */
    boolean areComputed(double[] x, List<LoopFunction> compiled);
  }

  /**
   * For some entries.
   *
   * @param operations how many operations an evaluation has
   * @param codes the loops that compute them; none if they have no such form
   * @param memory makes memory of its own for comparisons
   */
  public EntriesTier(int operations, Supplier<List<LoopCode>> codes, Supplier<Entries> memory) {
    this.codes = codes;
    this.memory = memory;
    due = Pace.calls(operations, pace.early());
  }

  /**
   * The compiled loops that compute the entries next; none for the interpreter.
   *
   * @param x the point
   */
  public List<LoopFunction> next(double[] x) {
    if (!isDecided) {
      attempts.requireNoFailure();
      if (calls.incrementAndGet() >= due && isBusy.compareAndSet(false, true)) {
        double[] point = x.clone();
        LoopCompilers.whenFound(found -> submit(found, point));
      }
    }
    return functions;
  }

  /** From now on they are computed by compiled loops, if they have that form. */
  public List<LoopFunction> use(Function<LoopCode, LoopFunction> compiler) {
    functions = codes.get().stream().map(compiler).toList();
    isDecided = true;
    return functions;
  }

  /** Whether it is decided what computes them. */
  public boolean isDecided() {
    return isDecided;
  }

  private void submit(List<LoopCompiler> found, double[] x) {
    if (found.isEmpty()) {
      isDecided = true;
    } else if (!found.get(0).inBackground(() -> advance(found.get(0), x))) {
      due = (int) Math.min(Integer.MAX_VALUE, 2L * calls.get());
      isBusy.set(false);
    }
  }

  private void advance(LoopCompiler compiler, double[] x) {
    if (isDecided) {
      return;
    }
    isDecided = attempts.attempt(() -> isOver(compiler, x), true) && !attempts.haveFailed();
    trial = isDecided ? null : trial;
    isBusy.set(false);
  }

  /** Compares for a slice, and whether that is over. */
  private boolean isOver(LoopCompiler compiler, double[] x) {
    EntriesTrial now = trial;
    if (now == null) {
      List<LoopFunction> made = codes.get().stream().map(compiler::compile).toList();
      if (made.isEmpty()) {
        return true;
      }
      now = new EntriesTrial(memory.get(), made, ProcessorTime.clock());
      trial = now;
    }
    boolean isOver = now.isOver(x, SLICE);
    functions = now.best();
    due = now.whole() == 0 ? 2 * calls.get() : next(now);
    return isOver;
  }

  /**
   * After how many calls the next slice is due: the first ones after as long as those before took,
   * in which the JIT has a processor, the others as the share of the caller's time allows.
   */
  private int next(EntriesTrial now) {
    boolean isEarly = now.rounds() < EARLY;
    double nanos = isEarly ? Math.max(SLICE, now.spent()) : now.spent() / pace.share();
    return (int) Math.min(Integer.MAX_VALUE, (isEarly ? calls.get() : 0) + 1 + nanos / now.whole());
  }
}
