package org.duetad.core.kernel.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.duetad.core.kernel.blocks.LaneLoop;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.matrix.ConstantMatrix;
import org.jspecify.annotations.Nullable;

/** All values of one evaluation of a kernel, and working memory, for one thread. */
public final class SweepFrame {

  /** After so many failures one in a thousand computations is tried at once. */
  private static final int MOST_FAILURES = 10;

  private final Lanes lanes;
  private final List<LaneLoop> loops;
  private final double[] values;
  private final @Nullable ConstantMatrix[] matrices;

  /**
   * For each loop, and each of its blocks in all turns of the enclosing loops, an array per row;
   * those that the sweep does not read are part of the working memory.
   */
  private final double[][][][] rows;

  /** A NaN for each lane in which a result is not finite, or not below 1e30. */
  private final double[] doubts;

  /** How many inputs and constants there are. */
  private final int head;

  /** Whether values are kept for a sweep. */
  private final boolean isSwept;

  /** What compiled parts keep besides values, and how the values were computed. */
  private double[] kept = {};

  private @Nullable KernelSweep sweep;

  private boolean atKink;

  /** How many computations at once have failed, the latest ones, up to a limit. */
  private int failures;

  /** For so many calls they are not tried: some points need a careful pass each time. */
  private int pause;

  /** Whether all values belong to one point. */
  private boolean evaluated;

  /** Whether there are all values and they are finite and below 1e30, once it was asked. */
  private @Nullable Boolean moderate;

  /**
   * With memory that others may share.
   *
   * @param loops the loops that have rows in it
   * @param head how many inputs and constants there are
   * @param isSwept whether values are kept for a sweep
   */
  private SweepFrame(
      Lanes lanes,
      List<LaneLoop> loops,
      double[] values,
      @Nullable ConstantMatrix[] matrices,
      int head,
      boolean isSwept) {
    this.lanes = lanes;
    this.loops = loops;
    this.values = values;
    this.matrices = matrices;
    this.head = head;
    this.isSwept = isSwept;
    doubts = new double[lanes.most()];
    rows = new double[loops.size()][][][];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = loops.get(k).memory(lanes.passing(k), isSwept);
    }
  }

  /**
   * With inputs and constants in the first values, and in the matrices those that are constant.
   *
   * @param code the instructions
   * @param lanes working memory for them
   * @param loops the loops that have rows in it
   * @param numbers how many values there are
   * @param size how many places there are
   */
  public static SweepFrame of(
      FlatCode code, Lanes lanes, List<LaneLoop> loops, int numbers, int size) {
    @Nullable ConstantMatrix[] matrices =
        new @Nullable ConstantMatrix[code.usesMatrices() ? size : 0];
    double[] values = new double[numbers];
    code.putConstants(values);
    SweepFrame frame = new SweepFrame(lanes, loops, values, matrices, code.head(), true);
    Lanes of = frame.lanes();
    code.forEachMatrix((matrix, place) -> of.put(place, matrix));
    return frame;
  }

  /**
   * A frame for another evaluation, which shares the working memory of this one.
   *
   * @param swept whether it keeps values for a sweep
   */
  public SweepFrame another(boolean swept) {
    return new SweepFrame(lanes, loops, values.clone(), matrices.clone(), head, swept);
  }

  /** The values, the inputs first. */
  public double[] values() {
    return values;
  }

  /** The working memory, with the values of this frame. */
  public Lanes lanes() {
    lanes.use(values, matrices, rows, doubts);
    lanes.kept = kept;
    return lanes;
  }

  /** Begins an evaluation at a point by a sweep that keeps some numbers besides values. */
  public void begin(double[] x, int inputs, KernelSweep by, int keeping) {
    sweep = by;
    if (kept.length < keeping) {
      kept = new double[keeping];
    }
    Arrays.fill(doubts, 0.0);
    put(x, inputs);
  }

  /**
   * Whether values and one pullback at a point were computed at once. Where that fails, the next
   * call, and after each further failure twice as many, are left to evaluation and pullback.
   */
  public boolean isPulled(
      double[] x, int inputs, KernelSweep by, double[] y, double[][] yBar, double[][] xBar) {
    if (pause > 0) {
      pause--;
      return false;
    }
    put(x, inputs);
    boolean isPulled = by.pullAtOnce(lanes(), y, yBar, xBar);
    failures = isPulled ? 0 : Math.min(failures + 1, MOST_FAILURES);
    pause = (1 << failures) - 1;
    return isPulled;
  }

  /**
   * Whether values at a point, which this frame does not keep for a sweep, were computed. If not,
   * the point is as it was, even in the array of the outputs.
   */
  public boolean isEvaluated(double[] x, int inputs, KernelSweep by, double[] y) {
    put(x, inputs);
    boolean isEvaluated = by.evaluateAlone(lanes(), y);
    if (!isEvaluated && x == y) {
      System.arraycopy(values, 0, x, 0, inputs); // Outputs may have been written to it.
    }
    return isEvaluated;
  }

  /** Whether values are kept for a sweep. */
  public boolean isSwept() {
    return isSwept;
  }

  /** Puts the inputs; what there was of another point is over. */
  private void put(double[] x, int inputs) {
    evaluated = false;
    moderate = null;
    if (x != values) {
      System.arraycopy(x, 0, values, 0, inputs);
    }
  }

  /** After a failure the values are not to be used; kept ones may be pulled back later. */
  public void end(boolean failed, boolean isKept) {
    evaluated = isKept && isSwept;
    atKink = lanes.steeps.isSunk();
    if (failed) {
      moderate = false;
    }
  }

  /** By what the values were computed. */
  public KernelSweep sweep() {
    return Objects.requireNonNull(sweep);
  }

  /** Whether a rule was at a kink because of operands that may have underflowed. */
  public boolean isAtKink() {
    return atKink;
  }

  public boolean isEvaluated() {
    return evaluated;
  }

  public boolean isModerate() {
    Boolean known = moderate;
    if (known == null) {
      known = lanes().areModerate(head);
      moderate = known;
    }
    return known;
  }

  public void requireEvaluated() {
    if (!isEvaluated()) {
      throw new IllegalStateException(
          "pullback: the frame holds no evaluation, or one that failed, or is for values only;"
              + " evaluate in it first");
    }
  }
}
