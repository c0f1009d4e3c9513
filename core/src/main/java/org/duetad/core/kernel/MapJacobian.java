package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.kernel.blocks.LaneLoop;
import org.duetad.core.kernel.blocks.PickLanes;
import org.duetad.core.kernel.blocks.Reading;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.lanes.Part;
import org.duetad.core.kernel.lowering.Formulas;
import org.duetad.core.kernel.lowering.Lowering;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.kernel.memory.MemoryPool;
import org.duetad.core.kernel.plan.KernelLayout;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.kernel.plan.Shape;
import org.duetad.core.kernel.sweep.KernelBuilder;
import org.duetad.core.kernel.trial.EntriesTier;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.LoopFunction;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the Jacobian of a map over data: each is the derivative of an output with respect
 * to a variable that its turn reads, so that no adjoints are added up over the turns. What precedes
 * the loops does not depend on variables, as conditions. An entry may be given in several parts.
 */
final class MapJacobian extends KernelJacobian {

  /** The memory of a larger one is not made twice. */
  private static final int MOST_NUMBERS = 1 << 23;

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

  /** The stretches of inputs and constants that no map loads: where they begin and end. */
  private final int[] unloaded;

  /** The stretches of inputs that are copied to the other values. */
  private final int[] copied;

  /** Whether maps load all inputs that they read, nothing precedes them, and they are not large. */
  private final boolean isCompilable;

  private final MemoryPool<Memory> memories = new MemoryPool<>(Memory::new);

