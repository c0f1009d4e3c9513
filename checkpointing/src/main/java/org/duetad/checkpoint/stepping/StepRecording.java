package org.duetad.checkpoint.stepping;

import org.duetad.core.kernel.Kernel;
import org.duetad.core.program.Program;

/**
 * One recorded branch of a step, which any number of runs may use at once.
 *
 * @param program what was recorded
 * @param kernel evaluates it
 * @param instructions how many instructions there are
 */
record StepRecording(Program program, Kernel kernel, long instructions) {

  static StepRecording of(Program program) {
    long instructions = program.counts().values().stream().mapToLong(Long::longValue).sum();
    return new StepRecording(program, Kernel.of(program), instructions);
  }

  int inputs() {
    return program.inputs();
  }

  int outputs() {
    return program.outputs().length;
  }
}
