package org.duetad.core.kernel.plan;

import java.util.List;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.Span;
import org.duetad.core.program.loops.LaneSums;

/**
 * A loop of lanes: loops within its body are written out.
 *
 * @param start the first instruction
 * @param length how many instructions there are in a turn
 * @param turns how many turns there are
 * @param distance how many turns at least lie between a turn and one that reads its results
 * @param rows how many results there are in a turn
 * @param most the most turns that are done side by side
 */
public record BodyShape(int start, int length, int turns, int distance, int rows, int most)
    implements Shape {

  /** No turn reads the results of another. */
  private static final int NEVER = Integer.MAX_VALUE;

  /** What the rows of a block may take: with fewer lanes, operations cost more than the cache. */
  private static final int NUMBERS = 1 << 19;

  /** Of more lanes only bodies gain whose rows take no more than this. */
  private static final int USUAL = 256;

  private static final int FEW_NUMBERS = 1 << 14;

  /** With more results, chunks would not fit the cache. */
  private static final int MOST_IN_CHUNKS = 1 << 12;

  /** Instructions that are in no loop. */
  public static BodyShape straight(FlatCode code, int start, int length) {
    return new BodyShape(start, length, 1, NEVER, code.results(start, start + length), 1);
  }

  static BodyShape of(FlatCode code, Span loop, List<Span> outer, int most) {
    int rows = code.results(loop.start(), loop.start() + loop.length());
    int distance = distance(code, loop, outer, 0);
    return new BodyShape(loop.start(), loop.length(), loop.turns(), distance, rows, most);
  }

  /** The least distance in all turns of the enclosing loops. */
  private static int distance(FlatCode code, Span loop, List<Span> outer, int offset) {
    if (outer.isEmpty()) {
      return distance(code, loop, offset);
    }
    Span first = outer.get(0);
    int least = NEVER;
    for (int turn = 0; turn < first.turns(); turn++) {
      List<Span> rest = outer.subList(1, outer.size());
      least = Math.min(least, distance(code, loop, rest, offset + turn * first.length()));
    }
    return least;
  }

  private static int distance(FlatCode code, Span loop, int offset) {
    int least = NEVER;
    for (int turn = 1; turn < loop.turns() && least > 1; turn++) {
      least = Math.min(least, distance(code, loop, loop.start() + offset, turn));
    }
    return least;
  }

  /** The least distance of a turn from an earlier one that it reads. */
  private static int distance(FlatCode code, Span loop, int start, int turn) {
    int own = start + turn * loop.length();
    int end = code.start(own + loop.length());
    int first = code.result(start);
    int next = code.result(own);
    int latest = first - 1;
    int[] operands = code.operands();
    for (int i = code.start(own); i < end; i++) {
      int slot = operands[i];
      if (slot > latest && slot < next) {
        latest = slot;
      }
    }
    return latest < first ? NEVER : turn - (code.producer(latest) - start) / loop.length();
  }

  /** The result of a turn that is at a distance from its first result, or -1 if none is. */
  public int row(int distance) {
    boolean isRow = distance >= 0 && distance < rows * turns && distance % turns == 0;
    return isRow ? distance / turns : -1;
  }

  /** How many turns can be done side by side. */
  public int lanes() {
    return Math.min(turns, distance);
  }

  /** Whether some turns, but not all, can be done side by side. */
  public boolean isScan() {
    return lanes() > 1 && lanes() < turns;
  }

  /**
   * Whether sums over the turns are in chunks ({@link LaneSums}), which are then the blocks,
   * whatever else is given: where these have as many turns anyway.
   */
  public boolean inChunks() {
    return Math.min(turns, distance) >= LaneSums.CHUNK
        && rows >= FEW_NUMBERS / LaneSums.CHUNK
        && rows <= MOST_IN_CHUNKS;
  }

  /** How many turns are done side by side. */
  public int block() {
    return block(most);
  }

  /** How many, if there are no more than given: about as many in each block. */
  int block(int given) {
    if (inChunks()) {
      return LaneSums.CHUNK;
    }
    int fitting = Math.max(ENOUGH_LANES, NUMBERS / Math.max(1, rows) & -4);
    int usual = Math.max(Math.min(USUAL, fitting), FEW_NUMBERS / Math.max(1, rows) & -4);
    int block = Math.min(Math.min(given, usual), distance);
    int blocks = (turns + block - 1) / block;
    return Math.min(block, (turns + blocks - 1) / blocks + 3 & -4);
  }
}