  private MapJacobian(
      KernelPlan plan, int variables, boolean isDerivative, MapEntries.Choice choice) {
    code = plan.code();
    KernelLayout layout = new KernelLayout(code, plan.shapes(), variables);
    size = layout.size();
    outputs = layout.memory(layout.outputs());
    KernelBuilder builder = new KernelBuilder(code, layout, isDerivative, true);
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
      maps.add(
          new MapEntries(
              loops.get(k),
              builder.loopBodies().get(k),
              builder.readings().get(k),
              outputAt,
              variables,
              choice));
    }
    unloaded = unloaded(builder.readings().subList(loops.size() - count, loops.size()));
    boolean isLoaded = before.isEmpty() && !builder.isReadInPlace();
    isCompilable = isLoaded && !isDerivative && size <= MOST_NUMBERS;
    copied = isLoaded ? clipped(unloaded) : new int[] {0, code.inputs()};
    entries = maps.stream().mapToInt(MapEntries::count).sum();
    int first = before.isEmpty() ? 0 : shapes.get(before.size()).start();
    isMap =
        builder.readings().stream()
                .flatMap(List::stream)
                .noneMatch(each -> each.load().isActive && each.load() instanceof PickLanes)
            && IntStream.range(0, first).noneMatch(k -> isActive(k, layout));
  }

  private int[] unloaded(List<List<Reading>> readings) {
    BitSet loaded = new BitSet();
    readings.stream()
        .flatMap(List::stream)
        .flatMapToInt(reading -> Arrays.stream(reading.places()))
        .forEach(loaded::set);
    IntStream.Builder borders = IntStream.builder();
    for (int from = loaded.nextClearBit(0); from < code.head(); ) {
      int next = loaded.nextSetBit(from);
      int end = next < 0 ? code.head() : Math.min(next, code.head());
      borders.add(from).add(end);
      from = loaded.nextClearBit(end);
    }
    return borders.build().toArray();
  }

  /** The parts of stretches that are inputs. */
  private int[] clipped(int[] stretches) {
    return Arrays.stream(stretches).map(border -> Math.min(border, code.inputs())).toArray();
  }

  private boolean isActive(int k, KernelLayout layout) {
    int result = code.result(k);
    return IntStream.range(result, result + code.instruction(k).results())
        .anyMatch(slot -> layout.isActive(layout.place(slot)));
  }

  /** The entries; null unless all outputs are different results of loops of independent turns. */
  static @Nullable KernelJacobian of(KernelPlan plan, int variables) {
    return of(plan, variables, false, (output, place) -> true);
  }

  /**
   * Some of the entries.
   *
   * @param isDerivative whether the outputs are derivatives
   * @param choice which entries are computed
   */
  static @Nullable KernelJacobian of(
      KernelPlan plan, int variables, boolean isDerivative, MapEntries.Choice choice) {
    int[] slots = plan.code().outputs();
    boolean areResults = Arrays.stream(slots).allMatch(slot -> plan.code().producer(slot) >= 0);
    boolean areDifferent = Arrays.stream(slots).distinct().count() == slots.length;
    if (!areResults || !areDifferent || plan.maps() == 0) {
      return null;
    }
    MapJacobian jacobian = new MapJacobian(plan, variables, isDerivative, choice);
    return jacobian.isMap ? jacobian : null;
  }

  @Override
  public int count() {
    return entries;
  }

  @Override
  public int row(int k) {
    return EntryBlock.place("jacobian", maps, k, EntryBlock::row);
  }

  @Override
  public int column(int k) {
    return EntryBlock.place("jacobian", maps, k, EntryBlock::column);
  }

  @Override
  KernelEntries at(int... places) {
    return new PlacedMaps(this, new EntryPlaces(places));
  }

  /** For each map, what writes the entries of its chunks. */
  List<List<EntryWriter>> writers(EntryPlaces places) {
    List<List<EntryWriter>> all = new ArrayList<>();
    int from = 0;
    for (MapEntries part : maps) {
      all.add(part.writers(places, from));
      from += part.count();
    }
    return all;
  }

  /**
   * Loops that compute the entries of all maps; none where one has no such form, or rules are not
   * the library's, as others may be bound to a thread.
   */
  List<LoopCode> codes(EntryPlaces places) {
    if (!isCompilable || !code.all(Formulas::isOfLibrary)) {
      return List.of();
    }
    List<LoopCode> all = new ArrayList<>();
    @Nullable Double[] constants = Lowering.constants(code);
    int from = 0;
    for (MapEntries part : maps) {
      LoopCode one = part.code(places, from, constants);
      if (one == null) {
        return List.of();
      }
      all.add(one);
      from += part.count();
    }
    return all;
  }

  /** How many operations an evaluation has. */
  int operations() {
    return code.size();
  }

  void requireLengths(double[] x, double[] y) {
    Arguments.length("jacobian", "point", x, code.inputs());
    if (y.length > 0) {
      Arguments.length("jacobian", "result", y, outputs.length);
    }
  }

  /**
   * Puts entries to their places by compiled loops; false if there is no result, or numbers are so
   * large that the interpreter has to decide.
   */
  boolean isPut(double[] x, List<LoopFunction> functions, double[] out) {
    return memories.isComputed(memory -> memory.isPut(x, functions, out));
  }

  /** The same in memory of its own, into an array, by loops or without. */
  EntriesTier.Entries apart(List<List<EntryWriter>> writers, double[] out) {
    MemoryPool<Memory> own = new MemoryPool<>(Memory::new);
    return (x, compiled) ->
        own.isComputed(
            memory ->
                compiled.isEmpty()
                    ? memory.isPut(x, new double[0], writers, out)
                    : memory.isPut(x, compiled, out));
  }

  /** Puts entries to their places; false if there is no result. */
  boolean isPut(double[] x, double[] y, List<List<EntryWriter>> writers, double[] out) {
    return memories.isComputed(memory -> memory.isPut(x, y, writers, out));
  }

  /** For one evaluation at a time. */
  private final class Memory {
    private final double[] values = new double[size];

    /** A NaN for each lane in which a number is not below 1e30, or an entry not finite. */
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

    /** Puts entries to their places by compiled loops, which read inputs where they are. */
    boolean isPut(double[] x, List<LoopFunction> functions, double[] out) {
      for (int k = 0; k < copied.length; k += 2) {
        System.arraycopy(x, copied[k], values, copied[k], copied[k + 1] - copied[k]);
      }
      Arrays.fill(doubts, 0.0);
      lanes.steeps.beginValues();
      lanes.steeps.begin();
      for (LoopFunction function : functions) {
        lanes.doubt(function.run(x, out, values, lanes.steeps));
      }
      for (int k = 0; k < unloaded.length; k += 2) {
        lanes.doubt(unloaded[k], unloaded[k + 1]);
      }
      return !lanes.steeps.isSteep() && !lanes.steeps.isSunk() && lanes.areModerate(0);
    }

    /** Puts entries to their places; false if numbers call for care. */
    boolean isPut(double[] x, double[] y, List<List<EntryWriter>> writers, double[] out) {
      lanes.inputs = x;
      for (int k = 0; k < copied.length; k += 2) {
        System.arraycopy(x, copied[k], values, copied[k], copied[k + 1] - copied[k]);
      }
      Arrays.fill(doubts, 0.0);
      lanes.steeps.beginValues();
      before.forEach(part -> part.evaluate(lanes));
      lanes.steeps.begin();
      for (int k = 0; k < maps.size(); k++) {
        lanes.begin(Lanes.MOST_SEEDS);
        maps.get(k).putTo(lanes, doubts, writers.get(k), out);
      }
      if (y.length > 0) {
        Arrays.setAll(y, i -> values[outputs[i]]);
      }
      for (int k = 0; k < unloaded.length; k += 2) {
        lanes.doubt(unloaded[k], unloaded[k + 1]);
      }
      return !lanes.steeps.isSteep() && !lanes.steeps.isSunk() && lanes.areModerate(0);
    }
  }
}
