package org.duetad.core.kernel.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.loops.Address;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.program.loops.LaneSums;
import org.jspecify.annotations.Nullable;

/**
 * The working memory of one thread, and the block of turns that it is at. What a block computes is
 * in rows, an array for each result; they are kept for the sweep. Inputs, constants, and the
 * results that other blocks read are in one array as well, those of a body's result for successive
 * turns side by side.
 */
public final class Lanes {

  /** The seeds of a sweep: more at once would not stay in the second cache. */
  public static final int MOST_SEEDS = 4;

  private static final int[] FIRST = IntStream.range(0, MOST_SEEDS).toArray();

  /** Those of the frame in use. */
  public double[] values = {};

  /** What compiled parts keep besides values. */
  public double[] kept = {};

  /** The inputs, where these begin: those of the frame, or an array that holds nothing else. */
  public double[] inputs = {};

  /** Those of the selected seed, with one place more, for adjoints that are not wanted. */
  public double[] adjoints = {};

  /** The matrices of the frame in use, by their places. */
  private @Nullable ConstantMatrix[] matrices = {};

  /** The adjoints of matrices, each null until something is added. */
  private double[] @Nullable [] matrixAdjoints = {};

  /** The turn of each loop that encloses the block, and the first turn of the block. */
  public final int[] turn;

  /** Sums of adjoints over the lanes, each in four parts. */
  private double[] sums = {};

  /** What adds to them. */
  private final PartialSums plain = new PartialSums();

  private LaneSums adder = plain;

  /** The turns of the largest block. */
  private final int most;

  public final Pieces pieces = new Pieces();
  public final Window window;

  private final double[][] loaded;
  private final double[] zeros;
  private final double[] minusOnes;
  private double[] factors = {};
  private double[][] arrays = {};
  private final List<double[]> temporaries = new ArrayList<>();

  /** The loop of the lanes, the number of the block in it, its first turn, and how many. */
  private int level;

  public int block;
  private int first;
  public int n;

  /** Whether the block is a chunk of {@link LaneSums}. */
  private boolean isChunk;

  public double[][] rows = {};
  public double[][] rowAdjoints = {};

  private double[][][][] rowsOf = {};
  private double[] doubts = {};

  /** For each loop, the rows that are not kept. */
  private final double[][][] passing;

  /** The loop in which the adjoints are, and its block in a turn of the enclosing loops. */
  private int loop;

  private int blockOfLoop;

  private final Supplier<AdjointMemory> another;
  private final List<AdjointMemory> memories = new ArrayList<>();

  /** The seeds that are pulled back. */
  private int[] seeds = {};

  /** Slopes of rules in the sweep that call for a closer look. */
  public final Steeps steeps;

  /** For a number of values, loops of lanes, and sums over lanes. */
  public Lanes(
      int size, int depth, List<? extends LoopRows> loops, int sums, boolean withMatrices) {
    another = () -> new AdjointMemory(size, loops, sums, withMatrices);
    turn = new int[depth];
    int largest = 1;
    for (LoopRows one : loops) {
      largest = Math.max(largest, one.lanes());
    }
    most = largest;
    loaded = new double[3][most];
    zeros = new double[most];
    minusOnes = new double[most];
    Arrays.fill(minusOnes, -1.0);
    window = new Window(most);
    passing = new double[loops.size()][][];
    for (int k = 0; k < passing.length; k++) {
      passing[k] = loops.get(k).passing();
    }
    steeps = new Steeps(most);
  }

  /** The turns of the largest block. */
  public int most() {
    return most;
  }

  /** Works on the numbers of a frame. */
  public void use(
      double[] numbers,
      @Nullable ConstantMatrix[] matricesByPlace,
      double[][][][] rowsOfLoops,
      double[] doubtsOfLanes) {
    values = numbers;
    inputs = numbers;
    matrices = matricesByPlace;
    rowsOf = rowsOfLoops;
    doubts = doubtsOfLanes;
  }

  /** The rows of a block of a loop, counted over all turns of the enclosing loops. */
  public double[][] rowsOf(int loop, int block) {
    return rowsOf[loop][block];
  }

  public double[][] passing(int loop) {
    return passing[loop];
  }

  /** Adds to sums over lanes by other means from now on; returns those used before. */
  public LaneSums addBy(LaneSums other) {
    LaneSums before = adder;
    adder = other;
    return before;
  }

  /** Goes to the adjoints of a block of a loop, counted in a turn of the enclosing loops. */
  public void enter(int index, int at) {
    loop = index;
    blockOfLoop = at;
  }

