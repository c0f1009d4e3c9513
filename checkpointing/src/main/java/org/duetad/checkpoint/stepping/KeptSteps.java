package org.duetad.checkpoint.stepping;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.duetad.core.implicit.Implicit;
import org.duetad.core.kernel.RecordedBranches;
import org.duetad.core.program.Program;
import org.duetad.core.rules.Primitive;

/**
 * The recordings of a loop's steps, kept from run to run: of the functions that were differentiated
 * last, as a step has others with a running loss and for a product with the Hessian. When a run
 * first uses one, it records the function once more and compares the two, so that it may depend on
 * data that change between runs: values at a few points would not show a threshold, what saturates
 * there, or what is multiplied by zero. Runs of a prepared loop do so for the first, second,
 * fourth, ... use of a recording. Kernels, which take many times as long to make as a recording,
 * are made once. Any number of threads may use one at once.
 */
final class KeptSteps {

  private static final int FUNCTIONS = 8;
  private static final int BRANCHES = 8;

  /** What the frames of the kernels of a function may take. */
  private static final long MOST_BYTES = 1L << 28;

  /** How far the other points are from the first, relative to each number. */
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

  /** Drops the recordings of all functions, as they may capture the same data. */
  synchronized void clear() {
    kept.values().forEach(RecordedBranches::clear);
  }

  /** Keeps a recording, and as many of the others as there is room for. */
  static void add(RecordedBranches<StepRecording> branches, StepRecording recording) {
    branches.add(recording, BRANCHES, MOST_BYTES, any -> any.kernel().bytesPerFrame());
  }

  /**
   * Whether a recording is one of a function. Rules that the function makes anew differ, except
   * those of the library, and solutions of equations, which are compared by values: at a point, and
   * at others on both sides of it, as functions that differ may agree where numbers are zero.
   *
   * @param again what was recorded of the function now
   * @param function its values on doubles, without recording
   */
  static boolean isOf(
      StepRecording recording, Program again, UnaryOperator<double[]> function, double[] inputs) {
    if (recording.program().isSame(again)) {
      return true;
    }
    try {
      return recording.program().isSame(again, KeptSteps::areAlike)
          && isSame(recording, function, inputs)
          && isSame(recording, function, aside(inputs, ASIDE))
          && isSame(recording, function, aside(inputs, -ASIDE));
    } catch (RuntimeException undefined) {
      return false;
    }
  }

  private static boolean areAlike(Primitive a, Primitive b) {
    return a.equals(b)
        || (Implicit.isSolution(a) && Implicit.isSolution(b) && a.name().equals(b.name()));
  }

  /** Whether values are the same, or both undefined, or the recording is of another branch. */
  private static boolean isSame(
      StepRecording recording, UnaryOperator<double[]> function, double[] inputs) {
    double[] y = new double[recording.outputs()];
    boolean holds;
    try {
      holds = recording.kernel().holds(inputs, recording.kernel().frame().forValues(), y);
    } catch (RuntimeException undefined) {
      return isUndefined(function, inputs);
    }
    return !holds || mismatch(y, function.apply(inputs)) < 0;
  }

  /** Whether a result at a point is NaN, and all of them are those of a recording. */
  static boolean areNaN(
      StepRecording recording, UnaryOperator<double[]> function, double[] inputs) {
    return Arrays.stream(function.apply(inputs)).anyMatch(Double::isNaN)
        && isSame(recording, function, inputs);
  }

  /**
   * The first number that differs, or -1. Signs of zero may be other ones where a step takes
   * derivatives, as one with its tangent does.
   */
  static int mismatch(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      if (a[i] != b[i] && !(Double.isNaN(a[i]) && Double.isNaN(b[i]))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isUndefined(UnaryOperator<double[]> function, double[] inputs) {
    try {
      double[] unused = function.apply(inputs);
      return false;
    } catch (RuntimeException undefined) {
      return true;
    }
  }

  private static double[] aside(double[] inputs, double by) {
    double[] aside = inputs.clone();
    for (int i = 0; i < aside.length; i++) {
      aside[i] += by * (1 + Math.abs(aside[i])) * ((i + 1) * GOLDEN % 1);
    }
    return aside;
  }
}
