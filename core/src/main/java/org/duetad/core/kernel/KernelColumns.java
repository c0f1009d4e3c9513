package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.loops.NestBuilder;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.kernel.memory.MemoryPool;
import org.duetad.core.kernel.plan.KernelLayout;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.kernel.plan.KernelPrograms;
import org.duetad.core.kernel.plan.Shape;
import org.duetad.core.kernel.tangents.ColumnOrders;
import org.duetad.core.kernel.tangents.Combinations;
import org.duetad.core.kernel.tangents.EarlyValues;
import org.duetad.core.kernel.tangents.JacobianRows;
import org.duetad.core.kernel.tangents.LateValues;
import org.duetad.core.kernel.tangents.StripRows;
import org.duetad.core.kernel.tangents.Strips;
import org.duetad.core.program.Program;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * The Jacobian of a program with more outputs than variables, with all columns at once: the
 * tangents of a number along the variables that it depends on are side by side, and those of
 * numbers that are computed alike, too ({@code StripGroups}); each instruction computes them in one
 * loop over arrays. Values and slopes are computed once. A sparse Jacobian has its entries in one
 * array ({@link ColumnJacobian}).
 *
 * <p>It is immutable; any number of threads may use one at once.
 */
public final class KernelColumns {

  /** Fewer columns are as fast one by one. */
  private static final int LEAST_COLUMNS = 8;

  /** What the tangents may take. */
  private static final long MOST_BYTES = 1L << 25;

  /** A sparse Jacobian of more takes seconds to prepare. */
  private static final int MOST_INSTRUCTIONS = 1 << 17;

  /** How many variables a number of a sparse Jacobian depends on at most, on average. */
  private static final int MOST_OF_SPARSE = 16;

  private final FlatCode code;
  private final int[] outputs;
  private final ColumnOrders columns;
  private final JacobianRows rows;
  private final EarlyValues values;
  private final Combinations combinations;
  private final Strips strips;

  /** Where the places of values end that others read; outputs may follow. */
  private final int read;

  /** The outputs that are variables, or depend on none. */
  private final int[] given;

  private final MemoryPool<Memory> memories = new MemoryPool<>(Memory::new);

  /** With their rows apart or in one array. */
  private KernelColumns(
      FlatCode code, KernelLayout layout, ColumnOrders columns, boolean areApart) {
    this.code = code;
    boolean[] late = LateValues.of(code, layout, columns);
    values = new EarlyValues(code, layout, late);
    combinations = new Combinations(code, layout, late, place -> columns.of(place).length);
    outputs = layout.outputs();
    this.columns = new ColumnOrders(combinations.all(), combinations.one(), columns.count());
    rows =
        areApart
            ? JacobianRows.apart(outputs, this.columns, columns.count())
            : JacobianRows.inOne(outputs, this.columns);
    strips = Strips.of(combinations, this.columns, rows);
    read =
        IntStream.range(0, code.size())
            .flatMap(k -> IntStream.range(0, code.arity(k)).map(i -> code.operand(k, i)))
            .map(slot -> layout.place(slot) + 1)
            .reduce(code.head(), Math::max);
    given =
        IntStream.range(0, outputs.length)
            .filter(i -> outputs[i] < code.head() || !layout.isActive(outputs[i]))
            .toArray();
  }

  /**
   * The columns of the Jacobian of a kernel's program.
   *
   * @param kernel a kernel
   * @return empty as below, or if the kernel is one of tangents or rows
   */
  public static Optional<KernelColumns> of(Kernel kernel) {
    Arguments.given("jacobian", "kernel", kernel);
    return kernel.recording().flatMap(program -> of(program, kernel.variables()));
  }

  /**
   * The columns of a program's Jacobian.
   *
   * @param program a program
   * @param variables how many of the inputs, the first ones, are variables
   * @return empty if the program has rules of several results or matrices, or few variables, or is
   *     too large, or consists of loops of many turns that do not depend on each other, whose
   *     columns take less time one by one
   */
  public static Optional<KernelColumns> of(Program program, int variables) {
    if (!KernelPrograms.areOfNumbers(Arguments.given("jacobian", "program", program))
        || variables < LEAST_COLUMNS) {
      return Optional.empty();
    }
    FlatCode code = FlatCode.of(program);
    if (!Combinations.areFor(code)
        || (long) Double.BYTES * variables * code.slots() > MOST_BYTES
        || KernelPlan.of(code, NestBuilder.spans(code)).meanLanes() >= Shape.ENOUGH_LANES) {
      return Optional.empty();
    }
    KernelLayout layout = KernelLayout.straight(code, variables);
    ColumnOrders columns = ColumnOrders.of(code, layout, variables);
    return Optional.of(new KernelColumns(code, layout, columns, true));
  }

