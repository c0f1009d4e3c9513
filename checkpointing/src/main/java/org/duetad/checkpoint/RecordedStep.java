package org.duetad.checkpoint;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.program.Program;
import org.duetad.core.program.Replay;
import org.duetad.core.program.ReplayFrame;

/** One branch of a step as it was recorded, with frames that are used again and again. */
final class RecordedStep {

  private final Replay replay;
  private final ReplayFrame scratch;
  private final List<ReplayFrame> frames = new ArrayList<>();
  private final long instructions;

  RecordedStep(Program program) {
    replay = Replay.of(program);
    scratch = replay.frame();
    instructions = program.counts().values().stream().mapToLong(Long::longValue).sum();
  }

  Replay replay() {
    return replay;
  }

  /** A frame for steps that are not kept. */
  ReplayFrame scratch() {
    return scratch;
  }

  /** The frame at a position of the tape. */
  ReplayFrame frame(int position) {
    while (frames.size() <= position) {
      frames.add(replay.frame());
    }
    return frames.get(position);
  }

  /** The frames, and the adjoints of one. */
  long bytes() {
    return (long) (SteppingReport.WORKING_RECORDS + frames.size()) * replay.bytesPerFrame();
  }

  long instructions() {
    return instructions;
  }
}
