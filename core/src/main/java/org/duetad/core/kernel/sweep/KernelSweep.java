package org.duetad.core.kernel.sweep;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.RuleFailure;
import org.duetad.core.kernel.lanes.Part;
import org.duetad.core.kernel.memory.AdjointMemory;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.kernel.plan.KernelLayout;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.kernel.plan.LinearTail;
import org.duetad.core.kernel.plan.Outputs;
import org.duetad.core.kernel.plan.Shape;
import org.duetad.core.kernel.straight.Straight;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.loops.LoopFunction;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the parts of a kernel, and pulls seeds back by plain products, several in one sweep:
 * slopes are computed once for all.
 */
public final class KernelSweep {

  private final List<Part> parts;

  /** The same for values and pullbacks block by block, which others may do faster. */
  private final List<Part> merged;

  /** The first of the last parts that are maps of what is before them. */
  private final int firstMap;

  /** The part after them, or the number of parts. */
  private final int firstTail;

  private final Outputs outputs;

  private final int inputs;

  /** How many inputs and constants there are. */
  private final int head;

  /** Values and one pullback at once, or null. */
  private final @Nullable LoopFunction atOnce;

  /** Values that are not pulled back, from the inputs to the outputs, or null. */
  private final @Nullable LoopFunction alone;

  /**
   * For some parts.
   *
   * @param parts all parts
   * @param firstMap the first of the maps at the end
   * @param firstTail the part after them: a {@link LinearTail}, or none
   * @param outputs where the outputs are
   * @param inputs how many inputs there are
   * @param head how many inputs and constants there are
   */
  KernelSweep(
      List<Part> parts, int firstMap, int firstTail, Outputs outputs, int inputs, int head) {
    this(parts, parts, firstMap, firstTail, outputs, inputs, head, null, null);
  }

  private KernelSweep(
      List<Part> parts,
      List<Part> merged,
      int firstMap,
      int firstTail,
      Outputs outputs,
      int inputs,
      int head,
      @Nullable LoopFunction atOnce,
      @Nullable LoopFunction alone) {
    this.atOnce = atOnce;
    this.alone = alone;
    this.parts = parts;
    this.merged = merged;
    this.firstMap = firstMap;
    this.firstTail = firstTail;
    this.outputs = outputs;
    this.inputs = inputs;
    this.head = head;
  }

  /** The sweep of a plan; a {@link LinearTail} comes after all loops. */
  public static KernelSweep of(
      KernelPlan plan, KernelBuilder builder, KernelLayout layout, Outputs outputs) {
    FlatCode code = plan.code();
    List<Shape> shapes = plan.shapes();
    int last = shapes.size() - 1;
    int maps = plan.mapsBefore(Math.max(0, last));
    boolean[] late = LinearTail.of(code, shapes, last - maps, layout);
    List<Part> parts = builder.parts(shapes, late);
    int tail = late.length > 0 ? last : last + 1;
    int firstMap = late.length > 0 ? last - maps : last + 1 - plan.maps();
    return new KernelSweep(parts, firstMap, tail, outputs, code.inputs(), code.head());
  }

  /** The same with some parts replaced. */
  public KernelSweep with(List<Part> others) {
    return with(others, others);
  }

  /** The same with some parts replaced, by others where values and pullbacks are done together. */
  public KernelSweep with(List<Part> others, List<Part> together) {
    return new KernelSweep(
        others, together, firstMap, firstTail, outputs, inputs, head, atOnce, alone);
  }

  /** The same with a function for values and one pullback. */
  public KernelSweep with(LoopFunction both) {
    return new KernelSweep(parts, merged, firstMap, firstTail, outputs, inputs, head, both, alone);
  }

  /** The same with a function for values that are not pulled back. */
  public KernelSweep withValues(LoopFunction values) {
    return new KernelSweep(
        parts, merged, firstMap, firstTail, outputs, inputs, head, atOnce, values);
  }

  /** Whether there is such a function, and the array is that of the outputs. */
  public boolean isAlone(double[] y) {
    return alone != null && y.length == outputs.count();
  }

  /**
   * Evaluates, without values for a sweep.
   *
   * @return whether the function takes the branch that was recorded, and no rule fails
   */
  public boolean evaluateAlone(Lanes lanes, double[] y) {
    LoopFunction function = Objects.requireNonNull(alone);
    try {
      return !fails(at -> function.run(at.values, y, at.kept, at.steeps), lanes);
    } catch (BranchChangedException another) {
      return false;
    }
  }

  /** Whether zeros annihilate a seed: beside a large one what underflowed is no zero. */
  public static boolean isMild(double[] seed) {
    return LaneMath.doubt(seed, 0, seed.length) == 0;
  }

  /** Whether there is such a function, and arrays are those of one mild seed and the outputs. */
  public boolean isAtOnce(double[][] yBar, double[] y) {
    return atOnce != null && yBar.length == 1 && y.length == outputs.count() && isMild(yBar[0]);
  }

  /**
   * Evaluates, and pulls back one seed.
   *
   * @return whether the results are right; if not, a number is large, has underflowed or is not
   *     finite, and the sweep has to be repeated part by part
   */
  public boolean pullAtOnce(Lanes lanes, double[] y, double[][] yBar, double[][] xBar) {
    LoopFunction function = Objects.requireNonNull(atOnce);
    lanes.steeps.beginValues();
    lanes.steeps.begin();
    begin(lanes, yBar, 0, 1);
    try {
      if (function.run(lanes.values, lanes.adjoints, lanes.kept, lanes.steeps) != 0
          || lanes.steeps.hasNotes()) {
        return false;
      }
    } catch (RuleFailure failed) {
      return false;
    }
    AdjointMemory.copy(lanes.adjoints, xBar[0]);
    lanes.end(xBar[0].length, inputs, head);
    outputs.read(lanes.values, y);
    return true;
  }

