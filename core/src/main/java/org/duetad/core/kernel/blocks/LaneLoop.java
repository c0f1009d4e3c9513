package org.duetad.core.kernel.blocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.duetad.core.kernel.lanes.ArithmeticLanes;
import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.lanes.Part;
import org.duetad.core.kernel.loops.Address;
import org.duetad.core.kernel.memory.LaneSource;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.kernel.memory.LoopRows;
import org.duetad.core.kernel.plan.BodyShape;

/**
 * A loop whose turns are done side by side, a block of them at a time: as many as do not depend on
 * each other. Straight code is such a loop of one turn.
 */
public final class LaneLoop implements Part, LoopRows {

  private final int level;
  private final int turns;
  private final int block;

  /** Whether sums over its turns are in chunks. */
  private final boolean inChunks;

  private final int rows;

  /** Whether the adjoints of a row begin with zero in each turn. */
  private final boolean[] cleared;

  private final AdjointRows adjointRows;

  /** The turns of the enclosing loops. */
  private final int[] outer;

  /** What is loaded in the first turn of the enclosing loops and is the same in the others. */
  private final LoadLanes[] steady;

  /** Whether a row is one of these. */
  private final boolean[] isSteady;

  /** Those of them whose adjoints are added up over all turns of the enclosing loops. */
  private final LoadLanes[] collected;

  private final LaneOperation[] forward;

  /** What is computed once more before the sweep. */
  private LaneOperation[] again;

  /** What is pulled back, the last one first. */
  public final LaneOperation[] backward;

  /** The place of the first row in memory. */
  private final Address.Affine region;

  /** How far each row of results is from it, -1 for those that are not in memory. */
  private final int[] offsets;

  /** Whether a row is read by other parts, or by another turn. */
  private final boolean[] shared;

  /** The rows of which it matters if they are finite: that of others shows in these. */
  private final int[] doubted;

  /** Whether a row is read by the sweep, or in other turns. */
  private final boolean[] kept;

  private final LaneSource.Memory[] invariants;

  /** Which of the working memory's rows are used. */
  private final int index;

  /**
   * Rows of results in memory.
   *
   * @param region the place of the first one in each turn
   * @param offsets how far each is from it, -1 for those that are not in memory
   * @param shared whether a row is read by other parts, or by another turn
   */
  @SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
  public record Rows(Address.Affine region, int[] offsets, boolean[] shared) {}

  public LaneLoop(
      BodyShape shape,
      int[] outer,
      List<LaneOperation> operations,
      Rows memory,
      boolean[] isDoubted,
      boolean[] active,
      List<LaneSource.Memory> invariants,
      boolean forEntries,
      int index) {
    this.level = outer.length;
    this.outer = outer;
    this.turns = shape.turns();
    this.rows = active.length;
    this.block = shape.block();
    inChunks = shape.inChunks();
    region = memory.region;
    offsets = memory.offsets;
    shared = memory.shared;
    this.invariants = invariants.toArray(new LaneSource.Memory[0]);
    this.index = index;
    steady = loads(operations, LoadLanes::isSteady);
    collected = loads(operations, LoadLanes::isCollected);
    forward = without(operations, LoadLanes::isSteady);
    backward = DifferenceGroup.in(without(operations, LoadLanes::isCollected));
    KeptRows keptRows = new KeptRows(operations, rows, lanes(), blocks());
    kept = keptRows.kept();
    again = keptRows.again().toArray(new LaneOperation[0]);
    isSteady = new boolean[rows];
    cleared = active.clone();
    for (LoadLanes load : steady) {
      isSteady[load.row] = true;
      kept[load.row] = true;
    }
    for (LoadLanes load : collected) {
      cleared[load.row] = false;
    }
    boolean[] gone = gone(operations, rows);
    for (int row = 0; row < shared.length; row++) {
      cleared[row] &= !shared[row] && !gone[row];
    }
    doubted = IntStream.range(0, shared.length).filter(r -> isDoubted[r] && !gone[r]).toArray();
    boolean[] isStored = cleared.clone();
    Fusion.findFirst(operations, cleared);
    for (int row = 0; row < rows; row++) {
      isStored[row] &= !cleared[row] && !forEntries;
    }
    adjointRows = new AdjointRows(operations, isStored);
  }

