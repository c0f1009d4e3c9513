package org.duetad.core.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.NearKinks;
import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.kernel.plan.BodyShape;
import org.duetad.core.kernel.plan.KernelPrograms;
import org.duetad.core.kernel.straight.PiecePlaces;
import org.duetad.core.kernel.straight.StraightBuilder;
import org.duetad.core.kernel.sweep.KernelSweep;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a program with one output, evaluated and pulled back on doubles piece by piece:
 * for passes in a bounded amount of memory. Operations are those of a {@link Kernel} outside of
 * loops, listed for a few hundred instructions at a time, so that no kernel is made. Adjoints are
 * added from the last instruction to the first: their bits do not depend on where pieces end.
 *
 * <p>Numbers have places in memory as long as they are needed: results from their evaluation to
 * their last use, or until they are swept, and adjoints from the first use that is swept. Where a
 * kernel would be careful, the result {@linkplain #isRight() is not right}, and a careful pass has
 * to replace it. It is for one gradient, in one thread.
 */
public final class PiecewiseSweep {

  /** How many instructions are listed at a time. */
  private static final int MOST = 512;

  private final FlatCode code;
  private final int[] lastReads;
  private final int output;
  private final PiecePlaces places;
  private final StraightBuilder builder;
  private final Lanes lanes;
  private final double[] values;
  private final @Nullable ConstantMatrix[] matrices;
  private double value;

  /** After a failure nothing more is done. */
  private boolean failed;

  private PiecewiseSweep(Program program, int[] lastReads, int most, double[] x) {
    code = FlatCode.asRecorded(program);
    this.lastReads = lastReads;
    output = code.outputs()[0];
    places = new PiecePlaces(code.active(code.inputs()), most);
    builder = new StraightBuilder(code, places, new NearKinks(code));
    values = new double[most];
    boolean usesMatrices = code.usesMatrices();
    matrices = new @Nullable ConstantMatrix[usesMatrices ? most : 0];
    lanes = new Lanes(most, 0, List.of(), 0, usesMatrices);
    lanes.use(values, matrices, new double[0][][][], new double[1]);
    lanes.steeps.beginValues();
    lanes.steeps.begin();
    lanes.begin(1);
    lanes.select(0);
    begin(x);
  }

  private void begin(double[] x) {
    for (int slot = 0; slot < x.length; slot++) {
      places.give(slot);
      values[places.ofSlot(slot)] = x[slot];
    }
    doubt(0, x.length);
  }

  /**
   * Begins a gradient.
   *
   * @param program a program with one output
   * @param lastReads the last instruction that reads each slot, the number of instructions for the
   *     output, -1 if none does
   * @param most how many numbers and matrices have a place at a time, with the n inputs
   * @param x the n inputs
   * @return a sweep; empty if the program takes derivatives, uses numbers of an enclosing call, or
   *     has matrices as inputs
   */
  public static Optional<PiecewiseSweep> find(
      Program program, int[] lastReads, int most, double[] x) {
    Arguments.given("sweep", "program", program);
    Arguments.given("sweep", "array of last reads", lastReads);
    Arguments.length("sweep", "point", x, program.inputs());
    return KernelPrograms.haveKernel(program) && !program.isDerivative()
        ? Optional.of(new PiecewiseSweep(program, lastReads, most, x))
        : Optional.empty();
  }

  /**
   * Evaluates instructions and keeps the results that are read later.
   *
   * @param from the first instruction
   * @param to the instruction after the last one
   */
  public void advance(int from, int to) {
    int end;
    for (int k = from; k < to && !failed; k = end) {
      end = listed(k, to);
      evaluate(builder.steps(k, end));
      release(k, end, code.result(from));
    }
  }

  /**
   * Evaluates and sweeps instructions and keeps none of their results.
   *
   * @param from the first instruction
   * @param to the instruction after the last one, before which nothing is swept yet, and after
   *     which all is
   */
  public void sweep(int from, int to) {
    LaneOperation[] steps = {};
    int left = to;
    int end;
    for (int k = from; k < to && !failed; k = end) {
      end = listed(k, to);
      steps = builder.steps(k, end);
      left = k;
      evaluate(steps);
      builder.kinks(BodyShape.straight(code, k, end - k)).evaluate(lanes);
      doubt(code.result(k), code.result(end));
    }
    if (to == code.size() && !failed) {
      value = values[places.ofSlot(output)];
      lanes.adjoints[places.ofSlot(output)] = 1;
    }
    pull(steps);
    for (int k = left; k > from && !failed; k = end) {
      end = Math.max(from, k - MOST);
      pull(builder.steps(end, k));
    }
    for (int slot = code.result(from); slot < code.result(to) && !failed; slot++) {
      take(slot);
    }
  }

  /**
   * Frees results of instructions that nothing swept has read.
   *
   * @param from the first instruction
   * @param to the instruction after the last one, after which all is swept
   */
  public void drop(int from, int to) {
    for (int slot = code.result(from); slot < code.result(to) && !failed; slot++) {
      if (lastReads[slot] < to && places.has(slot)) {
        take(slot);
      }
    }
  }

  /**
   * Whether all was evaluated and swept, and no number calls for a careful pass.
   *
   * @return whether value and gradient are right
   */
  public boolean isRight() {
    return !failed && lanes.areModerate(0) && KernelSweep.areRight(lanes, gradient());
  }

  /**
   * The output, after the last instructions are swept.
   *
   * @return {@code f(x)}
   */
  public double value() {
    return value;
  }

  /**
   * The adjoints of the inputs, after all is swept.
   *
   * @return {@code ∇f(x)}
   */
  public double[] gradient() {
    double[] gradient = new double[code.inputs()];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = lanes.adjoints[places.ofSlot(i)];
    }
    return gradient;
  }

  /** Gives results places, as many as there are room for; returns the end of their instructions. */
  private int listed(int from, int to) {
    int k = from;
    do {
      for (int slot = code.result(k); slot < code.result(k + 1); slot++) {
        places.give(slot);
      }
      k++;
    } while (k < to && k - from < MOST && code.results(k, k + 1) <= places.free());
    return k;
  }

  private void evaluate(LaneOperation[] steps) {
    run(
        memory -> {
          for (LaneOperation step : steps) {
            step.evaluate(memory);
          }
        });
  }

  private void pull(LaneOperation[] steps) {
    run(
        memory -> {
          for (int k = steps.length - 1; k >= 0; k--) {
            steps[k].pull(memory);
          }
        });
  }

  /** What fails, or takes another branch, is left to the careful pass. */
  private void run(Consumer<Lanes> steps) {
    try {
      failed = failed || KernelSweep.fails(steps, lanes) || lanes.steeps.isSunk();
    } catch (BranchChangedException another) {
      failed = true;
    }
  }

  /** Notes numbers that are not finite or not below 1e30. */
  private void doubt(int slot, int end) {
    double sum = 0;
    for (int i = slot; i < end; i++) {
      sum += 0.0 * (values[places.ofSlot(i)] * LaneMath.LARGE);
    }
    lanes.doubt(sum);
  }

  /** Frees what instructions read last, from a slot on, and those of their results none reads. */
  private void release(int from, int to, int first) {
    for (int k = from; k < to; k++) {
      for (int i = code.start(k); i < code.start(k + 1); i++) {
        int slot = code.operands()[i];
        if (lastReads[slot] == k && slot >= first && places.has(slot)) {
          take(slot);
        }
      }
      for (int slot = code.result(k); slot < code.result(k + 1); slot++) {
        if (lastReads[slot] < 0) {
          take(slot);
        }
      }
    }
  }

  private void take(int slot) {
    int place = places.take(slot);
    if (matrices.length > 0) {
      matrices[place] = null;
    }
  }
}
