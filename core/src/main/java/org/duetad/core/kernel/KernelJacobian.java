package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToIntBiFunction;
import java.util.stream.IntStream;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the sparse Jacobian of a program that is a loop of independent turns, or several:
 * a map over data. What precedes it does not depend on variables, as conditions. Each entry is the
 * derivative of an output with respect to a variable that its turn reads, so that no adjoints are
 * added up over the turns, and there are no colours. An entry may be given in several parts, which
 * add up.
 *
 * <p>It is immutable; any number of threads may use one at once.
 */
public final class KernelJacobian {

  private final FlatCode code;
  private final int size;
  private final int[] outputs;
  private final List<LaneLoop> loops;
  private final int depth;
  private final int sums;

  /** What does not depend on variables, and what does. */
  private final List<Part> before;

  private final List<MapEntries> maps = new ArrayList<>();
  private final int entries;

  /** Whether all turns read the same operands from memory, and all derivatives are in maps. */
  private final boolean isMap;

  private final ConcurrentLinkedQueue<Memory> memories = new ConcurrentLinkedQueue<>();

  private KernelJacobian(KernelPlan plan, int variables) {
    code = plan.code();
    KernelLayout layout = new KernelLayout(code, plan.shapes(), variables);
    size = layout.size();
    outputs = Arrays.stream(code.outputs()).map(layout::place).toArray();
    KernelBuilder builder = new KernelBuilder(code, layout, true);
    int count = plan.maps();
    List<Shape> shapes = plan.shapes();
    before = builder.parts(shapes).subList(0, shapes.size() - count);
    loops = builder.loops();
    depth = builder.depth();
    sums = builder.sums();
    int[] outputAt = new int[size];
    Arrays.fill(outputAt, -1);
    for (int i = 0; i < outputs.length; i++) {
      outputAt[outputs[i]] = i;
    }
    for (int k = loops.size() - count; k < loops.size(); k++) {
      maps.add(new MapEntries(loops.get(k), builder.readings().get(k), outputAt, variables));
    }
    entries = maps.stream().mapToInt(MapEntries::count).sum();
    int first = before.isEmpty() ? 0 : shapes.get(before.size()).start();
    isMap =
        builder.readings().stream()
                .flatMap(List::stream)
                .noneMatch(reading -> reading.load() instanceof PickLanes)
            && IntStream.range(0, first).noneMatch(k -> isActive(k, layout));
  }

  private boolean isActive(int k, KernelLayout layout) {
    int result = code.result(k);
    return IntStream.range(result, result + code.instruction(k).results())
        .anyMatch(slot -> layout.isActive(layout.place(slot)));
  }

  /**
   * The entries of a program's Jacobian.
   *
   * @param program a program
   * @param variables how many of the inputs, the first ones, are variables
   * @return empty unless all outputs are different results of loops of independent turns
   */
  public static Optional<KernelJacobian> of(Program program, int variables) {
    if (!Kernel.isOfNumbers(Arguments.given("jacobian", "program", program))) {
      return Optional.empty();
    }
    KernelPlan plan = KernelPlan.of(program);
    int[] slots = plan.code().outputs();
    boolean areResults = Arrays.stream(slots).allMatch(slot -> plan.code().producer(slot) >= 0);
    boolean areDifferent = Arrays.stream(slots).distinct().count() == slots.length;
    if (!areResults || !areDifferent || plan.maps() == 0) {
      return Optional.empty();
    }
    KernelJacobian jacobian = new KernelJacobian(plan, variables);
    return jacobian.isMap ? Optional.of(jacobian) : Optional.empty();
  }

  /**
   * How many entries there are, parts of entries included.
   *
   * @return 0 or more
   */
  public int count() {
    return entries;
  }

  /**
   * The row of an entry.
   *
   * @param k which one
   * @return an output, or -1 if this is no entry
   */
  public int row(int k) {
    return place(k, MapEntries::row);
  }

  /**
   * The column of an entry.
   *
   * @param k which one
   * @return a variable, or -1 if this is no entry
   */
  public int column(int k) {
    return place(k, MapEntries::column);
  }

  private int place(int k, ToIntBiFunction<MapEntries, Integer> place) {
    int from = k;
    for (MapEntries part : maps) {
      if (from < part.count()) {
        return place.applyAsInt(part, from);
      }
      from -= part.count();
    }
    throw new IndexOutOfBoundsException("jacobian: entry " + k + " of " + entries);
  }

  /**
   * Computes all entries.
   *
   * @param x the inputs
   * @param y receives the outputs
   * @param places where to add each entry, -1 for nowhere
   * @param out what they are added to
   * @return false if there is no result: where the function takes another branch, where a rule
   *     fails, and where a number or a slope is not finite or above 1e50, so that zeros must be
   *     treated with care
   */
  public boolean addTo(double[] x, double[] y, int[] places, double[] out) {
    Arguments.length("jacobian", "point", x, code.inputs());
    Arguments.length("jacobian", "result", y, outputs.length);
    Memory known = memories.poll();
    Memory memory = known == null ? new Memory() : known;
    try {
      System.arraycopy(x, 0, memory.values, 0, x.length);
      return memory.isComputed(places, out, y);
    } catch (BranchChangedException | RuleFailure e) {
      return false; // The program decides what failed.
    } finally {
      memories.add(memory);
    }
  }

  /** For one evaluation at a time. */
  private final class Memory {

    final double[] values = new double[size];
    private final double[] doubts;
    private final Lanes lanes = new Lanes(0, depth, loops, sums, false);

    Memory() {
      code.putConstants(values);
      doubts = new double[lanes.most()];
      double[][][][] rows =
          IntStream.range(0, loops.size()).mapToObj(this::rows).toArray(double[][][][]::new);
      lanes.use(values, new @Nullable ConstantMatrix[0], rows, doubts);
    }

    /** All blocks share their arrays, as the entries of a block are computed at once. */
    private double[][][] rows(int k) {
      return loops.get(k).memory(lanes.passing(k), false);
    }

    boolean isComputed(int[] places, double[] out, double[] y) {
      Arrays.fill(doubts, 0.0);
      before.forEach(part -> part.evaluate(lanes));
      int from = 0;
      boolean isSteep = false;
      for (MapEntries part : maps) {
        lanes.begin(KernelSweep.MOST_SEEDS);
        part.addTo(lanes, places, from, out);
        isSteep |= lanes.steeps.isSteep();
        from += part.count();
      }
      for (int i = 0; i < y.length; i++) {
        y[i] = values[outputs[i]];
      }
      return !isSteep && lanes.areModerate(code.head()) && LaneMath.areFinite(out, out.length);
    }
  }
}
