package org.duetad.reverse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The arrays of a tape, kept from one recording to the next: entries in blocks, so that a tape
 * grows without copying. Entry i has its parents packed in one long (left in the upper half), and
 * its two slopes side by side: 24 bytes. An entry without a parent on a side names itself there,
 * with slope 0: a sweep then needs no test, and does not wait for a cell that all would share. A
 * negative long stands for an entry of another form: {@link ParentLists}, or an {@link Operation}
 * if {@link #OPERATION} is set.
 */
final class Storage {

  /** Entries in a block. */
  static final int BLOCK = 1 << 13;

  /** Marks an entry whose links or operation are kept elsewhere. */
  static final long ELSEWHERE = 1L << 63;

  /** Marks, of these, one with an operation. */
  static final long OPERATION = 1L << 62;

  /** Marks, of those with links, one whose links are pairs of factors: its slopes vary. */
  static final long PAIRS = 1L << 61;

  private final List<Block> blocks = new ArrayList<>();
  private final List<Operation> operations = new ArrayList<>();
  private final ParentLists links = new ParentLists();
  private final boolean secondOrder;
  private final SecondSlopes secondSlopes = new SecondSlopes();
  private int[] inputs = {};
  private double[] adjoints = {};
  private double[] tangents = {};
  private double[] adjointTangents = {};
  private int matrices;
  private long matrixBytes;
  private long peakBytes;

  private final Overflows overflows = new Overflows();

  /**
   * The arrays of entries that follow each other.
   *
   * @param parents both parents of each entry, packed
   * @param slopes both slopes of each
   * @param curvatures the second derivatives of each: left twice, left and right, right twice
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Block(long[] parents, double[] slopes, double[] curvatures) {}

  /** Whether entries have curvatures, too. */
  Storage(boolean secondOrder) {
    this.secondOrder = secondOrder;
  }

  boolean isSecondOrder() {
    return secondOrder;
  }

  /** Computes the second derivatives of entries. */
  SecondSlopes secondSlopes() {
    return secondSlopes;
  }

  /** The arrays of a block that may be new; where there is no memory for it, nothing changes. */
  Block block(int block) {
    if (block == blocks.size()) {
      blocks.add(
          new Block(
              new long[BLOCK], new double[2 * BLOCK], new double[secondOrder ? 3 * BLOCK : 0]));
    }
    return blocks.get(block);
  }

  long[] parents(int block) {
    return blocks.get(block).parents;
  }

  double[] slopes(int block) {
    return blocks.get(block).slopes;
  }

  double[] curvatures(int block) {
    return blocks.get(block).curvatures;
  }

  ParentLists links() {
    return links;
  }

  void operation(int entry, Operation operation) {
    int number = operations.size();
    operations.add(operation);
    parents(entry / BLOCK)[entry % BLOCK] = ELSEWHERE | OPERATION | number;
  }

  boolean hasOperations() {
    return !operations.isEmpty();
  }

  Operation operation(long packed) {
    return operations.get((int) packed);
  }

  /** The number of the next matrix, whose elements take that much memory. */
  int nextMatrix(long bytes) {
    matrixBytes += bytes;
    return matrices++;
  }

  /** All zero: what a sweep over that many entries carries. */
  Derivatives derivatives(int entries) {
    adjoints = zeros(adjoints, entries);
    return new Derivatives(adjoints, 1, 0, matrices);
  }

  /** All zero, apart from the others: what is known of doubts about them. */
  Derivatives doubts(int entries) {
    return new Derivatives(new double[entries], 1, 0, matrices);
  }

  /** The same for several directions: {@code most}, or one if that many take too much memory. */
  Derivatives[] derivatives(int entries, int most) {
    if (width(entries, most) == 1) {
      return new Derivatives[] {derivatives(entries)};
    }
    tangents = zeros(tangents, entries * most);
    return directions(tangents, most);
  }

  /**
   * All zero: what a sweep of second order over that many entries carries, in {@code most}
   * directions, or in one.
   */
  SecondOrderDerivatives secondOrder(int entries, int most) {
    int width = width(entries, most);
    tangents = zeros(tangents, entries * width);
    adjointTangents = zeros(adjointTangents, entries * width);
    return new SecondOrderDerivatives(
        derivatives(entries), directions(tangents, width), directions(adjointTangents, width));
  }

  /** Derivatives of several directions may take an eighth of the heap. */
  private int width(int entries, int most) {
    double bytes = (8.0 * entries + matrixBytes) * most;
    boolean fit = bytes <= Runtime.getRuntime().maxMemory() / 8.0;
    return fit && entries <= Integer.MAX_VALUE / most ? most : 1;
  }

  private Derivatives[] directions(double[] scalars, int width) {
    Derivatives[] directions = new Derivatives[width];
    Arrays.setAll(directions, k -> new Derivatives(scalars, width, k, matrices));
    return directions;
  }

  /** An array of at least so many elements, all of which are zero: the same, if it is enough. */
  private static double[] zeros(double[] array, int size) {
    if (array.length < size) {
      return new double[(int) Math.min(size + size / 4L, Integer.MAX_VALUE - 8)];
    }
    Arrays.fill(array, 0, size, 0.0);
    return array;
  }

  /** A sweep has ended. */
  void swept(Derivatives... directions) {
    long peak = 0;
    for (Derivatives direction : directions) {
      peak += direction.peakBytes();
    }
    peakBytes = Math.max(peakBytes, peak);
  }

  /** The entries of that many inputs that came first. */
  int[] inputs(int count) {
    if (inputs.length < count) {
      inputs = IntStream.rangeClosed(1, count).toArray();
    }
    return inputs;
  }

  Overflows overflows() {
    return overflows;
  }

  /** Whether a zero that overflow made may meet an infinity in a sweep over that many entries. */
  boolean isUncertain(int entries) {
    return overflows.any() && (hasOperations() || anyHuge(entries));
  }

  /** Whether a sum of a few such factors is infinite. */
  static boolean isHuge(double slope) {
    return !(Math.abs(slope) <= 1e300);
  }

  private boolean anyHuge(int entries) {
    for (int entry = 1; entry < entries; entry++) {
      long packed = packed(entry);
      int k = 2 * (entry % BLOCK);
      double[] slopes = slopes(entry / BLOCK);
      if (packed < 0 ? links.anyHuge(packed) : isHuge(slopes[k]) || isHuge(slopes[k + 1])) {
        return true;
      }
    }
    return false;
  }

  void clear() {
    overflows.clear();
    links.clear();
    operations.clear();
    matrices = 0;
    matrixBytes = 0;
    peakBytes = 0;
  }

  /** How many of the entries have parents. */
  long operations(int entries) {
    return IntStream.range(1, entries).filter(entry -> packed(entry) >>> 32 != entry).count();
  }

  /** How many parents the entries have. */
  long edges(int entries) {
    return links.count() + IntStream.range(1, entries).mapToLong(this::parentsOf).sum();
  }

  /** Without the links of a reduction. */
  private long parentsOf(int entry) {
    long packed = packed(entry);
    if (packed >= 0) {
      return (packed >>> 32 == entry ? 0L : 1L) + ((int) packed == entry ? 0L : 1L);
    }
    return (packed & OPERATION) == 0 ? 0 : operation(packed).parents();
  }

  private long packed(int entry) {
    return parents(entry / BLOCK)[entry % BLOCK];
  }

  long bytes() {
    return (secondOrder ? 48L : 24L) * BLOCK * blocks.size()
        + links.bytes()
        + 8L * (adjoints.length + tangents.length + adjointTangents.length)
        + matrixBytes
        + peakBytes;
  }
}
