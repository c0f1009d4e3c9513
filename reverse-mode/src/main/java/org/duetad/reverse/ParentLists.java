package org.duetad.reverse;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.Scalar;

/**
 * The parents of entries with any number of them, and their slopes if they are stored: each entry
 * has a count followed by that many links, contiguous in one block. A link takes 12 bytes, without
 * a slope 4.
 */
final class ParentLists {

  private static final int BLOCK = 1 << 13;

  /** The size of the first block, of a small tape; the second is larger by this factor. */
  private static final int SMALL = 1 << 5;

  private static final int OFFSET_BITS = 31;
  private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;

  private final boolean withSlopes;
  private final List<Block> blocks = new ArrayList<>();
  private int block = -1;
  private int[] parents = {};
  private double[] slopes = {};
  private int start;

  /** The packed position of the block's first entry. */
  private long origin;

  private int at;
  private long count;

  /** The block that was read last: consecutive entries are mostly in one block. */
  private int read = -1;

  private int[] readParents = {};

  /** Parents, and slopes alongside or none. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Block(int[] parents, double[] slopes) {}

  /** Lists with or without slopes. */
  ParentLists(boolean withSlopes) {
    this.withSlopes = withSlopes;
  }

  private Block newBlock(int size) {
    return new Block(new int[size], new double[withSlopes ? size : 0]);
  }

  /** Makes room for a count and at most {@code most} links; discards an entry not ended. */
  void begin(int most) {
    at = room(most) + 1;
  }

  /** The same, without beginning it, and returns where the entry is to be. */
  int room(int most) {
    if (parents.length - start <= most) {
      nextBlock(most + 1);
    }
    return start;
  }

  /** Closes an entry of so many numbers, for so many links, and returns its packed position. */
  long take(int size, int links) {
    count += links;
    long packed = origin | start;
    start += size;
    return packed;
  }

  /** Takes the latest entry back. */
  void giveBack(long packed, int links) {
    count -= links;
    start = offset(packed);
  }

  /** If memory runs out, nothing changes. */
  private void nextBlock(int needed) {
    int next = block >= 0 && start == 0 ? block : block + 1; // An empty one is replaced.
    int usual = next == 0 ? SMALL : next == 1 ? SMALL * SMALL : BLOCK;
    int size = Math.max(usual, needed);
    if (next == blocks.size()) {
      blocks.add(newBlock(size));
    } else if (blocks.get(next).parents.length < needed) {
      // Left by an earlier recording. Skipping it would keep a block for each length ever recorded.
      blocks.set(next, newBlock(size));
    }
    block = next;
    parents = blocks.get(next).parents;
    slopes = blocks.get(next).slopes;
    start = 0;
    origin = Storage.ELSEWHERE | (long) block << OFFSET_BITS;
  }

  /** The array for links, from {@link #at} on. */
  int[] parents() {
    return parents;
  }

  int at() {
    return at;
  }

  /** Marks the links before {@code end} as written. */
  void skipTo(int end) {
    at = end;
  }

  void add(int parent) {
    parents[at++] = parent;
  }

  void add(int parent, double slope) {
    int k = at;
    parents[k] = parent;
    slopes[k] = slope;
    at = k + 1;
  }

  void addIfVariable(Scalar parent, double slope) {
    if (parent instanceof Var v) {
      add(v.index, slope);
    }
  }

  /** Whether the entry begun has no link so far. */
  boolean isEmpty() {
    return at == start + 1;
  }

  /** Closes the entry and returns its packed position. */
  long end() {
    int links = at - start - 1;
    parents[start] = links;
    return take(1 + links, links);
  }

  long count() {
    return count;
  }

  /** Whether no entry has been begun. */
  boolean isCleared() {
    return block < 0;
  }

  static int offset(long packed) {
    return (int) (packed & OFFSET_MASK);
  }

  int[] parents(long packed) {
    int wanted = block(packed);
    if (wanted != read) {
      readParents = blocks.get(wanted).parents;
      read = wanted;
    }
    return readParents;
  }

  double[] slopes(long packed) {
    return blocks.get(block(packed)).slopes;
  }

  /** The number of links of an entry. */
  int size(long packed) {
    return parents(packed)[offset(packed)];
  }

  int link(long packed, int i) {
    return parents(packed)[offset(packed) + 1 + i];
  }

  /** The number of factors of an entry, if it is an {@linkplain FactorLists inner product}. */
  int factors(long packed) {
    return 2 * FactorLists.count(parents(packed), offset(packed));
  }

  /** The left and right factors in turn. */
  int factor(long packed, int i) {
    int start = offset(packed);
    return i % 2 == 0
        ? FactorLists.left(parents(packed), start, i / 2)
        : FactorLists.right(parents(packed), start, i / 2);
  }

  private static int block(long packed) {
    return (int) ((packed & ~(Storage.ELSEWHERE | Storage.PAIRS)) >>> OFFSET_BITS);
  }

  void clear() {
    block = -1;
    read = -1;
    parents = new int[0];
    slopes = new double[0];
    start = 0;
    at = 0;
    count = 0;
  }

  /** What is used, gaps at the ends of blocks included. */
  long usedBytes() {
    long full =
        blocks.stream().limit(Math.max(0, block)).mapToLong(each -> each.parents.length).sum();
    return width() * (full + start);
  }

  private long width() {
    return withSlopes ? 12 : 4;
  }

  long bytes() {
    return width() * blocks.stream().mapToLong(each -> each.parents.length).sum();
  }
}
