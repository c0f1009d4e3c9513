package org.duetad.reverse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The arrays of a tape, kept from one recording to the next: entries in blocks, so that a tape
 * grows without copying, except for the first block, which is small at first. Entry i has its
 * parents packed in one long (left in the upper half), and two slopes, each in an array of its own,
 * as a sweep backwards does not read right slopes where there are none: 24 bytes. An entry without
 * a parent on a side refers to itself there, with slope 0: other sweeps then need no test, and do
 * not contend for one shared cell. A negative long marks an entry of another form: {@link
 * ParentLists}, or an {@link Operation} if {@link #OPERATION} is set.
 */
final class Storage {

  /** Entries in a block. */
  static final int BLOCK = 1 << 13;

  /** Entries in the first block of a small tape, which is then enlarged by this factor. */
  private static final int SMALL = 1 << 5;

  /** Marks an entry whose links or operation are stored elsewhere. */
  static final long ELSEWHERE = 1L << 63;

  /** Additionally marks an entry with an operation. */
  static final long OPERATION = 1L << 62;

  /** Additionally marks a sum of products: the slope of a factor is the value of the other one. */
  static final long PAIRS = 1L << 61;

  private static final double[] NONE = {};

  private final List<Block> blocks = new ArrayList<>();
  private final List<Operation> operations = new ArrayList<>();
  private final ParentLists links = new ParentLists(true);
  private final ParentLists pairs = new ParentLists(false);
  private final boolean secondOrder;
  private final SecondSlopes secondSlopes = new SecondSlopes();
  private int[] inputs = {};
  private double[] values = {};

  /** Whether the latest recording with inner products had more factors than entries. */
  private boolean keepsAll;

  private double[] adjoints = {};
  private double[] tangents = {};
  private double[] adjointTangents = {};
  private int matrices;
  private long matrixBytes;
  private long operationBytes;
  private long peakBytes;

  private final Overflows overflows = new Overflows();

  /**
   * The arrays of consecutive entries.
   *
   * @param parents both parents of each entry, packed
   * @param slopes the left slope of each entry
   * @param others the right slope of each entry
   * @param curvatures the second derivatives of each entry: left-left, left-right, right-right
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Block(long[] parents, double[] slopes, double[] others, double[] curvatures) {

    static Block of(int size, boolean secondOrder) {
      return new Block(
          new long[size],
          new double[size],
          new double[size],
          new double[secondOrder ? 3 * size : 0]);
    }

    int size() {
      return parents.length;
    }

    Block enlarged() {
      int size = Math.min(SMALL * size(), BLOCK);
      return new Block(
          Arrays.copyOf(parents, size),
          Arrays.copyOf(slopes, size),
          Arrays.copyOf(others, size),
          Arrays.copyOf(curvatures, curvatures.length / size() * size));
    }
  }

  /** Storage with or without curvatures of entries. */
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

  /** The arrays of a block, allocated if necessary; if memory runs out, nothing changes. */
  Block block(int block) {
    if (block == blocks.size()) {
      blocks.add(Block.of(block == 0 ? SMALL : BLOCK, secondOrder));
    }
    return blocks.get(block);
  }

  /** The first block with room for more entries; if memory runs out, nothing changes. */
  Block enlarged() {
    blocks.set(0, blocks.get(0).enlarged());
    return blocks.get(0);
  }

  long[] parents(int block) {
    return blocks.get(block).parents;
  }

  double[] slopes(int block) {
    return blocks.get(block).slopes;
  }

  double[] others(int block) {
    return blocks.get(block).others;
  }

  double[] curvatures(int block) {
    return blocks.get(block).curvatures;
  }

  ParentLists links() {
    return links;
  }

  /** The factors of sums of products, two adjacent ones for each product. */
  ParentLists pairs() {
    return pairs;
  }

  /** The values of entries, at least of those that are factors of a sum of products. */
  double[] values() {
    return values;
  }

  /** Makes room for the values of so many entries; if memory runs out, nothing changes. */
  void keepValues(int entries) {
    if (values.length < entries) {
      values = Arrays.copyOf(values, withReserve(Math.max(entries, SMALL), 2));
    }
  }

  /**
   * Decides after a recording whether the next one keeps the values of all entries, because there
   * are fewer of them than factors of inner products, whose values are otherwise kept one by one.
   */
  void recorded(int entries) {
    if (!pairs.isCleared()) {
      keepsAll = pairs.count() > entries;
    }
  }

  /** The array for the values of so many entries if all are kept, otherwise an empty one. */
  double[] valuesOfAll(int entries) {
    if (!keepsAll) {
      return NONE;
    }
    keepValues(entries);
    return values;
  }

  /** The slope of link i of an entry that has any number of them. */
  private double slope(long packed, int i) {
    return (packed & PAIRS) == 0
        ? links.slopes(packed)[ParentLists.offset(packed) + 1 + i]
        : values[pairs.factor(packed, i ^ 1)];
  }

  void operation(int entry, Operation operation) {
    int number = operations.size();
    operations.add(operation);
    operationBytes += operation.bytes();
    parents(entry / BLOCK)[entry % BLOCK] = ELSEWHERE | OPERATION | number;
  }

  boolean hasOperations() {
    return !operations.isEmpty();
  }

  Operation operation(long packed) {
    return operations.get((int) packed);
  }

  /** The number of the next matrix, whose elements take the given memory. */
  int nextMatrix(long bytes) {
    matrixBytes += bytes;
    return matrices++;
  }

  /** Zeroed derivatives for a sweep over the given number of entries. */
  Derivatives derivatives(int entries) {
    adjoints = zeros(adjoints, entries);
    return new Derivatives(adjoints, 1, 0, matrices);
  }

  /** Zeroed doubts about these derivatives, in separate arrays. */
  Derivatives doubts(int entries) {
    return new Derivatives(new double[entries], 1, 0, matrices);
  }

  /**
   * Zeroed derivatives for several directions: {@code most}, or one if that many take too much
   * memory.
   */
  Derivatives[] derivatives(int entries, int most) {
    if (width(entries, most) == 1) {
      return new Derivatives[] {derivatives(entries)};
    }
    tangents = zeros(tangents, entries * most);
    return directions(tangents, most);
  }

  /**
   * Zeroed derivatives for a second-order sweep over the given number of entries, in {@code most}
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

  /**
   * A zeroed array of at least {@code size} elements, reusing the given one if it is large enough.
   */
  private static double[] zeros(double[] array, int size) {
    if (array.length < size) {
      return new double[withReserve(size, 4)];
    }
    Arrays.fill(array, 0, size, 0.0);
    return array;
  }

  private static int withReserve(int size, int part) {
    return (int) Math.min(size + (long) size / part, Integer.MAX_VALUE - 8);
  }

  /** Called after a sweep. */
  void swept(Derivatives... directions) {
    long peak = 0;
    for (Derivatives direction : directions) {
      peak += direction.peakBytes();
    }
    peakBytes = Math.max(peakBytes, peak);
  }

  /** The entries of the first {@code count} inputs. */
  int[] inputs(int count) {
    if (inputs.length < count) {
      inputs = IntStream.rangeClosed(1, count).toArray();
    }
    return inputs;
  }

  Overflows overflows() {
    return overflows;
  }

  /** Whether a slope is so large that what underflowed may be visible behind it. */
  boolean isSteep() {
    return overflows.isSteep();
  }

  /** Whether slopes were not finite, or underflowed, or products with them may. */
  boolean isExtreme() {
    return overflows.isExtreme() || secondSlopes.isExtreme();
  }

  /** Whether a zero resulting from overflow may be multiplied by an infinity in a sweep. */
  boolean isDoubtful() {
    return overflows.any() && (hasOperations() || overflows.madeAnyZero());
  }

  void clear() {
    overflows.clear();
    if (secondOrder) {
      secondSlopes.clear();
    }
    links.clear();
    pairs.clear();
    operations.clear();
    matrices = 0;
    matrixBytes = 0;
    operationBytes = 0;
    peakBytes = 0;
  }

  /** The number of entries with parents. */
  long operations(int entries) {
    return IntStream.range(1, entries).filter(entry -> packed(entry) >>> 32 != entry).count();
  }

  /** The total number of the entries' parents. */
  long edges(int entries) {
    return links.count()
        + pairs.count()
        + IntStream.range(1, entries).mapToLong(this::parentsOf).sum();
  }

  /** The number of parents of an entry, without the links of a reduction. */
  private long parentsOf(int entry) {
    long packed = packed(entry);
    if (packed >= 0) {
      return (packed >>> 32 == entry ? 0L : 1L) + ((int) packed == entry ? 0L : 1L);
    }
    return (packed & OPERATION) == 0 ? 0 : operation(packed).parents();
  }

  /** The parents of an entry, or where they are listed. */
  long packed(int entry) {
    return parents(entry / BLOCK)[entry % BLOCK];
  }

  static boolean isOperation(long packed) {
    return packed < 0 && (packed & OPERATION) != 0;
  }

  /** The number of parents of an entry that is no operation; absent ones count. */
  int parents(long packed) {
    if (packed >= 0) {
      return 2;
    }
    return (packed & PAIRS) == 0 ? links.size(packed) : pairs.factors(packed);
  }

  int parent(long packed, int i) {
    if (packed >= 0) {
      return (int) (i == 0 ? packed >>> 32 : packed);
    }
    return (packed & PAIRS) == 0 ? links.link(packed, i) : pairs.factor(packed, i);
  }

  double slope(int entry, long packed, int i) {
    return packed < 0
        ? slope(packed, i)
        : (i == 0 ? slopes(entry / BLOCK) : others(entry / BLOCK))[entry % BLOCK];
  }

  /**
   * What a number of entries uses, each with an adjoint and, on a tape of second order, tangents.
   */
  long usedBytes(int entries) {
    long used = pairs.usedBytes();
    return (width() + (secondOrder ? 24L : 8L)) * entries
        + links.usedBytes()
        + used
        + (used > 0 ? 8L * entries : 0)
        + operationBytes
        + matrixBytes;
  }

  /** Bytes of an entry. */
  private long width() {
    return secondOrder ? 48 : 24;
  }

  long bytes() {
    return width() * blocks.stream().mapToLong(Block::size).sum()
        + links.bytes()
        + pairs.bytes()
        + 8L * (values.length + adjoints.length + tangents.length + adjointTangents.length)
        + matrixBytes
        + peakBytes;
  }
}
