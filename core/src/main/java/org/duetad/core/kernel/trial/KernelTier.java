package org.duetad.core.kernel.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.duetad.core.kernel.lanes.Part;
import org.duetad.core.kernel.plan.Shape;
import org.duetad.core.kernel.sweep.KernelSweep;
import org.duetad.core.kernel.sweep.SweepFrame;
import org.duetad.core.program.loops.LaneSums;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.LoopCompiler;
import org.duetad.core.program.loops.LoopCompilers;
import org.duetad.core.program.loops.LoopFunction;
import org.duetad.core.program.loops.ProcessorTime;
import org.duetad.core.program.loops.SourceLanguage;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what executes a kernel: at first the interpreter of its parts; when it is hot, and there
 * is a compiler, compiled parts where they are faster. What is likely to gain by that ({@link
 * Prospects}) is tried as soon as the kernel has run for about as long as it takes to compile it,
 * everything else after a hundred times as long, so that short programs do not pay for it.
 */
public final class KernelTier {

  /**
   * The system property that makes evaluations fail where emission or the JVM's verifier does,
   * soon.
   */
  public static final String STRICT = "duet.acceleration.strict";

  private final KernelSweep arrays;
  private final Supplier<SweepFrame> frames;
  private final int variables;
  private final int outputs;
  private final PartMaker maker;
  private final AtomicInteger calls = new AtomicInteger();
  private final CompileAttempts attempts = new CompileAttempts();

  /** Whether a thread is trying something, or ends a trial. */
  private final AtomicBoolean isBusy = new AtomicBoolean();

  /** Whether values were computed that are not pulled back. */
  private volatile boolean hasValuesAlone;

  /** Passes the compilers that there are to what uses them. */
  private volatile Consumer<Consumer<List<LoopCompiler>>> compilers = LoopCompilers::whenFound;

  private volatile LongSupplier clock = System::nanoTime;

  /** Makes the clock by which trials in the background are limited. */
  private volatile Supplier<LongSupplier> limiting = ProcessorTime::clock;

  private volatile Pace pace;

  /** After how many calls there is something to do in the background. */
  private volatile int due;

  private volatile KernelSweep current;
  private volatile boolean isDecided;

  /** The trial on the caller's evaluations, if these have to do it. */
  private volatile @Nullable Trial trial;

  /** Trials in the background. */
  private @Nullable TierTrials trials;

  /** Whether everything that is likely to gain has been tried. */
  private volatile boolean isLate;

  private boolean isGradientTried;
  private boolean areValuesTried;

  /**
   * For a kernel.
   *
   * @param arrays its interpreter
   * @param frames makes frames
   * @param variables how many variables it has
   * @param outputs how many outputs it has
   * @param maker makes other forms of its parts
   */
  public KernelTier(
      KernelSweep arrays,
      Supplier<SweepFrame> frames,
      int variables,
      int outputs,
      PartMaker maker) {
    this.arrays = arrays;
    this.frames = frames;
    this.variables = variables;
    this.outputs = outputs;
    this.maker = maker;
    current = arrays;
    pace = Boolean.getBoolean(STRICT) ? Pace.SOON : Pace.USUAL;
    due = callsOf(pace.early());
  }

  /**
   * Starts over with another compiler.
   *
   * @param one the compiler
   * @param time a clock in nanoseconds
   * @param when how soon it is used
   */
  public void offer(LoopCompiler one, LongSupplier time, Pace when) {
    compilers = next -> next.accept(List.of(one));
    clock = time;
    limiting = () -> time;
    pace = when;
    due = callsOf(when.early());
    calls.set(0);
    current = arrays;
    isLate = false;
    isDecided = false;
  }

  /** Stays with the interpreter. */
  public void decline() {
    choose(arrays);
  }

  /** How many calls it takes for some number of operations. */
  private int callsOf(int operations) {
    return Pace.calls(maker.code().size(), operations);
  }

  /**
   * What executes the next evaluation.
   *
   * @param x its point, which may be the array of the frame
   * @param frame its frame
   */
  public KernelSweep next(double[] x, SweepFrame frame) {
    int inputs = maker.code().inputs();
    if (x != frame.values()) {
      Arguments.length("evaluate", "point", x, inputs);
    }
    if (isDecided) {
      return current;
    }
    Trial now = trial;
    if (now != null) {
      return during(now);
    }
    attempts.requireNoFailure();
    if (!frame.isSwept()) {
      hasValuesAlone = true;
    }
    if (calls.incrementAndGet() >= due && isBusy.compareAndSet(false, true)) {
      ask(Arrays.copyOf(x, inputs));
    }
    return current;
  }

  /** What executes an evaluation during a trial, which one thread of several ends. */
  private KernelSweep during(Trial now) {
    if (!now.isOver() || !isBusy.compareAndSet(false, true)) {
      return now.next();
    }
    KernelSweep next = trial == now ? tryOut(now.best(), now.rest()) : current;
    isBusy.set(false);
    return next;
  }

  /** Starts what is due in the background, if there is something to try. */
  private void ask(double[] x) {
    if (isDecided || trial != null || calls.get() < due) {
      isBusy.set(false); // Another thread has started it meanwhile.
    } else if (isLate ? hasNoOthers() : maker.likely().isEmpty()) {
      finish(current);
      isBusy.set(false);
    } else {
      compilers.accept(found -> submit(found, x));
    }
  }

