package org.duetad.checkpoint.choice;

import java.util.Arrays;
import java.util.function.Function;
import org.duetad.core.program.Passes;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;

/**
 * Operations of derivatives, beyond those of values.
 *
 * @param slopes operations of slopes, computed once for all directions or seeds
 * @param each operations for each direction or seed
 */
record DerivativeWork(long slopes, long each) {

  static final DerivativeWork NONE = new DerivativeWork(0, 0);

  /** Those of a program's derivative, whose inputs from an index on are directions or seeds. */
  static DerivativeWork of(
      Program program, Function<Program, Program> derivative, int seeds, long values) {
    Program derived = derivative.apply(program);
    Values at = Passes.run(derived, derived.point());
    boolean[] seeded = new boolean[derived.slots()];
    Arrays.fill(seeded, seeds, derived.inputs(), true);
    long all = 0;
    long each = 0;
    for (Instruction instruction : derived.instructions()) {
      long work = InstructionWork.of(instruction, at);
      all += work;
      if (instruction.readsAny(seeded)) {
        Arrays.fill(seeded, instruction.first(), instruction.first() + instruction.results(), true);
        each += work;
      }
    }
    return new DerivativeWork(all - each - values, each);
  }

  DerivativeWork plus(DerivativeWork other) {
    return new DerivativeWork(slopes + other.slopes, each + other.each);
  }

  /** For the whole of a number of directions or seeds, of which some share the slopes. */
  long of(long evaluations, long directions) {
    return evaluations * slopes + directions * each;
  }
}