  /** The rows that no operation fills, as their results are part of another. */
  private static boolean[] gone(List<LaneOperation> operations, int rows) {
    boolean[] gone = new boolean[rows];
    for (LaneOperation operation : operations) {
      if (operation instanceof ArithmeticLanes.ProductSum sum) {
        gone[sum.product()] = true;
      } else if (operation instanceof ArithmeticLanes.SquareDifference difference) {
        gone[difference.square()] = true;
      }
    }
    return gone;
  }

  private static LoadLanes[] loads(List<LaneOperation> operations, Predicate<LoadLanes> which) {
    return operations.stream()
        .filter(operation -> operation instanceof LoadLanes load && which.test(load))
        .toArray(LoadLanes[]::new);
  }

  private static LaneOperation[] without(
      List<LaneOperation> operations, Predicate<LoadLanes> some) {
    List<LaneOperation> others = new ArrayList<>();
    for (LaneOperation operation : operations) {
      if (!(operation instanceof LoadLanes load && some.test(load))) {
        others.add(operation);
      }
    }
    return others.toArray(new LaneOperation[0]);
  }

  /** For each result whether it matters if it is finite. */
  public boolean[] doubted() {
    boolean[] isDoubted = new boolean[shared.length];
    for (int row : doubted) {
      isDoubted[row] = true;
    }
    return isDoubted;
  }

  /** Keeps what is loaded once only: blocks are computed again before they are pulled back. */
  public void computeAgain() {
    System.arraycopy(isSteady, 0, kept, 0, rows);
    again = forward;
  }

  @Override
  public int lanes() {
    return Math.min(block, turns);
  }

  /** How many blocks there are in all turns of the enclosing loops. */
  private int blocks() {
    int blocks = blocksPerTurn();
    for (int turn : outer) {
      blocks *= turn;
    }
    return blocks;
  }

  /** How many numbers the rows have that are kept. */
  public long numbers() {
    long numbers = 0;
    for (int row = 0; row < rows; row++) {
      if (kept[row]) {
        numbers += isSteady[row] ? blocksPerTurn() : blocks();
      }
    }
    return numbers * lanes();
  }

  public long numbersPerBlock() {
    return (long) rows * lanes();
  }

  @Override
  public double[][] passing() {
    double[][] arrays = new double[rows][];
    for (int row = 0; row < rows; row++) {
      arrays[row] = new double[kept[row] ? 0 : lanes()];
    }
    return arrays;
  }

  /**
   * For each block in all turns of the enclosing loops an array for each row.
   *
   * @param passing the arrays of rows that are not kept
   * @param isSwept whether a sweep follows; else all blocks share their arrays
   */
  public double[][][] memory(double[][] passing, boolean isSwept) {
    double[][][] memory = new double[blocks()][][];
    for (int k = 0; k < memory.length; k++) {
      memory[k] = passing.clone();
      for (int row = 0; row < rows; row++) {
        int period = isSteady[row] ? blocksPerTurn() : isSwept ? memory.length : 1;
        if (kept[row]) {
          memory[k][row] = k < period ? new double[lanes()] : memory[k % period][row];
        }
      }
    }
    return memory;
  }

  @Override
  public double[][][] adjoints() {
    double[][][] adjoints = new double[blocksPerTurn()][][];
    double[][] common = adjointRows.allocate(lanes());
    for (int k = 0; k < adjoints.length; k++) {
      adjoints[k] = common.clone();
      for (LoadLanes load : collected) {
        adjoints[k][load.row] = new double[lanes()];
      }
    }
    return adjoints;
  }

  public int blocksPerTurn() {
    return (turns + block - 1) / block;
  }

  /** The number of the first block in this turn of the enclosing loops. */
  private int firstBlock(int[] turn) {
    return turnOf(turn) * blocksPerTurn();
  }

  /** The turn of the enclosing loops, counted over all of them. */
  private int turnOf(int[] turn) {
    int count = 0;
    for (int loop = 0; loop < level; loop++) {
      count = count * outer[loop] + turn[loop];
    }
    return count;
  }

  @Override
  public void evaluate(Lanes lanes) {
    int number = firstBlock(lanes.turn);
    boolean isFirst = number == 0;
    for (int at = 0; at < blocksPerTurn(); at++) {
      lanes.rows = lanes.rowsOf(index, number + at);
      evaluateBlock(lanes, at, isFirst);
    }
    lanes.turn[level] = 0;
  }

