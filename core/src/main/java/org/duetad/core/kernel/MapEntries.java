package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.duetad.core.kernel.blocks.LaneLoop;
import org.duetad.core.kernel.blocks.Reading;
import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.lowering.EntriesLowering;
import org.duetad.core.kernel.memory.Doubts;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.kernel.sweep.Body;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.LoopCode;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the Jacobian that come from one loop of independent turns: the derivatives of each
 * turn's outputs with respect to what the turn loads. An output of the body is a seed of all turns
 * at once, which is pulled back through the operations that it depends on.
 */
final class MapEntries implements EntryBlock {

  private final LaneLoop loop;
  private final Body body;
  private final LaneOperation[] operations;

  /** What is loaded, and into which rows. */
  private final Reading[] readings;

  private final int[] loaded;

  /** Several outputs that are pulled back in one sweep. */
  private final List<Chunk> chunks = new ArrayList<>();

  /** Rows and columns of the entries, -1 where there is none. */
  private final int[] rows;

  private final int[] columns;

  /**
   * The entries of a loop.
   *
   * @param loop the loop
   * @param body what it does
   * @param readings what it loads
   * @param outputAt the output that is at each place, or -1
   * @param variables how many inputs are variables
   * @param choice which entries are computed
   */
  MapEntries(
      LaneLoop loop,
      Body body,
      List<Reading> readings,
      int[] outputAt,
      int variables,
      Choice choice) {
    this.loop = loop;
    this.body = body;
    operations = loop.operations();
    this.readings = readings.toArray(Reading[]::new);
    loaded = readings.stream().mapToInt(reading -> reading.load().row).toArray();
    List<Output> outputs = outputs(readings, outputAt, choice);
    int turns = loop.turns();
    int count = outputs.stream().mapToInt(output -> output.loads.length).sum() * turns;
    rows = new int[count];
    columns = new int[count];
    int next = 0;
    for (Output output : outputs) {
      output.entry = next;
      for (Reading reading : output.loads) {
        for (int turn = 0; turn < turns; turn++, next++) {
          int row = outputAt[loop.place(output.row) + turn];
          int column = reading.places()[turn];
          boolean isEntry = row >= 0 && column < variables;
          rows[next] = isEntry ? row : -1;
          columns[next] = isEntry ? column : -1;
        }
      }
    }
    for (int k = 0; k < outputs.size(); k += Lanes.MOST_SEEDS) {
      int end = Math.min(outputs.size(), k + Lanes.MOST_SEEDS);
      chunks.add(new Chunk(outputs.subList(k, end)));
    }
  }

  /** The rows of the body that are outputs in some turn. */
  private List<Output> outputs(List<Reading> readings, int[] outputAt, Choice choice) {
    List<Output> outputs = new ArrayList<>();
    for (int row = 0; row < loop.results(); row++) {
      int first = loop.place(row);
      if (first >= 0
          && IntStream.range(first, first + loop.turns()).anyMatch(place -> outputAt[place] >= 0)) {
        outputs.add(new Output(row, readings, loads -> isAny(choice, outputAt, first, loads)));
      }
    }
    return outputs;
  }

  /** Whether an entry of a row that begins at a place is to be computed in any turn. */
  private boolean isAny(Choice choice, int[] outputAt, int first, Reading reading) {
    return IntStream.range(0, loop.turns())
        .anyMatch(turn -> choice.isComputed(outputAt[first + turn], reading.places()[turn]));
  }

  /** Which entries are computed. */
  @FunctionalInterface
  interface Choice {

    /**
     * Whether an entry is.
     *
     * @param output the output whose derivative it is, or -1
     * @param place what the turn reads
     */
    boolean isComputed(int output, int place);
  }

  @Override
  public int count() {
    return rows.length;
  }

  /** The output whose derivative an entry is, or -1. */
  @Override
  public int row(int k) {
    return rows[k];
  }

  /** The variable of the derivative, or -1. */
  @Override
  public int column(int k) {
    return columns[k];
  }

  /** The entries in one loop that can be compiled, at places; null if there is no such form. */
  @Nullable LoopCode code(EntryPlaces places, int from, @Nullable Double[] constants) {
    if (!isOfHead(constants.length)) {
      return null;
    }
    List<EntriesLowering.Output> outputs = new ArrayList<>();
    for (Chunk chunk : chunks) {
      for (Output output : chunk.outputs) {
        Map<Integer, Index> entries = new HashMap<>();
        for (int k = 0; k < output.loads.length; k++) {
          Index index = places.index(from + output.entry + k * loop.turns(), loop.turns());
          if (index == null) {
            return null;
          }
          entries.put(output.loads[k].load().row, index);
        }
        outputs.add(new EntriesLowering.Output(output.row, entries));
      }
    }
    return EntriesLowering.of(body, constants, outputs);
  }

  /** Whether all that is loaded are inputs and constants. */
  private boolean isOfHead(int head) {
    return Arrays.stream(readings)
        .flatMapToInt(reading -> Arrays.stream(reading.places()))
        .allMatch(place -> place < head);
  }

  /** For each chunk, what writes its entries to places, of those from one on. */
  List<EntryWriter> writers(EntryPlaces places, int from) {
    return chunks.stream().map(chunk -> chunk.writer(places, from)).toList();
  }

