package org.duetad.core.kernel;

import java.util.List;
import org.duetad.core.program.Program;

/**
 * The instructions of a kernel in the order in which it does them, and their loops: those of the
 * program, or if too little is done at once in these, {@link Groups}.
 *
 * @param code the instructions
 * @param spans the loops that they are in
 */
record KernelPlan(FlatCode code, List<Span> spans) {

  static KernelPlan of(Program program) {
    FlatCode code = FlatCode.of(program);
    KernelPlan rolled = new KernelPlan(code, NestBuilder.spans(code));
    if (rolled.meanLanes() >= Kernel.LEAST_LANES) {
      return rolled;
    }
    KernelPlan grouped = Groups.of(code);
    return grouped.meanLanes() < Kernel.LEAST_LANES ? rolled : grouped;
  }

  /** How many turns an operation does at once, on average. */
  double meanLanes() {
    return Shape.meanLanes(shapes(Shape.MOST));
  }

  /** The loops of lanes, with blocks of a given number of turns at most. */
  List<Shape> shapes(int most) {
    return Shape.of(code, spans, most);
  }
}