  private boolean hasNoOthers() {
    return maker.others().isEmpty() && !maker.hasSums();
  }

  private void submit(List<LoopCompiler> found, double[] x) {
    compilers = next -> next.accept(found); // They are looked for once.
    if (found.isEmpty()) {
      choose(arrays);
    } else if (!found.get(0).inBackground(() -> advance(found.get(0), x))) {
      due = (int) Math.min(Integer.MAX_VALUE, 2L * calls.get());
      isBusy.set(false);
    }
  }

  /** Tries the first of some replacements of parts, or decides where there are none. */
  private KernelSweep tryOut(KernelSweep best, List<List<? extends @Nullable Part>> candidates) {
    if (candidates.isEmpty()) {
      return finish(best);
    }
    Trial next = new Trial(best, candidates, clock);
    trial = next;
    return next.next();
  }

  private KernelSweep choose(KernelSweep sweep) {
    current = sweep;
    isDecided = true;
    return sweep;
  }

  /** Whether it is decided what executes the kernel. */
  public boolean isDecided() {
    return isDecided;
  }

  /** How many parts are compiled, so far. */
  public int compiledParts() {
    return current.count(CompiledPart.class);
  }

  /** How many parts are done in vectors, so far. */
  public int vectorParts() {
    return current.count(VectorPart.class);
  }

  /** How many numbers compiled parts keep besides values. */
  public int kept() {
    return maker.kept();
  }

  /** The source of a class or function that does the same. */
  public String source(SourceLanguage language, String name) {
    return maker.source(language, name, variables);
  }

  /** Does what is due, in the background. */
  private void advance(LoopCompiler by, double[] x) {
    boolean isOver = attempts.attempt(() -> isOver(by, x), true);
    if (isOver && trial == null && !attempts.haveFailed()) {
      finish(current);
    } else {
      TierTrials now = trials;
      due = now == null ? Integer.MAX_VALUE : now.due(calls.get());
    }
    isBusy.set(false);
  }

  /** Goes on to everything else where what is likely to gain has been tried, or decides. */
  private KernelSweep finish(KernelSweep best) {
    trials = null;
    trial = null;
    current = best;
    if (isLate || hasNoOthers()) {
      return choose(best);
    }
    isLate = true;
    due = Math.max(calls.get(), callsOf(pace.late()));
    return best;
  }

  /** Runs a slice of the trials, and whether they are over, or are left to the caller. */
  private boolean isOver(LoopCompiler by, double[] x) {
    if (trials == null) {
      Contests contests = new Contests(maker, by, attempts, clock);
      Set<Shape> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
      wanted.addAll(isLate ? maker.others() : maker.likely());
      boolean withSums = isLate && maker.hasSums();
      if (!maker.canRunInBackground()) {
        List<List<? extends @Nullable Part>> candidates = contests.candidates(wanted, withSums);
        trial = candidates.isEmpty() ? null : new Trial(current, candidates, clock);
        return true;
      }
      LongSupplier limit = limiting.get();
      trials =
          new TierTrials(
              current, rehearsal(limit), all(contests, wanted, withSums), pace.share(), limit);
    }
    return trials.run(x, calls.get(), sweep -> current = sweep);
  }

  private Rehearsal rehearsal(LongSupplier limit) {
    int operations = maker.code().size();
    return new Rehearsal(frames.get(), variables, operations, maker::kept, outputs, clock, limit);
  }

  /** All contests of this time; those of one function for all parts only once. */
  private Iterator<Function<KernelSweep, @Nullable Contest>> all(
      Contests contests, Set<Shape> wanted, boolean withSums) {
    List<Function<KernelSweep, @Nullable Contest>> all = new ArrayList<>();
    if (hasValuesAlone && !areValuesTried) {
      areValuesTried = true;
      all.add(contests::valuesAlone);
    }
    if (withSums) {
      all.add(contests::inVectors);
    }
    if (!isGradientTried) {
      isGradientTried = true;
      all.add(contests::atOnce);
    }
    all.add(best -> contests.compiled(best, wanted));
    return all.iterator();
  }

  /**
   * From now on all parts that can be compiled are, faster or not.
   *
   * @return how many functions the compiler has made
   */
  public int use(Function<LoopCode, LoopFunction> compiler) {
    List<@Nullable CompiledPart> replacements = maker.compiled(compiler, shape -> true);
    KernelSweep sweep = with(replacements);
    LoopFunction gradient = maker.gradient(compiler);
    sweep = gradient == null ? sweep : sweep.with(gradient);
    LoopFunction values = maker.values(compiler);
    choose(values == null ? sweep : sweep.withValues(values));
    int parts = (int) replacements.stream().filter(Objects::nonNull).count();
    return 2 * parts + (gradient == null ? 0 : 1) + (values == null ? 0 : 1);
  }

  /** The same for vectors. */
  public int useVectors(LaneSums sums) {
    List<@Nullable VectorPart> replacements = maker.inVectors(Optional.of(sums));
    choose(with(replacements));
    return (int) replacements.stream().filter(Objects::nonNull).count();
  }

  private KernelSweep with(List<? extends @Nullable Part> replacements) {
    List<Part> parts = new ArrayList<>();
    for (int k = 0; k < replacements.size(); k++) {
      Part replacement = replacements.get(k);
      parts.add(replacement == null ? arrays.parts().get(k) : replacement);
    }
    return arrays.with(parts);
  }
}