  /** Which of the working memory's rows are used. */
  public int index() {
    return index;
  }

  public int turns() {
    return turns;
  }

  /** The first turn of a block. */
  public int first(int at) {
    return block * at;
  }

  public LaneOperation[] operations() {
    return forward;
  }

  /** The place of a row in the first turn, or -1 if it is not in memory. */
  public int place(int row) {
    return offsets[row] < 0 ? -1 : region.base() + offsets[row];
  }

  /** How many results a turn has, whose rows are the first ones. */
  public int results() {
    return shared.length;
  }

  public int rows() {
    return rows;
  }

  private void evaluateBlock(Lanes lanes, int at, boolean isFirst) {
    lanes.at(level, at, block * at, Math.min(block, turns - block * at), inChunks);
    if (isFirst) {
      for (LaneOperation load : steady) {
        load.evaluate(lanes);
      }
    }
    for (LaneOperation operation : forward) {
      operation.evaluate(lanes);
    }
    lanes.doubt(doubted);
    int base = region.at(lanes.turn);
    for (int row = 0; row < shared.length; row++) {
      if (shared[row]) {
        System.arraycopy(lanes.rows[row], 0, lanes.values, base + offsets[row], lanes.n);
      }
    }
  }

  @Override
  public void pull(Lanes lanes) {
    int number = firstBlock(lanes.turn);
    int perTurn = blocksPerTurn();
    for (int at = perTurn - 1; at >= 0; at--) {
      lanes.rows = lanes.rowsOf(index, number + at);
      lanes.at(level, at, block * at, Math.min(block, turns - block * at), inChunks);
      for (LaneOperation operation : again) {
        operation.evaluate(lanes);
      }
      pullBlock(lanes, at, number == 0, number + perTurn == blocks());
    }
    settle(lanes);
  }

  /** Pulls back the block that the lanes are at. */
  private void pullBlock(Lanes lanes, int at, boolean isFirst, boolean isLast) {
    lanes.enter(index, at);
    for (int seed : lanes.seeds()) {
      lanes.select(seed);
      if (isLast) {
        for (LoadLanes load : collected) {
          load.begin(lanes);
        }
      }
      fetch(lanes, region.at(lanes.turn));
    }
    boolean isOne = lanes.seeds().length == 1;
    for (int i = backward.length - 1; i >= 0; i--) {
      if (isOne) {
        backward[i].pull(lanes);
      } else {
        backward[i].pullAll(lanes);
      }
    }
    if (isFirst && collected.length > 0) {
      for (int seed : lanes.seeds()) {
        lanes.select(seed);
        for (LoadLanes load : collected) {
          load.end(lanes);
        }
      }
    }
  }

  private void settle(Lanes lanes) {
    lanes.turn[level] = 0;
    for (int seed : lanes.seeds()) {
      lanes.select(seed);
      for (LaneSource.Memory invariant : invariants) {
        lanes.settle(invariant);
      }
    }
  }

  /** Computes a block in memory that all blocks share. */
  public void evaluateShared(Lanes lanes, int at) {
    lanes.rows = lanes.rowsOf(index, 0);
    evaluateBlock(lanes, at, true);
  }

  /** Each block in memory that all blocks share, if no turn reads results of another. */
  @Override
  public void evaluateAndPull(Lanes lanes) {
    for (int at = blocksPerTurn() - 1; at >= 0; at--) {
      evaluateShared(lanes, at);
      pullBlock(lanes, at, true, true);
    }
    settle(lanes);
  }

  /** The adjoints that others added; they are taken. */
  private void fetch(Lanes lanes, int base) {
    for (int row = 0; row < rows; row++) {
      if (row < shared.length && shared[row]) {
        int at = base + offsets[row];
        System.arraycopy(lanes.adjoints, at, lanes.rowAdjoints[row], 0, lanes.n);
        Arrays.fill(lanes.adjoints, at, at + lanes.n, 0.0);
      } else if (cleared[row]) {
        Arrays.fill(lanes.rowAdjoints[row], 0, lanes.n, 0.0);
      }
    }
  }
}