  /** Notes what is not finite or not below 1e30 in some rows. */
  public void doubt(int[] some) {
    int k = 0;
    for (; k + 1 < some.length; k += 2) {
      LaneMath.addDoubts(doubts, rows[some[k]], rows[some[k + 1]], n);
    }
    if (k < some.length) {
      LaneMath.addDoubts(doubts, rows[some[k]], n);
    }
  }

  /** Whether no doubt was noted, and the first numbers in memory are below 1e30. */
  public boolean areModerate(int head) {
    return Doubts.areModerate(doubts, values, head, scratch(), loaded[1]);
  }

  /** Notes a doubt: NaN, or 0 for none. */
  public void doubt(double sum) {
    doubts[0] += sum;
  }

  /** Notes what is not finite or not below 1e30 in memory. */
  public void doubt(int from, int end) {
    doubts[0] += LaneMath.doubt(values, from, end);
  }

  /** What is at a place: a number or a matrix. */
  public Object value(int place) {
    ConstantMatrix matrix = matrices.length == 0 ? null : matrices[place];
    return matrix == null ? Scalar.of(values[place]) : matrix;
  }

  public ConstantMatrix matrix(int place) {
    return Objects.requireNonNull(matrices[place]);
  }

  public ConstantMatrix[] matrices(int[] places) {
    ConstantMatrix[] some = new ConstantMatrix[places.length];
    for (int i = 0; i < some.length; i++) {
      some[i] = matrix(places[i]);
    }
    return some;
  }

  /** Puts a matrix at a place, where a NaN stands for elements that are not below 1e30. */
  public void put(int place, ConstantMatrix matrix) {
    matrices[place] = matrix;
    double[] elements = matrix.array();
    values[place] = LaneMath.doubt(elements, 0, elements.length);
  }

  /** The adjoint of a number, which becomes zero. */
  public double take(int place) {
    double adjoint = adjoints[place];
    adjoints[place] = 0;
    return adjoint;
  }

  /** The adjoint of a matrix, which becomes zero; null if it is. */
  public double @Nullable [] takeMatrix(int place) {
    double[] adjoint = matrixAdjoints[place];
    matrixAdjoints[place] = null;
    return adjoint;
  }

  /** Makes the adjoint of a number or a matrix zero. */
  public void dropAdjoint(int place) {
    adjoints[place] = 0;
    if (matrixAdjoints.length > 0) {
      matrixAdjoints[place] = null;
    }
  }

  /** The adjoint of a matrix, to add to. */
  public double[] matrixAdjoint(int place) {
    double[] adjoint = matrixAdjoints[place];
    if (adjoint == null) {
      adjoint = new double[matrix(place).array().length];
      matrixAdjoints[place] = adjoint;
    }
    return adjoint;
  }

  /** Adds to the adjoint of a matrix. */
  public void addMatrix(int place, ConstantMatrix term) {
    if (matrixAdjoints[place] == null) {
      matrixAdjoints[place] = term.array().clone();
    } else {
      LaneMath.increase(matrixAdjoint(place), term.array(), term.array().length);
    }
  }

  /**
   * Goes to a block.
   *
   * @param enclosing how many loops enclose that of the lanes
   * @param number the number of the block in the loop
   * @param from its first turn
   * @param count how many turns it has
   * @param inChunks whether sums over the loop's turns are in chunks
   */
  public void at(int enclosing, int number, int from, int count, boolean inChunks) {
    level = enclosing;
    isChunk = inChunks && count == LaneSums.CHUNK;
    block = number;
    first = from;
    n = count;
    turn[level] = first;
  }

  /** An array for intermediate results of an operation. */
  public double[] scratch() {
    return loaded[2];
  }

  /** Zeros, which are not changed. */
  public double[] zeros() {
    return zeros;
  }

  /** The number -1 in each lane, not to be changed. */
  public double[] minusOnes() {
    return minusOnes;
  }

  /** An array for some factors of an operation. */
  public double[] factors(int count) {
    if (factors.length < count) {
      factors = new double[2 * count];
    }
    return factors;
  }

  /** An array for what they multiply. */
  public double[][] arrays(int count) {
    if (arrays.length < count) {
      arrays = new double[2 * count][];
    }
    return arrays;
  }

  /** One of any number of arrays for the intermediate results of a slope. */
  public double[] temporary(int index) {
    while (temporaries.size() <= index) {
      temporaries.add(new double[most]);
    }
    return temporaries.get(index);
  }

