package org.duetad.checkpoint.stepping;

import java.util.concurrent.atomic.AtomicLong;
import org.duetad.core.kernel.Kernel;
import org.duetad.core.program.Program;

/**
 * One recorded branch of a step, which any number of runs may use at once.
 *
 * @param program what was recorded
 * @param kernel evaluates it
 * @param instructions how many instructions there are
 * @param runs how many runs, after the one that made it, have used it
 */
record StepRecording(Program program, Kernel kernel, long instructions, AtomicLong runs) {

  static StepRecording of(Program program) {
    long instructions = program.counts().values().stream().mapToLong(Long::longValue).sum();
    return new StepRecording(program, Kernel.of(program), instructions, new AtomicLong());
  }

  /** Counts a run that uses it: whether it is the first, the second, the fourth, and so on. */
  boolean isToBeCompared() {
    return Long.bitCount(runs.incrementAndGet()) == 1;
  }

  int inputs() {
    return program.inputs();
  }

  int outputs() {
    return program.outputs().length;
  }
}