  /**
   * With all entries of the Jacobian in one array.
   *
   * @param plan the instructions, and how a kernel does them
   * @param variables how many of the inputs, the first ones, are variables
   * @return null if numbers depend on many variables, or if rows or columns have few entries, so
   *     that a few sums of columns or rows take less time
   */
  static @Nullable KernelColumns sparse(KernelPlan plan, int variables) {
    FlatCode code = plan.code();
    if (!Combinations.areFor(code) || code.size() > MOST_INSTRUCTIONS) {
      return null;
    }
    KernelLayout layout = KernelLayout.straight(code, variables);
    ColumnOrders columns = ColumnOrders.of(code, layout, variables);
    boolean areMany = columns.widest(layout.outputs()) * costOfSum(plan) >= LEAST_COLUMNS;
    return areMany && columns.total() <= (long) MOST_OF_SPARSE * code.slots()
        ? new KernelColumns(code, layout, columns, false)
        : null;
  }

  /** What a sum of columns takes for each instruction, as a multiple of that in long loops. */
  private static double costOfSum(KernelPlan plan) {
    return 1 + 200 / Math.max(100, plan.meanLanes());
  }

  /**
   * Computes value and Jacobian.
   *
   * @param x the inputs
   * @param y receives the outputs
   * @param rows receives the Jacobian, a row for each output; a row that is null is made
   * @return false if there is no result: where the function takes another branch, where a rule
   *     fails, and where a number or a slope is not finite or above 1e30, so that zeros must be
   *     treated with care. Outputs and rows may have been written by then.
   */
  public boolean jacobian(double[] x, double[] y, double[][] rows) {
    Arguments.length("jacobian", "array of rows", rows.length, outputs.length);
    for (double[] row : rows) {
      if (row != null && row.length != columns.count()) {
        Arguments.length("jacobian", "row", row, columns.count());
      }
    }
    return isComputed(x, y, rows);
  }

  /** The variables that each output depends on, in the order of the entries of its row. */
  int[][] pattern() {
    return Arrays.stream(outputs).mapToObj(columns::of).toArray(int[][]::new);
  }

  /** The same in one array, row by row, of the columns of the pattern. */
  boolean entries(double[] x, double[] y, double[] entries) {
    double[][] all = new double[outputs.length][];
    Arrays.fill(all, entries);
    return isComputed(x, y, all);
  }

  private boolean isComputed(double[] x, double[] y, double[][] to) {
    Arguments.length("jacobian", "point", x, code.inputs());
    Arguments.length("jacobian", "result", y, outputs.length);
    return memories.isComputed(memory -> memory.isComputed(x, y, to));
  }

  /** For one evaluation at a time. */
  private final class Memory {

    private final double[] numbers = Arrays.copyOf(combinations.values(), strips.products().size());
    private final Lanes lanes = values.lanes(numbers);
    private final double[][] tangents = strips.memory();
    private final double[] doubts = new double[strips.most()];

    /** NaN if a constant is large. */
    private final double constantDoubt = LaneMath.doubt(numbers, code.inputs(), code.head());

    Memory() {
      strips.products().putConstants(numbers);
    }

    boolean isComputed(double[] x, double[] y, double[][] to) {
      System.arraycopy(x, 0, numbers, 0, x.length);
      values.evaluate(lanes);
      for (Consumer<double[]> slope : combinations.slopes()) {
        slope.accept(numbers);
      }
      strips.products().put(numbers);
      strips.code().evaluate(numbers, tangents, y, to, rows.length());
      for (int i : given) {
        y[i] = numbers[outputs[i]];
        double[] row = StripRows.cleared(to, i, rows.length());
        for (int variable : rows.targets()[i]) {
          row[variable] = 1;
        }
      }
      values.noteKinks(lanes);
      double doubt = constantDoubt + strips.code().doubt(tangents, doubts);
      doubt += LaneMath.doubt(numbers, 0, code.inputs()) + LaneMath.doubt(y, 0, y.length);
      doubt += LaneMath.doubt(numbers, code.head(), read);
      doubt += LaneMath.doubt(numbers, combinations.one(), combinations.size());
      return doubt == 0 && !lanes.steeps.isSunk();
    }
  }
}