  /** The number of a source, in each lane, in an array for the left or right side. */
  public double[] read(LaneSource.Memory source, int side) {
    Arrays.fill(loaded[side], 0, n, scalar(source));
    return loaded[side];
  }

  /** The number of a source that is the same for all lanes. */
  public double scalar(LaneSource.Memory source) {
    return values[source.at(turn)];
  }

  /** The place of an address in a lane of the block. */
  public int place(Address address, int lane) {
    turn[level] = first + lane;
    int place = address.at(turn);
    turn[level] = first;
    return place;
  }

  /** Copies numbers from memory. */
  public void load(Address.Table table, double[] memory, double[] to) {
    int index = table.index(turn);
    int stride = table.strides()[level];
    int[] slots = table.slots();
    for (int i = 0; i < n; i++) {
      to[i] = memory[slots[index + i * stride]];
    }
  }

  /** Adds to the adjoints in memory, the last lane first, as lanes may share a place. */
  public void store(Address.Table table, double[] terms) {
    int index = table.index(turn);
    int stride = table.strides()[level];
    int[] slots = table.slots();
    for (int i = n - 1; i >= 0; i--) {
      adjoints[slots[index + i * stride]] += terms[i];
    }
  }

  /** Adds products to the adjoints of a source. */
  public void addProducts(LaneSource.Memory source, double[] slopes, double[] zBar) {
    if (source.isInvariant()) {
      int at = LaneSums.PARTS * source.sum();
      if (isChunk) {
        plain.addChunk(sums, at, slopes, zBar);
      } else {
        PartialSums.add(sums, at, first, slopes, zBar, n);
      }
    } else {
      add(source, slopes[0] * zBar[0]);
    }
  }

  /** The same for several sources that are the same for all lanes, given by their sums. */
  public void addProducts(int[] at, double[][] slopes, double[] zBar) {
    if (isChunk) {
      adder.addChunk(sums, at, slopes, zBar);
    } else {
      adder.addProducts(sums, at, slopes, zBar, first, n);
    }
  }

  /** Adds multiples to the adjoints of a source. */
  public void addMultiples(LaneSource.Memory source, double factor, double[] zBar) {
    LaneMath.multiply(scratch(), factor, zBar, n);
    add(source, scratch());
  }

  /** Adds to the adjoints of a source. */
  public void add(LaneSource.Memory source, double[] zBar) {
    if (source.isInvariant()) {
      int at = LaneSums.PARTS * source.sum();
      if (isChunk) {
        plain.addChunk(sums, at, zBar);
      } else {
        PartialSums.add(sums, at, first, zBar, n);
      }
    } else {
      add(source, zBar[0]);
    }
  }

  /** Adds to the adjoint of a source in the only turn there is. */
  public void add(LaneSource.Memory source, double term) {
    adjoints[source.at(turn)] += term;
  }

  /** Ends the sum of the adjoint of a source that is the same for all lanes. */
  public void settle(LaneSource.Memory source) {
    int at = LaneSums.PARTS * source.sum();
    double sum = sums[at] + sums[at + 1] + (sums[at + 2] + sums[at + 3]);
    adjoints[source.at(turn)] += sum;
    Arrays.fill(sums, at, at + LaneSums.PARTS, 0.0);
  }

  /** Begins a sweep of some seeds. */
  public void begin(int count) {
    use(Arrays.copyOf(FIRST, count));
    while (memories.size() < count) {
      memories.add(another.get());
    }
    for (AdjointMemory memory : memories.subList(0, count)) {
      memory.begin();
    }
  }

  /** The seeds that are pulled back. */
  public int[] seeds() {
    return seeds;
  }

  /** Goes on with some of the seeds that the sweep began with. */
  public void use(int[] some) {
    seeds = some;
  }

  /** Works on the adjoints of a seed: those in memory, and those of the block's rows. */
  public void select(int seed) {
    AdjointMemory memory = memories.get(seed);
    adjoints = memory.adjoints;
    sums = memory.sums;
    matrixAdjoints = memory.matrices;
    if (memory.rows.length > 0) {
      rowAdjoints = memory.rows[loop][blockOfLoop];
    }
  }

  /** Ends a sweep, after which the adjoints of variables and constants remain. */
  public void end(int variables, int inputs, int head) {
    for (AdjointMemory memory : memories.subList(0, seeds.length)) {
      memory.end(variables, inputs, head);
    }
  }
}
