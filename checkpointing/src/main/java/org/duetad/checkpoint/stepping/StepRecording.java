package org.duetad.checkpoint.stepping;

import org.duetad.core.kernel.Kernel;
import org.duetad.core.program.Program;

/**
 * One recorded branch of a step, which any number of runs may use at once.
 *
 * @param program what was recorded
 * @param kernel evaluates it
 * @param inputs how many inputs there are
 * @param outputs how many outputs there are
 * @param instructions how many instructions there are
 */
record StepRecording(Program program, Kernel kernel, int inputs, int outputs, long instructions) {

  static StepRecording of(Program program) {
    long instructions = program.counts().values().stream().mapToLong(Long::longValue).sum();
    return new StepRecording(
        program, Kernel.of(program), program.inputs(), program.outputs().length, instructions);
  }
}
