package org.duetad.core.kernel.lowering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.NearKinks;
import org.duetad.core.kernel.plan.BodyShape;
import org.duetad.core.kernel.plan.KernelLayout;
import org.duetad.core.kernel.plan.Shape;
import org.duetad.core.kernel.sweep.Body;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.Statement;
import org.jspecify.annotations.Nullable;

/** Describes the parts of a kernel as loops over numbers in memory, for a compiler or a reader. */
public final class Lowering {

  private final FlatCode code;
  private final KernelLayout layout;
  private final NearKinks kinks;
  private final Formulas formulas;
  private final @Nullable Double[] constants;
  private final Deque<Body> bodies;
  private int kept;
  private int locals;
  private int depth;

  /** What has no form as loops. */
  private @Nullable String refused;

  /**
   * For a kernel.
   *
   * @param loops the bodies of all loops, in their order
   * @param areNoted whether products that may have underflowed are noted
   */
  public Lowering(
      FlatCode code, KernelLayout layout, NearKinks kinks, List<Body> loops, boolean areNoted) {
    formulas = new Formulas(areNoted);
    this.code = code;
    this.kinks = kinks;
    this.layout = layout;
    bodies = new ArrayDeque<>(loops);
    constants = constants(code);
  }

  /** The constants, by their places; null for inputs. */
  public static @Nullable Double[] constants(FlatCode code) {
    double[] numbers = new double[code.head()];
    code.putConstants(numbers);
    @Nullable Double[] constants = new @Nullable Double[code.head()];
    for (int place = code.inputs(); place < numbers.length; place++) {
      constants[place] = code.isMatrix(place) ? null : (Double) numbers[place];
    }
    return constants;
  }

  /** Each part as loops, or null where it stays with the interpreter. */
  public List<@Nullable LoweredPart> parts(List<Shape> shapes) {
    return parts(shapes, shape -> true);
  }

  /** The same of some parts; null for others. */
  public List<@Nullable LoweredPart> parts(List<Shape> shapes, Predicate<Shape> which) {
    List<@Nullable LoweredPart> parts = new ArrayList<>();
    for (Shape shape : shapes) {
      if (which.test(shape)) {
        parts.add(part(shape, take(shape, 0)));
      } else {
        skip(shape, 0);
        parts.add(null);
      }
    }
    return parts;
  }

  /** The constants, by their places; null for inputs. */
  public @Nullable Double[] constants() {
    return constants;
  }

  /** What keeps some part from being loops, or null. */
  public @Nullable String refused() {
    return refused;
  }

  /** How many numbers are kept besides values. */
  public int kept() {
    return kept;
  }

  /** A loop and what follows it at once, for one seed; null if that is not all there is. */
  public static @Nullable LoopCode gradient(
      FlatCode code, KernelLayout layout, NearKinks kinks, List<Shape> shapes, List<Body> loops) {
    boolean isLoopAndTail =
        shapes.size() == 2
            && loops.size() == 1
            && shapes.get(0) instanceof BodyShape loop
            && loop.lanes() == loop.turns()
            && loop.turns() > 1
            && shapes.get(1).turns() == 1
            && !code.usesMatrices();
    if (!isLoopAndTail || !hasSum(code, shapes.get(1), shapes.get(0).turns())) {
      return null;
    }
    Lowering lowering = new Lowering(code, layout, kinks, List.of(), true);
    Body tail = lowering.take(shapes.get(1), 0).get(0);
    int[] outputs = layout.memory(layout.outputs());
    return GradientLowering.of(loops.get(0), tail, lowering.constants, code.inputs(), outputs);
  }

