package org.duetad.checkpoint.stepping;

import org.duetad.core.program.Program;
import org.jspecify.annotations.Nullable;

/** One recorded branch of a step. */
final class RecordedStep {

  private final long instructions;
  private StepFrame latest;

  /** The number of holders: the list of branches, and positions of the tape. */
  int holders;

  RecordedStep(Program program) {
    latest = StepFrame.of(program);
    instructions = program.counts().values().stream().mapToLong(Long::longValue).sum();
  }

  /** The frame of the latest evaluation. */
  StepFrame latest() {
    return latest;
  }

  /** Hands that frame over to the tape and replaces it by an unused one. */
  StepFrame taken(@Nullable StepFrame unused) {
    StepFrame taken = latest;
    latest = unused == null ? taken.another() : unused;
    return taken;
  }

  long bytesPerFrame() {
    return latest.bytes();
  }

  long instructions() {
    return instructions;
  }
}
