package org.duetad.checkpoint.stepping;

import org.duetad.core.program.Program;

/** Records a step, and notes whether it reads its index. */
final class StepRecorder {

  private final StepWithLoss function;
  private boolean dependsOnIndex;

  StepRecorder(StepWithLoss function) {
    this.function = function;
  }

  /** The branch that step {@code index} takes. */
  Program program(long index, double[] inputs) {
    StepContext[] asked = new StepContext[1];
    Program program =
        Program.record(
            x -> {
              asked[0] = function.context(index, x);
              return function.next(x, asked[0]);
            },
            inputs);
    dependsOnIndex |= asked[0].dependsOnIndex();
    return program;
  }

  /** Whether a step that was recorded is valid for its index only. */
  boolean dependsOnIndex() {
    return dependsOnIndex;
  }
}
