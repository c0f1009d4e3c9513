package org.duetad.reverse;

import java.util.ArrayList;
import java.util.List;

/**
 * The parents and slopes of entries with any number of them, 12 bytes each: for an entry, a count
 * and then as many links, contiguous in one block.
 */
final class ParentLists {

  private static final int BLOCK = 1 << 13;
  private static final int OFFSET_BITS = 31;
  private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;

  private final List<int[]> parentBlocks = new ArrayList<>();
  private final List<double[]> slopeBlocks = new ArrayList<>();
  private int block = -1;
  private int[] parents = {};
  private double[] slopes = {};
  private int start;
  private int at;
  private long count;

  /** Makes room for a count and at most that many links. */
  void begin(int most) {
    if (parents.length - at <= most) {
      nextBlock(most + 1);
    }
    start = at++;
  }

  private void nextBlock(int needed) {
    block++;
    int size = Math.max(BLOCK, needed);
    if (block == parentBlocks.size()) {
      parentBlocks.add(new int[size]);
      slopeBlocks.add(new double[size]);
    } else if (parentBlocks.get(block).length < needed) {
      // Left by an earlier recording. To skip it would keep a block for each length ever recorded.
      parentBlocks.set(block, new int[size]);
      slopeBlocks.set(block, new double[size]);
    }
    parents = parentBlocks.get(block);
    slopes = slopeBlocks.get(block);
    at = 0;
  }

  /** Where links go: parents, and slopes beside them, from {@link #at} on. */
  int[] parents() {
    return parents;
  }

  double[] slopes() {
    return slopes;
  }

  int at() {
    return at;
  }

  /** The links before are written. */
  void skipTo(int end) {
    at = end;
  }

  void add(int parent, double slope) {
    int k = at;
    parents[k] = parent;
    slopes[k] = slope;
    at = k + 1;
  }

  /** Closes the entry; the result is where to find it. */
  long end() {
    int links = at - start - 1;
    parents[start] = links;
    count += links;
    return Storage.ELSEWHERE | (long) block << OFFSET_BITS | start;
  }

  long count() {
    return count;
  }

  static int offset(long packed) {
    return (int) (packed & OFFSET_MASK);
  }

  int[] parents(long packed) {
    return parentBlocks.get(block(packed));
  }

  double[] slopes(long packed) {
    return slopeBlocks.get(block(packed));
  }

  private static int block(long packed) {
    return (int) ((packed & ~(Storage.ELSEWHERE | Storage.PAIRS)) >>> OFFSET_BITS);
  }

  void clear() {
    block = -1;
    parents = new int[0];
    slopes = new double[0];
    at = 0;
    count = 0;
  }

  long bytes() {
    return 12L * parentBlocks.stream().mapToLong(p -> p.length).sum();
  }
}