  public List<Part> parts() {
    return parts;
  }

  public List<Part> merged() {
    return merged;
  }

  /** How many parts are of a kind, wherever they are used. */
  public int count(Class<? extends Part> kind) {
    return (int)
        IntStream.range(0, parts.size())
            .filter(k -> kind.isInstance(parts.get(k)) || kind.isInstance(merged.get(k)))
            .count();
  }

  /** Whether there is a function for values and one pullback. */
  public boolean hasGradient() {
    return atOnce != null;
  }

  /** How many of them, the first ones, may be replaced. */
  public int replaceable() {
    return firstTail;
  }

  public void evaluate(Lanes lanes) {
    for (Part part : parts) {
      part.evaluate(lanes);
    }
  }

  /** The adjoints of the inputs for each seed, at the values of an evaluation. */
  public void pull(Lanes lanes, double[][] yBar, double[][] xBar) {
    lanes.steeps.begin();
    for (int from = 0; from < yBar.length; from += Lanes.MOST_SEEDS) {
      int seeds = Math.min(Lanes.MOST_SEEDS, yBar.length - from);
      begin(lanes, yBar, from, seeds);
      pull(lanes, parts, parts.size());
      end(lanes, xBar, from, seeds);
    }
  }

  /** Whether evaluation and pullbacks of some seeds can be done at once. */
  public boolean isMerging(int seeds) {
    return seeds > 0
        && seeds <= Lanes.MOST_SEEDS
        && firstMap < firstTail
        && parts.subList(firstTail, parts.size()).stream().allMatch(Straight.class::isInstance);
  }

  /** Evaluates, and pulls back each block of the maps at the end while it is in the cache. */
  public void evaluateAndPull(Lanes lanes, double[][] yBar, double[][] xBar) {
    for (Part part : merged.subList(0, firstMap)) {
      part.evaluate(lanes);
    }
    Straight tail = firstTail < merged.size() ? (Straight) merged.get(firstTail) : null;
    if (tail != null) {
      tail.evaluateEarly(lanes);
    }
    lanes.steeps.begin();
    begin(lanes, yBar, 0, yBar.length);
    if (tail != null) {
      tail.pull(lanes);
    }
    for (int k = firstTail - 1; k >= firstMap; k--) {
      merged.get(k).evaluateAndPull(lanes);
    }
    pull(lanes, merged, firstMap);
    end(lanes, xBar, 0, yBar.length);
    if (tail != null) {
      tail.evaluateLate(lanes);
    }
  }

  private void begin(Lanes lanes, double[][] yBar, int from, int seeds) {
    lanes.begin(seeds);
    for (int s = 0; s < seeds; s++) {
      lanes.select(s);
      outputs.seed(lanes.adjoints, yBar[from + s]);
    }
  }

  private static void pull(Lanes lanes, List<Part> some, int before) {
    for (int k = before - 1; k >= 0; k--) {
      if (k + 1 < some.size()) {
        lanes.steeps.assumeFlat(); // Of two parts that follow each other one is a loop.
      }
      some.get(k).pull(lanes);
    }
  }

  private void end(Lanes lanes, double[][] xBar, int from, int seeds) {
    for (int s = 0; s < seeds; s++) {
      lanes.select(s);
      System.arraycopy(lanes.adjoints, 0, xBar[from + s], 0, xBar[from + s].length);
    }
    lanes.end(xBar[from].length, inputs, head);
  }

  /**
   * Whether a rule fails in a sweep, perhaps after a condition that no longer holds: the program
   * decides. Nothing makes up for any other failure.
   */
  public static boolean fails(Consumer<Lanes> sweep, Lanes lanes) {
    try {
      sweep.accept(lanes);
      return false;
    } catch (RuleFailure ofARule) {
      return true;
    } catch (BranchChangedException another) {
      throw another;
    } catch (RuntimeException fault) {
      throw new AssertionError(
          "kernel: a fault of this library, no rule's; report it, and meanwhile differentiate by a mode, without prepare",
          fault);
    }
  }

  /** Whether adjoints are finite, and none may have underflowed before it met a steep slope. */
  public static boolean areRight(Lanes lanes, double[] xBar) {
    return LaneMath.areFinite(xBar, xBar.length) && !lanes.steeps.isSteep();
  }

  /**
   * The seeds, those in arrays that receive results copied: a careful pass reads them after these.
   *
   * @param yBar the seeds
   * @param y receives the outputs
   * @param xBar receives a gradient for each seed
   */
  public static double[][] apart(double[][] yBar, double[] y, double[][] xBar) {
    double[][] seeds = yBar;
    for (int s = 0; s < yBar.length; s++) {
      if (yBar[s] == xBar[s] || yBar[s] == y) {
        seeds = seeds == yBar ? yBar.clone() : seeds;
        seeds[s] = yBar[s].clone();
      }
    }
    return seeds;
  }

  public static void requireSeeds(double[][] yBar, int outputs, double[][] xBar, int variables) {
    Arguments.lengths("pullback", "seed", yBar, outputs);
    Arguments.lengths("pullback", "gradient", xBar, variables);
    if (yBar.length != xBar.length) {
      throw new IllegalArgumentException(
          "pullback: " + yBar.length + " seeds, but " + xBar.length + " arrays for gradients");
    }
  }
}
