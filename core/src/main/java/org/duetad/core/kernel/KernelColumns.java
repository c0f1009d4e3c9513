package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * The Jacobian of a program with more outputs than variables, with all columns at once: the
 * tangents of a number along the variables that it depends on are side by side, and those of
 * numbers that are computed alike, too ({@link StripGroups}); each instruction computes them in one
 * loop over arrays. Values and slopes are computed once.
 *
 * <p>It is immutable; any number of threads may use one at once.
 */
public final class KernelColumns {

  /** Fewer columns are as fast one by one. */
  private static final int LEAST_COLUMNS = 8;

  /** What the tangents may take. */
  private static final long MOST_BYTES = 1L << 25;

  private final FlatCode code;
  private final int variables;
  private final int[] outputs;
  private final LaneOperation[] values;
  private final KinkStep kinks;
  private final Combinations combinations;
  private final Strips strips;

  /** Where the places of values end that others read; outputs may follow. */
  private final int read;

  /** The outputs that are variables, or depend on none. */
  private final int[] given;

  private final ConcurrentLinkedQueue<Memory> memories = new ConcurrentLinkedQueue<>();

  private KernelColumns(FlatCode code, int variables) {
    this.code = code;
    this.variables = variables;
    BodyShape shape = BodyShape.straight(code, 0, code.size());
    KernelLayout layout = new KernelLayout(code, List.of(shape), variables);
    ColumnOrders columns = ColumnOrders.of(code, layout, variables);
    boolean[] late = LateValues.of(code, layout, columns);
    StraightBuilder straight = new StraightBuilder(code, layout, new NearKinks(code));
    values = straight.early(shape, late);
    kinks = straight.kinks(shape);
    combinations = new Combinations(code, layout, late, place -> columns.of(place).length);
    outputs = Arrays.stream(code.outputs()).map(layout::place).toArray();
    strips = Strips.of(combinations, outputs, variables);
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
   * The columns of a program's Jacobian.
   *
   * @param program a program
   * @param variables how many of the inputs, the first ones, are variables
   * @return empty if the program has rules of several results or matrices, or few variables, or is
   *     too large, or consists of loops of many turns that do not depend on each other, whose
   *     columns take less time one by one
   */
  public static Optional<KernelColumns> of(Program program, int variables) {
    if (!KernelPrograms.areOfNumbers(Arguments.given("jacobian", "program", program))) {
      return Optional.empty();
    }
    FlatCode code = FlatCode.of(program);
    boolean areSingle =
        IntStream.range(0, code.size()).mapToObj(code::instruction).allMatch(Combinations::isFor);
    return areSingle
            && variables >= LEAST_COLUMNS
            && (long) Double.BYTES * variables * code.slots() <= MOST_BYTES
            && KernelPlan.of(code, NestBuilder.spans(code)).meanLanes() < Shape.ENOUGH_LANES
        ? Optional.of(new KernelColumns(code, variables))
        : Optional.empty();
  }

  /**
   * Computes value and Jacobian.
   *
   * @param x the inputs
   * @param y receives the outputs
   * @param rows receives the Jacobian, a row for each output; where there is none, it is made
   * @return false if there is no result: where the function takes another branch, where a rule
   *     fails, and where a number or a slope is not finite or above 1e30, so that zeros must be
   *     treated with care
   */
  public boolean jacobian(double[] x, double[] y, double[][] rows) {
    Arguments.length("jacobian", "point", x, code.inputs());
    Arguments.length("jacobian", "result", y, outputs.length);
    Memory known = memories.poll();
    Memory memory = known == null ? new Memory() : known;
    try {
      return memory.isComputed(x, y, rows);
    } catch (BranchChangedException | RuleFailure e) {
      return false; // The program decides what failed.
    } finally {
      memories.add(memory);
    }
  }

  /** For one evaluation at a time. */
  private final class Memory {

    private final double[] numbers = combinations.values();
    private final Lanes lanes = new Lanes(0, 1, List.of(), 0, false);
    private final double[][] tangents = strips.memory();
    private final double[] doubts = new double[strips.most()];

    /** NaN if a constant is large. */
    private final double constantDoubt;

    Memory() {
      code.putConstants(numbers);
      constantDoubt = LaneMath.doubt(numbers, code.inputs(), code.head());
      lanes.use(numbers, new @Nullable ConstantMatrix[0], new double[0][][][], new double[1]);
    }

    boolean isComputed(double[] x, double[] y, double[][] rows) {
      System.arraycopy(x, 0, numbers, 0, x.length);
      lanes.steeps.beginValues();
      for (LaneOperation value : values) {
        value.evaluate(lanes);
      }
      for (Consumer<double[]> slope : combinations.slopes()) {
        slope.accept(numbers);
      }
      strips.code().evaluate(numbers, tangents, y, rows, variables);
      for (int i : given) {
        y[i] = numbers[outputs[i]];
        double[] row = StripCode.cleared(rows, i, variables);
        if (outputs[i] < variables) {
          row[outputs[i]] = 1;
        }
      }
      kinks.evaluate(lanes);
      double doubt = constantDoubt + strips.code().doubt(tangents, doubts);
      doubt += LaneMath.doubt(numbers, 0, code.inputs()) + LaneMath.doubt(y, 0, y.length);
      doubt += LaneMath.doubt(numbers, code.head(), read);
      doubt += LaneMath.doubt(numbers, combinations.one(), numbers.length);
      return doubt == 0 && !lanes.steeps.isSunk();
    }
  }
}
