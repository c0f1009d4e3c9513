package org.duetad.checkpoint.stepping;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.duetad.core.kernel.RecordedBranches;

/**
 * The recordings of a loop's steps, kept from run to run: of the functions that were differentiated
 * last, as a step has others with a running loss and for a product with the Hessian. A run compares
 * each with its function when it first uses it, so that it may depend on data that change between
 * runs. Any number of threads may use one at once.
 */
final class KeptSteps {

  private static final int FUNCTIONS = 4;
  private static final int BRANCHES = 8;

  /** What the frames of the kernels of a function may take. */
  private static final long MOST_BYTES = 1L << 28;

  /** How far the second point is from the first, relative to each number. */
  private static final double ASIDE = 0x1p-10;

  private static final double GOLDEN = 0.6180339887498949;

  /** The least recently used first. */
  private final Map<StepWithLoss, RecordedBranches<StepRecording>> kept =
      new LinkedHashMap<>(FUNCTIONS, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<StepWithLoss, RecordedBranches<StepRecording>> eldest) {
          return size() > FUNCTIONS;
        }
      };

  /** The recordings of a function. */
  synchronized RecordedBranches<StepRecording> of(StepWithLoss function) {
    return kept.computeIfAbsent(function, known -> new RecordedBranches<>());
  }

  /** Keeps a recording, and as many of the others as there is room for. */
  static void add(RecordedBranches<StepRecording> branches, StepRecording recording) {
    branches.add(recording, BRANCHES, MOST_BYTES, any -> any.kernel().bytesPerFrame());
  }

  /**
   * Whether a recording is one of a function: at a point, and at another one beside it, as
   * functions that differ may agree where numbers are zero.
   *
   * @param function its values on doubles, without recording
   * @param variables how many inputs, the first ones, are states and parameters
   */
  static boolean isOf(
      StepRecording recording, UnaryOperator<double[]> function, double[] inputs, int variables) {
    try {
      return isSame(recording, function, inputs)
          && isSame(recording, function, aside(inputs, variables));
    } catch (RuntimeException undefined) {
      return false;
    }
  }

  /** Whether values are the same, or the recording is of another branch. */
  private static boolean isSame(
      StepRecording recording, UnaryOperator<double[]> function, double[] inputs) {
    double[] y = new double[recording.outputs()];
    return !recording.kernel().holds(inputs, recording.kernel().frame().forValues(), y)
        || Arrays.equals(y, function.apply(inputs));
  }

  private static double[] aside(double[] inputs, int variables) {
    double[] aside = inputs.clone();
    for (int i = 0; i < variables; i++) {
      aside[i] += ASIDE * (1 + Math.abs(aside[i])) * ((i + 1) * GOLDEN % 1);
    }
    return aside;
  }
}
