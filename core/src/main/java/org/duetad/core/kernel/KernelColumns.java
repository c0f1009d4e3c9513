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
 * tangents of a number along all variables are side by side, and each instruction computes them in
 * one loop over arrays. Values and slopes are computed once.
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
  private final Straight values;
  private final Combinations combinations;
  private final KernelLayout layout;
  private final ConcurrentLinkedQueue<Memory> memories = new ConcurrentLinkedQueue<>();

  private KernelColumns(FlatCode code, int variables) {
    this.code = code;
    this.variables = variables;
    BodyShape shape = BodyShape.straight(code, 0, code.size());
    layout = new KernelLayout(code, List.of(shape), variables);
    values = new StraightBuilder(code, layout).part(shape);
    combinations = new Combinations(code, layout, variables);
    outputs = Arrays.stream(code.outputs()).map(layout::place).toArray();
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
   * @param rows receives the Jacobian, a row for each output
   * @return false if there is no result: where the function takes another branch, where a rule
   *     fails, and where a number or a slope is not finite or above 1e50, so that zeros must be
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
    private final double[] doubts = new double[1];
    private final Lanes lanes = new Lanes(0, 1, List.of(), 0, false);
    private final Combination[] steps = combinations.all().toArray(Combination[]::new);
    private final double[][] tangents = new double[layout.size()][];

    /** A NaN along each direction along which a derivative is not finite. */
    private final double[] infinite = new double[variables];

    Memory() {
      code.putConstants(numbers);
      Arrays.fill(tangents, new double[variables]);
      for (Combination step : steps) {
        tangents[step.to()] = new double[variables];
      }
      for (int i = 0; i < variables; i++) {
        tangents[i] = new double[variables];
        tangents[i][i] = 1;
      }
      lanes.use(numbers, new @Nullable ConstantMatrix[0], new double[0][][][], doubts);
    }

    boolean isComputed(double[] x, double[] y, double[][] rows) {
      Arrays.fill(doubts, 0.0);
      System.arraycopy(x, 0, numbers, 0, x.length);
      values.evaluate(lanes);
      for (Consumer<double[]> slope : combinations.slopes()) {
        slope.accept(numbers);
      }
      int first = combinations.firstSlope();
      boolean isModerate =
          lanes.areModerate(code.head()) && LaneMath.doubt(numbers, first, numbers.length) == 0;
      return isModerate && areTangentsFinite(y, rows);
    }

    /** Computes outputs and rows; whether these are finite. */
    private boolean areTangentsFinite(double[] y, double[][] rows) {
      double[][] own = new double[outputs.length][];
      for (int i = outputs.length - 1; i >= 0; i--) {
        own[i] = tangents[outputs[i]];
        if (layout.isActive(outputs[i]) && outputs[i] >= code.inputs()) {
          tangents[outputs[i]] = rows[i];
        }
      }
      for (Combination step : steps) {
        step.evaluate(numbers, tangents, variables);
      }
      for (int i = 0; i < outputs.length; i++) {
        y[i] = numbers[outputs[i]];
        double[] row = tangents[outputs[i]];
        System.arraycopy(row, 0, rows[i], 0, row == rows[i] ? 0 : variables);
      }
      Arrays.fill(infinite, 0.0);
      Doubts.addInfinite(infinite, rows, variables);
      for (int i = 0; i < outputs.length; i++) {
        tangents[outputs[i]] = own[i];
      }
      return LaneMath.areFinite(infinite, variables);
    }
  }
}
