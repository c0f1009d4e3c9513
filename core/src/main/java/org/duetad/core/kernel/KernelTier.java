package org.duetad.core.kernel;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.duetad.core.program.loops.LaneSums;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.LoopCompiler;
import org.duetad.core.program.loops.LoopCompilers;
import org.duetad.core.program.loops.LoopFunction;
import org.duetad.core.program.loops.LoopSource;
import org.duetad.core.program.loops.SourceLanguage;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what executes a kernel: at first the interpreter of its parts; when it is hot, and there
 * is a compiler, compiled parts where they are faster.
 */
final class KernelTier {

  /** The system property that makes evaluations fail where emission or the JVM's verifier does. */
  static final String STRICT = "duet.acceleration.strict";

  /** So many operations, about a millisecond, make a kernel hot. */
  private static final int HOT = 300_000;

  private static final int FEWEST_CALLS = 10;

  /** The frame of a larger kernel is not made twice. */
  private static final int MOST_NUMBERS = 1 << 23;

  private final KernelSweep arrays;
  private final Supplier<KernelFrame> frames;
  private final int outputs;
  private final FlatCode code;
  private final KernelLayout layout;
  private final List<Shape> shapes;
  private final List<Body> loops;

  /** Whether its values may have to be computed carefully. */
  private final boolean isDerivative;

  private final AtomicInteger calls = new AtomicInteger();

  /** Whether values were computed that are not pulled back. */
  private volatile boolean hasValuesAlone;

  /** After how many calls it is hot. */
  private final int enough;

  /** The first one compiles it; looked for when it is hot, as that takes a while. */
  private volatile Supplier<List<LoopCompiler>> compilers = () -> LoopCompilers.FOUND;

  private volatile LongSupplier clock = System::nanoTime;

  /** What it has come to, or null as long as it is undecided. */
  private volatile @Nullable KernelSweep chosen;

  private volatile @Nullable Trial trial;

  /** Why it was not compiled, if that is to be an error. */
  private volatile @Nullable Throwable failure;

  /** How many numbers compiled parts keep besides values. */
  private volatile int kept;

  /** Whether nothing but code of the library is run. */
  private volatile boolean canRunInBackground;

  /**
   * For a kernel.
   *
   * @param arrays its interpreter
   * @param frames makes frames
   * @param outputs how many outputs it has
   * @param builder has built the interpreter
   */
  KernelTier(
      KernelSweep arrays,
      Supplier<KernelFrame> frames,
      int outputs,
      KernelPlan plan,
      KernelLayout layout,
      KernelBuilder builder) {
    this.arrays = arrays;
    this.frames = frames;
    this.outputs = outputs;
    this.layout = layout;
    code = plan.code();
    shapes = plan.shapes();
    loops = builder.loopBodies();
    isDerivative = builder.isDerivative();
    enough = Math.max(FEWEST_CALLS, HOT / Math.max(1, code.size()));
  }

  /** Begins with a compiler, or none, and a clock in nanoseconds. */
  void offer(@Nullable LoopCompiler one, LongSupplier time) {
    clock = time;
    compilers = () -> Stream.ofNullable(one).toList();
    calls.set(0);
    chosen = one == null ? arrays : null;
  }

  /**
   * What does the next evaluation.
   *
   * @param x its point, which may be the array of the frame
   * @param frame its frame
   */
  KernelSweep next(double[] x, KernelFrame frame) {
    if (x != frame.values()) {
      Arguments.length("evaluate", "point", x, code.inputs());
    }
    KernelSweep known = chosen;
    if (known != null) {
      return known;
    }
    Trial now = trial;
    if (now != null) {
      return now.isOver() ? tryOut(now.best(), now.rest()) : now.next();
    }
    if (failure != null) {
      throw new AssertionError("kernel: not compiled", failure);
    }
    hasValuesAlone |= !frame.isSwept();
    if (calls.incrementAndGet() == enough) {
      compileSoon(Arrays.copyOf(x, code.inputs()));
    }
    return arrays;
  }

  private void compileSoon(double[] point) {
    List<LoopCompiler> found = compilers.get();
    if (found.isEmpty()) {
      choose(arrays);
    } else if (!found.get(0).inBackground(() -> compile(found.get(0), point))) {
      calls.set(0);
    }
  }

  /** Tries the first of some replacements of parts, or decides where there are none. */
  private KernelSweep tryOut(KernelSweep best, List<List<? extends @Nullable Part>> candidates) {
    if (candidates.isEmpty()) {
      return choose(best);
    }
    Trial next = new Trial(best, candidates, clock);
    trial = next;
    return next.next();
  }

  private KernelSweep choose(KernelSweep sweep) {
    chosen = sweep;
    trial = null;
    return sweep;
  }

  /** Whether it is decided what executes the kernel. */
  boolean isDecided() {
    return chosen != null;
  }

  /** How many parts are compiled, once that is decided. */
  int compiledParts() {
    return count(CompiledPart.class);
  }

  /** How many parts are done in vectors, once that is decided. */
  int vectorParts() {
    return count(VectorPart.class);
  }

  private int count(Class<? extends Part> kind) {
    KernelSweep known = chosen;
    return known == null ? 0 : (int) known.parts().stream().filter(kind::isInstance).count();
  }

