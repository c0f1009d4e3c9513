package org.duetad.core.kernel.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.NearKinks;
import org.duetad.core.kernel.joins.ValuesAlone;
import org.duetad.core.kernel.lanes.Part;
import org.duetad.core.kernel.lowering.Formulas;
import org.duetad.core.kernel.lowering.LoweredPart;
import org.duetad.core.kernel.lowering.Lowering;
import org.duetad.core.kernel.plan.KernelLayout;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.kernel.plan.Shape;
import org.duetad.core.kernel.sweep.Body;
import org.duetad.core.kernel.sweep.KernelBuilder;
import org.duetad.core.kernel.sweep.KernelSweep;
import org.duetad.core.program.loops.LaneSums;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.LoopFunction;
import org.duetad.core.program.loops.LoopSource;
import org.duetad.core.program.loops.SourceLanguage;
import org.jspecify.annotations.Nullable;

/** Makes other forms of the parts of a kernel: compiled, in vectors, or source. */
public final class PartMaker {

  /** The frame of a larger kernel is not made twice. */
  private static final int MOST_NUMBERS = 1 << 23;

  private final KernelSweep arrays;
  private final FlatCode code;
  private final KernelLayout layout;
  private final List<Shape> shapes;
  private final NearKinks kinks;
  private final List<Body> loops;

  /** Whether its values may have to be computed carefully. */
  private final boolean isDerivative;

  /** How many numbers compiled parts keep besides values. */
  private volatile int kept;

  /**
   * For a kernel.
   *
   * @param arrays its interpreter
   * @param builder has built the interpreter
   */
  public PartMaker(
      KernelSweep arrays, KernelPlan plan, KernelLayout layout, KernelBuilder builder) {
    this.arrays = arrays;
    this.layout = layout;
    code = plan.code();
    shapes = plan.shapes();
    kinks = builder.kinks();
    loops = builder.loopBodies();
    isDerivative = builder.isDerivative();
  }

  FlatCode code() {
    return code;
  }

  /** Parts that are likely to gain; empty if they do little of the work. */
  List<Shape> likely() {
    return new Prospects(code, shapes).likely(arrays.replaceable());
  }

  /** The others; empty if they do little of the work. */
  List<Shape> others() {
    return new Prospects(code, shapes).others(arrays.replaceable());
  }

  /** How many numbers compiled parts keep besides values. */
  int kept() {
    return kept;
  }

  /**
   * Whether evaluations may be done in the background, too: nothing but the library's code is run.
   */
  boolean canRunInBackground() {
    return layout.size() < MOST_NUMBERS
        && code.all(kind -> Prospects.isArithmetic(kind) || Formulas.isOfLibrary(kind));
  }

  /** Whether a part adds to enough sums over lanes to gain by vectors. */
  boolean hasSums() {
    return arrays.parts().stream().anyMatch(VectorPart::isWorth);
  }

  /** Some parts in vectors, null for others. */
  List<@Nullable VectorPart> inVectors(Optional<LaneSums> sums) {
    List<@Nullable VectorPart> parts = new ArrayList<>();
    for (Part part : arrays.parts()) {
      parts.add(sums.map(some -> VectorPart.of(part, some)).orElse(null));
    }
    return parts;
  }

  /** Some parts compiled, null for others and for what cannot be. */
  List<@Nullable CompiledPart> compiled(
      Function<LoopCode, LoopFunction> compiler, Predicate<Shape> which) {
    Lowering lowering = new Lowering(code, layout, kinks, loops, true);
    List<@Nullable LoweredPart> lowered = lowering.parts(shapes, which);
    kept = Math.max(kept, lowering.kept());
    List<@Nullable CompiledPart> parts = new ArrayList<>();
    for (int k = 0; k < lowered.size(); k++) {
      LoweredPart part = k < arrays.replaceable() ? lowered.get(k) : null;
      parts.add(part == null ? null : new CompiledPart(part, compiler));
    }
    return parts;
  }

  /** A function for values and one pullback, or null. */
  @Nullable LoopFunction gradient(Function<LoopCode, LoopFunction> compiler) {
    LoopCode gradient = Lowering.gradient(code, layout, kinks, shapes, loops);
    return gradient == null ? null : compiler.apply(gradient);
  }

  /** A function for values that are not pulled back, or null. */
  @Nullable LoopFunction values(Function<LoopCode, LoopFunction> compiler) {
    Lowering.Values values =
        isDerivative ? null : Lowering.valuesAlone(code, layout, kinks, shapes, loops);
    if (values == null) {
      return null;
    }
    int[] outputs = layout.memory(layout.outputs());
    return compiler.apply(ValuesAlone.of(values, outputs, code.head(), layout.size()));
  }

  /** The source of a class or function that does the same. */
  String source(SourceLanguage language, String name, int variables) {
    Lowering lowering = new Lowering(code, layout, kinks, loops, false);
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
    int[] outputs = layout.memory(layout.outputs());
    return new LoopSource(
            language,
            name,
            code.inputs(),
            variables,
            lowering.constants(),
            layout.size(),
            lowering.kept())
        .text(
            parts.stream().map(LoweredPart::values).toList(),
            parts.stream().map(LoweredPart::adjoints).toList(),
            outputs);
  }
}