  /** Computes the entries and puts them to their places; what is not finite is noted. */
  void putTo(Lanes lanes, double[] doubts, List<EntryWriter> writers, double[] out) {
    for (int at = 0; at < loop.blocksPerTurn(); at++) {
      loop.evaluateShared(lanes, at);
      lanes.doubt(loaded);
      lanes.enter(loop.index(), at);
      for (int k = 0; k < writers.size(); k++) {
        double[][] terms = chunks.get(k).pull(lanes, doubts);
        writers.get(k).write(terms, loop.first(at), lanes.n, out);
      }
    }
  }

  /** An output of the body. */
  private final class Output {

    final int row;

    /** The rows that it depends on, with all results of each operation. */
    final boolean[] reached;

    /** What is read last is first: in this order a sweep adds the adjoints of one variable. */
    final Reading[] loads;

    /** The first of its entries. */
    int entry;

    private final int[] zeroed;

    Output(int row, List<Reading> readings, Predicate<Reading> choice) {
      this.row = row;
      reached = new boolean[loop.rows()];
      reached[row] = true;
      for (int k = operations.length - 1; k >= 0; k--) {
        if (depends(operations[k])) {
          int first = operations[k].row();
          Arrays.fill(reached, first, first + operations[k].results(), true);
          operations[k].operands().stream()
              .filter(operand -> operand.isActive() && operand.row() >= 0)
              .forEach(operand -> reached[operand.row()] = true);
        }
      }
      List<Reading> some = new ArrayList<>();
      readings.stream()
          .filter(each -> each.load().isActive && reached[each.load().row])
          .filter(choice)
          .forEach(each -> some.add(0, each));
      loads = some.toArray(Reading[]::new);
      keepOnlyDependent();
      zeroed = zeroed();
    }

    /** Of what is reached, only what depends on a load whose adjoint is wanted. */
    private void keepOnlyDependent() {
      boolean[] dependent = new boolean[reached.length];
      for (Reading reading : loads) {
        dependent[reading.load().row] = true;
      }
      for (LaneOperation operation : operations) {
        int first = operation.row();
        if (first >= 0
            && operation.operands().stream()
                .anyMatch(of -> of.isActive() && of.row() >= 0 && dependent[of.row()])) {
          Arrays.fill(dependent, first, first + operation.results(), true);
        }
      }
      for (int k = 0; k < reached.length; k++) {
        reached[k] &= dependent[k];
      }
    }

    /** Whether it depends on a result of an operation. */
    boolean depends(LaneOperation operation) {
      int first = operation.row();
      return first >= 0
          && IntStream.range(first, first + operation.results()).anyMatch(row -> reached[row]);
    }

    /** The rows whose adjoints begin with zero: the others begin with a store. */
    private int[] zeroed() {
      boolean[] isZeroed = reached.clone();
      isZeroed[row] = false;
      for (LaneOperation operation : operations) {
        if (depends(operation)) {
          operation.operands().stream()
              .filter(operand -> operand.isFirst() && operand.row() >= 0)
              .forEach(operand -> isZeroed[operand.row()] = false);
        }
      }
      return IntStream.range(0, isZeroed.length).filter(k -> isZeroed[k]).toArray();
    }

    void begin(Lanes lanes) {
      for (int k : zeroed) {
        Arrays.fill(lanes.rowAdjoints[k], 0, lanes.n, 0.0);
      }
      Arrays.fill(lanes.rowAdjoints[row], 0, lanes.n, 1.0);
    }
  }

  /** Outputs that are pulled back together. */
  private final class Chunk {

    final List<Output> outputs;

    /** The seeds for each operation. */
    private final int[][] seeds;

    /** How many rows of entries there are. */
    private final int count;

    Chunk(List<Output> outputs) {
      this.outputs = outputs;
      count = outputs.stream().mapToInt(output -> output.loads.length).sum();
      seeds = new int[operations.length][];
      for (int k = 0; k < seeds.length; k++) {
        LaneOperation operation = operations[k];
        seeds[k] =
            IntStream.range(0, outputs.size())
                .filter(seed -> outputs.get(seed).depends(operation))
                .toArray();
      }
    }

    EntryWriter writer(EntryPlaces places, int from) {
      int[] entries =
          outputs.stream()
              .flatMapToInt(
                  output ->
                      IntStream.range(0, output.loads.length)
                          .map(k -> from + output.entry + k * loop.turns()))
              .toArray();
      return new EntryWriter(places, entries, loop.turns());
    }

    /** The adjoints of what is loaded, for each output; what is not finite is noted. */
    double[][] pull(Lanes lanes, double[] doubts) {
      for (int seed = 0; seed < outputs.size(); seed++) {
        lanes.select(seed);
        outputs.get(seed).begin(lanes);
      }
      for (int k = operations.length - 1; k >= 0; k--) {
        if (seeds[k].length > 0) {
          lanes.use(seeds[k]);
          operations[k].pullAll(lanes);
        }
      }
      double[][] terms = new double[count][];
      int next = 0;
      for (int seed = 0; seed < outputs.size(); seed++) {
        lanes.select(seed);
        for (Reading reading : outputs.get(seed).loads) {
          terms[next++] = lanes.rowAdjoints[reading.load().row];
        }
      }
      Doubts.addInfinite(doubts, terms, lanes.n);
      return terms;
    }
  }
}
