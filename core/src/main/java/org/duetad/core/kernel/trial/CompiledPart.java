package org.duetad.core.kernel.trial;

import java.util.function.Function;
import org.duetad.core.kernel.lanes.Part;
import org.duetad.core.kernel.lowering.LoweredPart;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.LoopFunction;

/**
 * A part of a kernel that a compiler made a function of. It reads and writes the same numbers in
 * memory as the part that it replaces.
 */
final class CompiledPart implements Part {

  private final LoweredPart part;
  private final LoopFunction values;
  private final LoopFunction adjoints;

  CompiledPart(LoweredPart part, Function<LoopCode, LoopFunction> compiler) {
    this.part = part;
    values = compiler.apply(part.values());
    adjoints = compiler.apply(part.adjoints());
  }

  @Override
  public void evaluate(Lanes lanes) {
    lanes.doubt(values.run(lanes.values, lanes.adjoints, lanes.kept, lanes.steeps));
    lanes.doubt(part.first(), part.first() + part.results());
  }

  @Override
  public void pull(Lanes lanes) {
    for (int seed : lanes.seeds()) {
      lanes.select(seed);
      lanes.steeps.noteAll(adjoints.run(lanes.values, lanes.adjoints, lanes.kept, lanes.steeps));
    }
  }
}
