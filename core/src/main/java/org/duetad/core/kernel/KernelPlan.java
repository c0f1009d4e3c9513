package org.duetad.core.kernel;

import java.util.List;
import org.duetad.core.program.Program;

/**
 * The instructions of a kernel in the order in which it does them, and their loops: those of the
 * program, or if too little is done at once in these, {@link Groups}.
 *
 * @param code the instructions
 * @param spans the loops that they are in
 * @param shapes how these are done
 */
record KernelPlan(FlatCode code, List<Span> spans, List<Shape> shapes) {

  static KernelPlan of(Program program) {
    FlatCode code = FlatCode.of(program);
    KernelPlan rolled = of(code, NestBuilder.spans(code));
    if (rolled.meanLanes() >= Kernel.LEAST_LANES) {
      return rolled;
    }
    KernelPlan grouped = Groups.of(code);
    return grouped.meanLanes() < Kernel.LEAST_LANES ? rolled : grouped;
  }

  static KernelPlan of(FlatCode code, List<Span> spans) {
    return new KernelPlan(code, spans, Shape.of(code, spans, Shape.MOST));
  }

  /** How many turns an operation does at once, on average. */
  double meanLanes() {
    return Shape.meanLanes(shapes);
  }

  /** With blocks of a given number of turns at most, on which no result depends. */
  KernelPlan withBlocks(int most) {
    return new KernelPlan(code, spans, Shape.of(code, spans, most));
  }
}
