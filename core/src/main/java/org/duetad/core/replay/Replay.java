package org.duetad.core.replay;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.UnknownPathException;
import org.duetad.core.nested.Nested;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.spi.Arguments;

/**
 * A program of numbers laid out for repeated evaluation on doubles, in memory that is allocated
 * once. Instructions of one rule that do not depend on each other are a <em>batch</em>: their
 * results are contiguous, and where their operands are too, a batch is one loop over arrays. So a
 * program that does the same for every cell of a grid is replayed by a few loops per step.
 *
 * <p>Values are bit for bit those of the function. Adjoints are sums of the same products in a
 * fixed order, that of the batches.
 *
 * <p>Threads that share a replay, each with a frame of its own, take turns; make one for each of
 * them to run at once.
 */
public final class Replay {

  private final Program program;
  private final int inputs;
  private final ReplayLayout layout;
  private final List<Batch> batches;
  private final ReplaySweep sweep;

  private Replay(Program program) {
    this.program = program;
    inputs = program.inputs();
    layout = new ReplayLayout(program);
    batches = layout.batches();
    sweep = new ReplaySweep(layout);
  }

  /**
   * Lays out a program.
   *
   * @param program a program whose inputs and outputs are numbers; it may use matrices in between
   * @return the replay
   * @throws IllegalArgumentException if an input or output is a matrix
   */
  public static Replay of(Program program) {
    return new Replay(Arguments.given("replay", "program", program).optimised());
  }

  /**
   * Memory for the values of one evaluation.
   *
   * @return a frame that this replay can use any number of times
   */
  public ReplayFrame frame() {
    return new ReplayFrame(this, layout);
  }

  /**
   * How many bytes the numbers of one frame take, not counting matrices within the program.
   *
   * @return bytes
   */
  public long bytesPerFrame() {
    return Double.BYTES * layout.numbers();
  }

  /**
   * {@code y = f(x)}.
   *
   * @param x the n inputs
   * @param frame receives all intermediate values
   * @param y receives the m outputs
   * @throws IllegalArgumentException unless there are n inputs and m outputs, or if the frame
   *     belongs to another replay
   * @throws BranchChangedException where the function would take another branch
   */
  public synchronized void evaluate(double[] x, ReplayFrame frame, double[] y) {
    Arguments.length("evaluate", "point", x, inputs);
    Arguments.length("evaluate", "result", y, layout.outputs().length);
    frame.require(this);
    frame.evaluated = false;
    System.arraycopy(x, 0, frame.arrays[ReplayLayout.INPUTS], 0, inputs);
    evaluate(frame);
    frame.evaluated = true;
    for (int i = 0; i < y.length; i++) {
      long place = layout.outputs()[i];
      y[i] = frame.arrays[ReplayLayout.array(place)][ReplayLayout.offset(place)];
    }
    if (program.isDerivative() && frame.overflowed()) {
      System.arraycopy(program.evaluate(x), 0, y, 0, y.length);
    }
  }

  private void evaluate(ReplayFrame frame) {
    try {
      for (Batch batch : batches) {
        batch.evaluate(frame, sweep);
      }
    } catch (BranchChangedException another) {
      throw another;
    } catch (RuntimeException e) {
      // A condition that precedes the instruction in the program may follow it in the batches.
      program.evaluate(Scalar.of(frame.arrays[ReplayLayout.INPUTS]));
      throw e;
    }
  }

  /**
   * {@code x̄ = J(x)ᵀ ȳ} at the point that was evaluated.
   *
   * @param frame the values of the evaluation
   * @param yBar the m adjoints of the outputs
   * @param xBar receives the n adjoints of the inputs
   * @throws IllegalArgumentException unless there are m and n of them, or if the frame belongs to
   *     another replay
   * @throws IllegalStateException if the frame holds no evaluation, or one that failed
   */
  public synchronized void pullback(ReplayFrame frame, double[] yBar, double[] xBar) {
    Arguments.length("pullback", "seed", yBar, layout.outputs().length);
    Arguments.length("pullback", "gradient", xBar, inputs);
    frame.require(this);
    if (!frame.evaluated) {
      throw new IllegalStateException(
          "pullback: the frame holds no evaluation, or one that failed; evaluate in it first");
    }
    double[] inputsBar = sweep.adjoints[ReplayLayout.INPUTS];
    boolean byTangents = false;
    try {
      pullback(frame, yBar, false);
      if (Arrays.stream(inputsBar).anyMatch(Double::isNaN)) {
        // Perhaps zero times infinity, which careful products annihilate.
        pullback(frame, yBar, true);
      }
    } catch (UnknownPathException unlessByTangents) {
      byTangents = true;
    }
    if (byTangents || sweep.isUncertain() || !Arrays.stream(inputsBar).allMatch(Double::isFinite)) {
      pullCarefully(frame, yBar, inputsBar);
    }
    System.arraycopy(inputsBar, 0, xBar, 0, inputs);
  }

  /** By the program, which looks where zeros came from. */
  private void pullCarefully(ReplayFrame frame, double[] yBar, double[] xBar) {
    Scalar[] x = Scalar.of(frame.arrays[ReplayLayout.INPUTS]);
    Scalar[] gradient = Nested.vjp(program, x).pullback(Scalar.of(yBar));
    for (int i = 0; i < inputs; i++) {
      xBar[i] = gradient[i].value();
    }
  }

  private void pullback(ReplayFrame frame, double[] yBar, boolean careful) {
    sweep.begin(careful);
    for (int i = 0; i < yBar.length; i++) {
      long place = layout.outputs()[i];
      if (ReplayLayout.array(place) != ReplayLayout.CONSTANTS) {
        sweep.adjoints[ReplayLayout.array(place)][ReplayLayout.offset(place)] += yBar[i];
      }
    }
    for (int k = batches.size() - 1; k >= 0; k--) {
      batches.get(k).pull(frame, sweep);
    }
  }
}