  /** Whether a sum has as many terms as a loop has turns: to find that out takes no time. */
  private static boolean hasSum(FlatCode code, Shape tail, int turns) {
    for (int k = tail.start(); k < tail.start() + tail.length(); k++) {
      int arity = code.arity(k);
      if (code.instruction(k) instanceof Applied.Reduced
          && (arity == turns || arity == 2L * turns)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Values that are not pulled back.
   *
   * @param bodies the statements for each part
   * @param locals how many local variables they have at most
   * @param loops how many variables of loops there are
   */
  public record Values(List<List<Statement>> bodies, int locals, int loops) {}

  /** Values that are not pulled back; null if some part has no form as loops. */
  public static @Nullable Values valuesAlone(
      FlatCode code, KernelLayout layout, NearKinks kinks, List<Shape> shapes, List<Body> loops) {
    if (code.usesMatrices()) {
      return null;
    }
    Lowering lowering = new Lowering(code, layout, kinks, loops, false);
    List<List<Statement>> bodies = new ArrayList<>();
    try {
      for (Shape shape : shapes) {
        bodies.add(lowering.valuesAlone(shape, 0));
      }
      return new Values(bodies, lowering.locals, lowering.depth + 1);
    } catch (NotLowered stays) {
      return null;
    }
  }

  private List<Statement> valuesAlone(Shape shape, int level) {
    depth = Math.max(depth, level + 1);
    if (shape instanceof Shape.Sequence sequence) {
      List<Statement> turn = new ArrayList<>();
      sequence.body().forEach(part -> turn.add(new Statement.Block(valuesAlone(part, level + 1))));
      return List.of(new Statement.Loop(level, 0, sequence.turns(), false, turn));
    }
    BodyLowering lowered = BodyLowering.of(take(shape, level).get(0), constants, null, 0);
    locals = Math.max(locals, lowered.locals());
    return lowered.values().body();
  }

  private @Nullable LoweredPart part(Shape shape, List<Body> some) {
    if (code.usesMatrices(shape.start(), shape.start() + shape.length())) {
      refused = "matrices";
      return null;
    }
    Deque<Body> own = new ArrayDeque<>(some);
    locals = 2;
    depth = 1;
    List<Statement> values = new ArrayList<>();
    List<Statement> adjoints = new ArrayList<>();
    try {
      add(shape, 0, own, values, adjoints);
    } catch (NotLowered stays) {
      refused = stays.getMessage();
      return null;
    }
    boolean isStraight = !some.isEmpty() && !some.get(0).isInLoop();
    Body first = some.get(0);
    return new LoweredPart(
        new LoopCode(locals, depth + 1, values),
        new LoopCode(locals, depth + 2, adjoints),
        first.first(),
        isStraight ? first.count() : 0);
  }

  /** Goes past the bodies of a shape without making those in no loop, which may be large. */
  private void skip(Shape shape, int level) {
    if (shape instanceof Shape.Sequence sequence) {
      sequence.body().forEach(part -> skip(part, level + 1));
    } else if (!isStraight(shape, level)) {
      bodies.remove();
    }
  }

  private static boolean isStraight(Shape shape, int level) {
    return level == 0 && shape.turns() == 1;
  }

  /** The bodies of a shape. */
  private List<Body> take(Shape shape, int level) {
    if (shape instanceof Shape.Sequence sequence) {
      List<Body> all = new ArrayList<>();
      sequence.body().forEach(part -> all.addAll(take(part, level + 1)));
      return all;
    }
    return List.of(
        isStraight(shape, level)
            ? Body.straight(code, layout, kinks, (BodyShape) shape)
            : bodies.remove());
  }

  private void add(
      Shape shape, int level, Deque<Body> own, List<Statement> values, List<Statement> adjoints) {
    depth = Math.max(depth, level + 1);
    if (shape instanceof Shape.Sequence sequence) {
      List<Statement> forward = new ArrayList<>();
      List<Statement> backward = new ArrayList<>();
      sequence.body().forEach(part -> add(part, level + 1, own, forward, backward));
      Collections.reverse(backward);
      values.add(new Statement.Loop(level, 0, sequence.turns(), false, forward));
      adjoints.add(new Statement.Loop(level, 0, sequence.turns(), true, backward));
      return;
    }
    BodyLowering lowered = BodyLowering.of(own.remove(), constants, formulas, kept);
    kept = lowered.kept();
    locals = Math.max(locals, lowered.locals());
    values.add(lowered.values());
    adjoints.add(lowered.adjoints());
  }
}
