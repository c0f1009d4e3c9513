package org.duetad.reverse;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.PartlySmooth;
import org.duetad.core.matrix.spectral.SpectrumRule;
import org.duetad.core.matrix.spectral.VectorsRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.spi.Tag;

/**
 * The writer of a tape, from the first input to the end of the derivative call. Each entry has up
 * to two parents with their slopes; a reduction has any number, in {@link ParentLists}. After the
 * recording has ended, using one of its numbers is detected as an escape: the next entry would need
 * a new block, and there is none.
 */
final class Recording {

  final Storage storage;

  /** Those of the storage, kept here for speed. */
  final ParentLists pairs;

  private final Tag call = new Tag();

  /** Whether entries have curvatures as well: a second-order tape. */
  final boolean secondOrder;

  /** Whether second derivatives depend on what follows a spectrum or a decomposition. */
  private boolean nearlyTied;

  private final Thread owner = Thread.currentThread();
  private boolean ended;

  private long[] parents;
  private double[] slopes;
  private double[] others;
  private double[] curvatures;

  /** The values of all entries, where the storage keeps them; otherwise empty. */
  private double[] values;

  private int base;
  private int at;

  /** The entry after the inputs that precede all operations: a sweep ends there. */
  private int first = 1;

  Recording(Storage storage) {
    this.storage = storage;
    pairs = storage.pairs();
    storage.clear();
    Storage.Block first = storage.block(0);
    parents = first.parents();
    slopes = first.slopes();
    others = first.others();
    curvatures = first.curvatures();
    values = storage.valuesOfAll(parents.length);
    secondOrder = storage.isSecondOrder();
    at = 1; // Entry 0 stands for constants.
  }

  /** Its level among nested derivative calls. */
  long level() {
    return call.level();
  }

  /** The number of entries, entry 0 included. */
  int size() {
    return base + at;
  }

  /** Whether eigenvalues or singular values nearly coincide, on a tape of second order. */
  boolean isNearlyTied() {
    return nearlyTied;
  }

  /** No entry can follow. */
  void end() {
    ended = true;
    storage.recorded(size());
    base = size() - parents.length;
    at = parents.length;
  }

  /** The first entry that may have parents. */
  int first() {
    return first;
  }

  Var input(double value) {
    Var input = leaf("input", value);
    if (input.index == first) {
      first++;
    }
    return input;
  }

  /** An entry without parents. */
  private Var leaf(Object operation, double value) {
    int k = next(operation);
    curve(k, 0, 0, 0);
    return entry(k, value, base + k, 0.0, base + k, 0.0);
  }

  /** A linear operation of one operand. */
  Var unary(Object operation, double value, int parent, double slope) {
    return unary(operation, value, parent, slope, 0.0);
  }

  Var unary(Object operation, double value, int parent, double slope, double curvature) {
    int k = next(operation);
    curve(k, curvature, 0, 0);
    return entry(k, value, parent, slope, base + k, 0.0);
  }

  /** A linear operation of two operands. */
  Var binary(Object operation, double value, int left, double slope, int right, double rightSlope) {
    int k = next(operation);
    curve(k, 0, 0, 0);
    return entry(k, value, left, slope, right, rightSlope);
  }

  /** The product of two operands. */
  Var product(
      Object operation, double value, int left, double slope, int right, double rightSlope) {
    if (Math.abs(value) < Double.MIN_NORMAL) {
      storage.overflows().noteSunk(slope, rightSlope);
    }
    int k = next(operation);
    curve(k, 0, 1, 0);
    return entry(k, value, left, slope, right, rightSlope);
  }

  /** Computes the second derivatives of entries. */
  SecondSlopes secondSlopes() {
    return storage.secondSlopes();
  }

  /** Records infinite operands. */
  Overflows overflows() {
    return storage.overflows();
  }

  /** Sets the second derivatives of the latest entry. */
  Var withCurvatures(Var entry, double left, double mixed, double right) {
    curve(entry.index - base, left, mixed, right);
    return entry;
  }