  /** The source of a class or function that does the same. */
  String source(SourceLanguage language, String name, FlatCode of, int variables) {
    Lowering lowering = new Lowering(of, layout, loops, false);
    List<@Nullable LoweredPart> lowered = lowering.parts(shapes);
    List<LoweredPart> parts = lowered.stream().filter(Objects::nonNull).toList();
    if (parts.size() < lowered.size()) {
      throw new IllegalArgumentException(
          language.operation()
              + ": the program has "
              + lowering.refused()
              + ", which has no form in "
              + language.title()
              + " alone; write it in arithmetic and functions of Math, or use the kernel");
    }
    int[] outputs = layout.memory(Arrays.stream(of.outputs()).map(layout::place).toArray());
    return new LoopSource(
            language,
            name,
            of.inputs(),
            variables,
            lowering.constants(),
            layout.size(),
            lowering.kept())
        .text(
            parts.stream().map(LoweredPart::values).toList(),
            parts.stream().map(LoweredPart::adjoints).toList(),
            outputs);
  }

  /** How many numbers compiled parts keep besides values. */
  int kept() {
    return kept;
  }

  private void compile(LoopCompiler by, double[] x) {
    List<List<? extends @Nullable Part>> candidates = new ArrayList<>();
    if (arrays.parts().stream().anyMatch(VectorPart::isWorth)) {
      candidates.add(attempt(() -> inVectors(by.sums(PartialSums::addProducts)), List.of()));
    }
    candidates.add(attempt(() -> compiled(by::compile), List.of()));
    candidates.removeIf(parts -> parts.stream().allMatch(Objects::isNull));
    KernelSweep best = failure == null ? attempt(() -> decided(by, candidates, x), arrays) : null;
    if (best != null && failure == null) {
      choose(best);
    }
  }

  /** A kernel whose compilation fails stays as it is; the log has the reason. */
  private <T extends @Nullable Object> T attempt(Supplier<? extends T> task, T otherwise) {
    try {
      return task.get();
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError failed) {
      if (Boolean.getBoolean(STRICT)) {
        failure = failed;
      }
      System.getLogger("org.duetad")
          .log(Level.DEBUG, "a kernel was not compiled and stays interpreted", failed);
      return otherwise;
    }
  }

  /** Tries replacements of parts in the background; null if the caller's evaluations try them. */
  private @Nullable KernelSweep decided(
      LoopCompiler by, List<List<? extends @Nullable Part>> candidates, double[] x) {
    if (candidates.isEmpty()) {
      return arrays;
    }
    if (!canRunInBackground) {
      trial = new Trial(arrays, candidates, clock);
      return null;
    }
    KernelSweep best = arrays;
    List<List<? extends @Nullable Part>> rest = candidates;
    Rehearsal rehearsal = new Rehearsal(frames.get(), x, code.size(), kept, outputs, clock);
    while (!rest.isEmpty()) {
      Trial one = new Trial(best, rest, clock);
      if (!rehearsal.run(one)) {
        trial = one;
        return null;
      }
      best = one.best();
      rest = one.rest();
      if (rest.isEmpty()) {
        best = withValues(by, withGradient(by, best, rehearsal), rehearsal);
      }
    }
    return best;
  }

  /** With a function for values and one pullback, if there is a faster one. */
  private KernelSweep withGradient(LoopCompiler by, KernelSweep best, Rehearsal rehearsal) {
    return attempt(
        () -> {
          LoopCode gradient = Lowering.gradient(code, layout, shapes, loops);
          KernelSweep both = gradient == null ? best : best.with(by.compile(gradient));
          return gradient != null && rehearsal.isFaster(both, best) ? both : best;
        },
        best);
  }

  /** With a function for values that are not pulled back, if there are any and it is faster. */
  private KernelSweep withValues(LoopCompiler by, KernelSweep best, Rehearsal rehearsal) {
    return attempt(
        () -> {
          LoopCode values = hasValuesAlone ? valuesAlone() : null;
          KernelSweep alone = values == null ? best : best.withValues(by.compile(values));
          return values != null && rehearsal.areValuesFaster(alone, best) ? alone : best;
        },
        best);
  }

  private @Nullable LoopCode valuesAlone() {
    return isDerivative ? null : Lowering.valuesAlone(code, layout, shapes, loops);
  }

  private List<@Nullable VectorPart> inVectors(Optional<LaneSums> sums) {
    List<@Nullable VectorPart> parts = new ArrayList<>();
    for (Part part : arrays.parts()) {
      parts.add(sums.map(some -> VectorPart.of(part, some)).orElse(null));
    }
    return parts;
  }

  private List<@Nullable CompiledPart> compiled(Function<LoopCode, LoopFunction> compiler) {
    Lowering lowering = new Lowering(code, layout, loops, true);
    List<@Nullable LoweredPart> lowered = lowering.parts(shapes);
    kept = Math.max(kept, lowering.kept());
    canRunInBackground = !lowering.callsOthers() && layout.size() < MOST_NUMBERS;
    List<@Nullable CompiledPart> parts = new ArrayList<>();
    for (int k = 0; k < lowered.size(); k++) {
      LoweredPart part = k < arrays.replaceable() ? lowered.get(k) : null;
      parts.add(part == null ? null : new CompiledPart(part, compiler));
    }
    return parts;
  }

  /**
   * From now on all parts that can be are compiled, faster or not.
   *
   * @return how many functions the compiler has made
   */
  int use(Function<LoopCode, LoopFunction> compiler) {
    List<@Nullable CompiledPart> replacements = compiled(compiler);
    LoopCode gradient = Lowering.gradient(code, layout, shapes, loops);
    KernelSweep sweep = with(replacements);
    sweep = gradient == null ? sweep : sweep.with(compiler.apply(gradient));
    LoopCode values = valuesAlone();
    chosen = values == null ? sweep : sweep.withValues(compiler.apply(values));
    int parts = (int) replacements.stream().filter(Objects::nonNull).count();
    return 2 * parts + (gradient == null ? 0 : 1) + (values == null ? 0 : 1);
  }

  /** The same for vectors. */
  int useVectors(LaneSums sums) {
    List<@Nullable VectorPart> replacements = inVectors(Optional.of(sums));
    chosen = with(replacements);
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
