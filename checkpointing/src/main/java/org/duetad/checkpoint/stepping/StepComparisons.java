package org.duetad.checkpoint.stepping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.duetad.core.program.Program;
import org.jspecify.annotations.Nullable;

/**
 * Compares recordings of earlier runs with the step, as it may capture data that changed. A
 * prepared loop compares some uses only, but all of a run that has recorded a branch, which may be
 * due to such a change. If one differs, all recordings are dropped.
 */
final class StepComparisons {

  private final StepWithLoss function;
  private final KeptSteps kept;
  private final StepRecorder recorder;
  private final boolean prepared;

  /** Uses of recordings that were not compared with the step. */
  private final List<Use> unchecked = new ArrayList<>();

  private boolean comparesAll;

  StepComparisons(StepWithLoss function, KeptSteps kept, StepRecorder recorder, boolean prepared) {
    this.function = function;
    this.kept = kept;
    this.recorder = recorder;
    this.prepared = prepared;
    comparesAll = !prepared;
  }

  /** The first use of a recording in this run. */
  @SuppressWarnings("ArrayRecordComponent") // Not compared.
  private record Use(StepRecording recording, long index, double[] inputs) {}

  /**
   * The step, recorded once more where a recording of it holds; null if it need not be compared.
   */
  @Nullable Program again(StepRecording recording, long index, double[] inputs) {
    boolean isToBeCompared = recording.isToBeCompared();
    if (comparesAll || isToBeCompared) {
      return again(index, inputs);
    }
    unchecked.add(new Use(recording, index, inputs.clone()));
    return null;
  }

  /** A step that throws where a recording of it holds is another one. */
  private Program again(long index, double[] inputs) {
    try {
      return recorder.program(index, inputs);
    } catch (RuntimeException e) {
      kept.clear();
      throw e;
    }
  }

  /**
   * Whether a recording is that of the step, for any index.
   *
   * @throws IllegalStateException if it is not, and the loop is prepared
   */
  boolean isOf(StepRecording recording, long index, double[] inputs, Program again) {
    if (!recorder.dependsOnIndex() && isSame(recording, index, inputs, again)) {
      return true;
    }
    drop(index);
    return false;
  }

  /** Where results are NaN, tangents are recorded otherwise: that is no change of data. */
  private boolean isSame(StepRecording recording, long index, double[] inputs, Program again) {
    UnaryOperator<double[]> values = in -> function.evaluated(index, in);
    return KeptSteps.isOf(recording, again, values, inputs)
        || (prepared && KeptSteps.areNaN(recording, values, inputs));
  }

  /** A branch was recorded: recordings that were used before may be of other data, too. */
  void checkUses() {
    comparesAll = true;
    for (Use use : unchecked) {
      Program again = again(use.index, use.inputs);
      if (!isSame(use.recording, use.index, use.inputs, again)) {
        drop(use.index);
      }
    }
    unchecked.clear();
  }

  private void drop(long index) {
    kept.clear();
    if (prepared) {
      throw new IllegalStateException(
          "step "
              + index
              + " is not the one that the prepared loop recorded: captured data changed, or the step makes rules,"
              + " blocks or sums anew; pass data as parameters or by withNumbers, and make the others once,"
              + " outside the step, or call the loop without prepared()");
    }
  }
}
