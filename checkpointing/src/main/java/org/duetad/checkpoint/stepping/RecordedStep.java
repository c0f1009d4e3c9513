package org.duetad.checkpoint.stepping;

import org.duetad.core.kernel.Kernel;
import org.duetad.core.kernel.KernelFrame;
import org.jspecify.annotations.Nullable;

/** One recorded branch of a step in one run, with the memory of its values. */
final class RecordedStep {

  private final StepRecording recording;
  private final Kernel kernel;

  /** For steps that are not taped. */
  private final KernelFrame values;

  /** For the next step that is taped, once there was one. */
  private @Nullable StepFrame unused;

  /** The number of holders: the list of branches, and positions of the tape. */
  int holders;

  RecordedStep(StepRecording recording) {
    this.recording = recording;
    kernel = recording.kernel();
    values = kernel.frame().forValues();
  }

  /** The recording, which other runs may use, too. */
  StepRecording recording() {
    return recording;
  }

  /** Computes the state after the step, unless the step takes another branch. */
  boolean holds(double[] in, double[] y) {
    return kernel.holds(in, values, y);
  }

  /**
   * The same, kept for a sweep.
   *
   * @param used a frame of this step that is to be overwritten, or null
   * @return the frame, or null if the step takes another branch
   */
  @Nullable StepFrame taped(double[] in, double[] y, @Nullable StepFrame used) {
    StepFrame frame = used == null ? unused : used;
    if (frame == null) {
      frame = new StepFrame(kernel, values.another(), recording.inputs());
    }
    boolean holds = frame.holds(in, y);
    if (used == null) {
      unused = holds ? null : frame;
    }
    return holds ? frame : null;
  }

  long bytesPerFrame() {
    return kernel.bytesPerFrame();
  }

  long instructions() {
    return recording.instructions();
  }
}