  private void curve(int k, double left, double mixed, double right) {
    if (secondOrder) {
      curvatures[3 * k] = left;
      curvatures[3 * k + 1] = mixed;
      curvatures[3 * k + 2] = right;
    }
  }

  private Var entry(int k, double value, int left, double slope, int right, double rightSlope) {
    parents[k] = (long) left << 32 | right;
    slopes[k] = slope;
    others[k] = rightSlope;
    return noted(base + k, value);
  }

  /** A number; what is multiplied by it has it as a slope. */
  private Var noted(int index, double value) {
    if (Overflows.concerns(value)) {
      storage.overflows().noteFactor(value);
    }
    if (index < values.length) {
      values[index] = value;
    }
    return new Var(this, index, value);
  }

  /** Begins an entry with at most {@code most} links. */
  ParentLists links(Object operation, int most) {
    check(operation);
    ParentLists links = storage.links();
    links.begin(most);
    return links;
  }

  /** Records the entry of the links begun. */
  Var linked(Object operation, double value) {
    int k = begun(operation);
    parents[k] = storage.links().end();
    return noted(base + k, value);
  }

  /** Begins a sum of at most {@code most} products, with room for its entry. */
  ParentLists pairs(int most) {
    checkProducts();
    pairs.begin(2 * most);
    return pairs;
  }

  private void checkProducts() {
    if (Thread.currentThread() != owner) {
      throw foreign(Reductions.DOT);
    }
    if (at == parents.length) {
      nextBlock(Reductions.DOT);
    }
    if (!keepsValues()) {
      storage.keepValues(size());
    }
  }

  /** Records an {@linkplain FactorLists inner product} of so many numbers, written there. */
  int products(int length, int run, int size) {
    checkProducts();
    int start = pairs.room(size - 1);
    parents[at++] = pairs.take(size, 2 * length) | Storage.PAIRS;
    int[] entries = pairs.parents();
    entries[start] = -length;
    entries[start + 1] = run;
    return start + 2;
  }

  /** Changes the latest entry into one with lists of both factors, and returns where they begin. */
  int productsInstead(int length) {
    withdraw(length);
    int start = pairs.room(2 * length);
    parents[at++] = pairs.take(1 + 2 * length, 2 * length) | Storage.PAIRS;
    pairs.parents()[start] = 2 * length;
    return start + 1;
  }

  /** Removes the latest entry. */
  void withdraw(int length) {
    pairs.giveBack(parents[--at], 2 * length);
  }

  /** The number of the latest entry. */
  Var latest(double value) {
    return noted(base + at - 1, value);
  }

  /** Whether entries have their values in the storage; else those of factors are put there. */
  boolean keepsValues() {
    return values.length > 0;
  }

  /** Records the entry of the products begun, whose factors have their values in the storage. */
  Var paired(double value) {
    int k = at++;
    parents[k] = pairs.end() | Storage.PAIRS;
    return noted(base + k, value);
  }

  /** The entry of a reduction on a second-order tape. */
  Scalar reduction(Reduction rule, int[] operands, double[] x, double y, double[] slopes) {
    check(rule.name());
    Operation operation = new ReductionEntry(rule, operands, x, y, slopes);
    return results(rule.name(), operation, new double[] {y})[0];
  }

  /** The entries of a general rule's results. */
  Scalar[] general(GeneralRule rule, int[] operands, double[] x, double[] y) {
    check(rule.name());
    Operation operation =
        new GeneralEntry(rule, operands, Scalar.of(x), Scalar.of(y), new Steepness(overflows()));
    return results(rule.name(), operation, y);
  }

  /** Elements of a matrix, from an index on. */
  Scalar[] elements(VarMatrix matrix, int from, int count) {
    check("get");
    double[] values = new double[count];
    Arrays.setAll(values, k -> matrix.constant().at(from + k));
    return results("get", new ElementsOf(matrix, from, count), values);
  }

