package org.duetad.core.kernel.plan;

import java.util.List;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.Span;
import org.duetad.core.kernel.loops.NestBuilder;
import org.duetad.core.program.Program;

/**
 * A program whose loops were found.
 *
 * @param program the program, which keeps the body of a loop once if that takes less memory
 * @param plan how a kernel does it
 */
public record RolledProgram(Program program, KernelPlan plan) {

  public static RolledProgram of(Program program) {
    Program first = program.constantsFirst();
    FlatCode code = FlatCode.of(first);
    List<Span> spans = NestBuilder.spans(code);
    List<Span> all = Span.moved(spans, code.constants().size());
    Program rolled = first.rolled(Span.repeats(all));
    return new RolledProgram(rolled == first ? program : rolled, KernelPlan.ofLoops(code, spans));
  }
}
