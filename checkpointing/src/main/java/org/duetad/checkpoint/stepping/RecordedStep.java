package org.duetad.checkpoint.stepping;

import org.duetad.core.program.Program;
import org.duetad.core.replay.Replay;
import org.duetad.core.replay.ReplayFrame;
import org.jspecify.annotations.Nullable;

/** One recorded branch of a step. */
final class RecordedStep {

  private final Replay replay;
  private final long instructions;
  private ReplayFrame latest;

  /** The number of holders: the list of branches, and positions of the tape. */
  int holders;

  RecordedStep(Program program) {
    replay = Replay.of(program);
    latest = replay.frame();
    instructions = program.counts().values().stream().mapToLong(Long::longValue).sum();
  }

  Replay replay() {
    return replay;
  }

  /** The frame of the latest evaluation. */
  ReplayFrame latest() {
    return latest;
  }

  /** Hands that frame over to the tape and replaces it by an unused one. */
  ReplayFrame taken(@Nullable ReplayFrame unused) {
    ReplayFrame taken = latest;
    latest = unused == null ? replay.frame() : unused;
    return taken;
  }

  long instructions() {
    return instructions;
  }
}
