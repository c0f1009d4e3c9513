package org.duetad.core.kernel.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.duetad.core.kernel.lanes.Part;
import org.duetad.core.kernel.memory.PartialSums;
import org.duetad.core.kernel.plan.Shape;
import org.duetad.core.kernel.sweep.KernelSweep;
import org.duetad.core.program.loops.LoopCompiler;
import org.duetad.core.program.loops.LoopFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes contests between a kernel's sweep and other forms of it, by a compiler. What cannot be
 * compiled has none: null.
 */
final class Contests {

  private final PartMaker maker;
  private final LoopCompiler compiler;
  private final CompileAttempts attempts;
  private final LongSupplier clock;

  Contests(PartMaker maker, LoopCompiler compiler, CompileAttempts attempts, LongSupplier clock) {
    this.maker = maker;
    this.compiler = compiler;
    this.attempts = attempts;
    this.clock = clock;
  }

  /** One function for values that are not pulled back. */
  @Nullable Contest valuesAlone(KernelSweep best) {
    LoopFunction values = attempted(() -> maker.values(compiler::compile));
    return values == null ? null : new WholeTrial(best, best.withValues(values), false, clock);
  }

  /** One function for values and one pullback. */
  @Nullable Contest atOnce(KernelSweep best) {
    LoopFunction gradient = attempted(() -> maker.gradient(compiler::compile));
    return gradient == null ? null : new WholeTrial(best, best.with(gradient), true, clock);
  }

  private @Nullable LoopFunction attempted(Supplier<@Nullable LoopFunction> function) {
    return attempts
        .attempt(() -> Optional.ofNullable(function.get()), Optional.<LoopFunction>empty())
        .orElse(null);
  }

  /** Parts in vectors. */
  @Nullable Contest inVectors(KernelSweep best) {
    return trial(best, inVectors());
  }

  /** Parts of some shapes compiled, unless one function does all of them. */
  @Nullable Contest compiled(KernelSweep best, Set<Shape> shapes) {
    return best.hasGradient() ? null : trial(best, compiled(shapes));
  }

  private @Nullable Contest trial(KernelSweep best, List<? extends @Nullable Part> parts) {
    return isEmpty(parts) ? null : new Trial(best, List.of(parts), clock);
  }

  /** Replacements of parts, to be tried one after the other. */
  List<List<? extends @Nullable Part>> candidates(Set<Shape> shapes, boolean withSums) {
    List<List<? extends @Nullable Part>> candidates = new ArrayList<>();
    if (withSums) {
      candidates.add(inVectors());
    }
    candidates.add(compiled(shapes));
    candidates.removeIf(Contests::isEmpty);
    return candidates;
  }

  private List<? extends @Nullable Part> inVectors() {
    return attempts.attempt(() -> maker.inVectors(compiler.sums(new PartialSums())), List.of());
  }

  private List<? extends @Nullable Part> compiled(Set<Shape> shapes) {
    return attempts.attempt(() -> maker.compiled(compiler::compile, shapes::contains), List.of());
  }

  private static boolean isEmpty(List<? extends @Nullable Part> parts) {
    return parts.stream().allMatch(Objects::isNull);
  }
}