  /**
   * The entries of an operation's scalar results: the first one, which is swept last, performs the
   * pullback.
   */
  private Scalar[] results(Object name, Operation operation, double[] values) {
    // Not a Var[]: the user may store other numbers in it.
    Scalar[] results = new Scalar[values.length];
    for (int i = 0; i < values.length; i++) {
      Var result = leaf(name, values[i]);
      results[i] = result;
      if (i == 0) {
        storage.operation(result.index, operation);
      }
    }
    return results;
  }

  /** A matrix without parents. */
  VarMatrix matrix(ConstantMatrix value) {
    check("matrix");
    return new VarMatrix(this, storage.nextMatrix(value.bytes()), value);
  }

  /** A matrix of numbers on this tape, given by their entries, 0 for constants. */
  VarMatrix matrix(ConstantMatrix value, int[] elements) {
    VarMatrix result = matrix(value);
    storage.operation(leaf("matrix", 0.0).index, new MatrixOfScalars(result, elements));
    return result;
  }

  /** The results of a matrix rule. */
  Matrix[] matrices(MatrixRule rule, Matrix[] operands, ConstantMatrix[] x) {
    ConstantMatrix[] y = rule.evaluate(x);
    nearlyTied |= secondOrder && isNearlyTied(rule, x);
    if (rule.linearity() == MatrixRule.Linearity.NONE
        && Arrays.stream(x).anyMatch(ConstantMatrix::hasInfinity)) {
      overflows().note();
    }
    VarMatrix[] results = new VarMatrix[y.length];
    Arrays.setAll(results, i -> matrix(y[i]));
    int entry = leaf(rule.name(), 0.0).index;
    storage.operation(entry, new MatrixOperation(rule, operands, x, y, results));
    return Arrays.copyOf(results, results.length, Matrix[].class);
  }

  private static boolean isNearlyTied(MatrixRule rule, ConstantMatrix[] x) {
    return (rule instanceof SpectrumRule spectrum && spectrum.isNearlyTied(x[0], 2))
        || (rule instanceof VectorsRule vectors && vectors.isNearlyTied(x[0], 2))
        || (rule instanceof PartlySmooth partly && partly.isPartlySmooth(x));
  }

  private int next(Object operation) {
    if (Thread.currentThread() != owner) {
      throw foreign(operation);
    }
    return begun(operation);
  }

  /** The next entry, of an operation that was checked when it began. */
  private int begun(Object operation) {
    if (at == parents.length) {
      nextBlock(operation);
    }
    return at++;
  }

  void check(Object operation) {
    if (Thread.currentThread() != owner) {
      throw foreign(operation);
    }
    if (ended) {
      throw escaped(operation);
    }
  }

  private void nextBlock(Object operation) {
    check(operation);
    if (base > Integer.MAX_VALUE - 2 * Storage.BLOCK) {
      throw full(operation);
    }
    if (at < Storage.BLOCK) {
      Storage.Block enlarged = storage.enlarged();
      values = storage.valuesOfAll(enlarged.size());
      use(enlarged);
      return;
    }
    Storage.Block next = storage.block(base / Storage.BLOCK + 1);
    values = storage.valuesOfAll(base + 2 * Storage.BLOCK);
    use(next);
    base += Storage.BLOCK;
    at = 0;
  }

  private void use(Storage.Block block) {
    parents = block.parents();
    slopes = block.slopes();
    others = block.others();
    curvatures = block.curvatures();
  }

  private IllegalStateException full(Object operation) {
    return new IllegalStateException(
        operation
            + ": the tape is full, with "
            + size()
            + " operations; reduce many operands in one operation (sum, dot), or differentiate in"
            + " pieces");
  }

  private static IllegalStateException escaped(Object operation) {
    return new IllegalStateException(
        operation
            + ": the operand escaped from a derivative call that has ended, or its tape was"
            + " cleared; return it from the function instead, or keep only its value()");
  }

  private IllegalStateException foreign(Object operation) {
    return new IllegalStateException(
        operation
            + ": thread "
            + Thread.currentThread().getName()
            + " uses a number on the tape of thread "
            + owner.getName()
            + "; a tape belongs to one thread: differentiate inside each thread instead");
  }
}
