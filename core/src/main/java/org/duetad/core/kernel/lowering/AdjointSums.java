package org.duetad.core.kernel.lowering;

import java.util.List;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Statement;

/** Adjoints of what a turn loads, added up in variables over some turns. */
interface AdjointSums {

  /** Whether it adds the adjoint of a row. */
  boolean has(int row);

  /** The adjoint of a row in this turn. */
  void add(int row, Expression term);

  /** What is done before the first turn. */
  List<Statement> begin(BlockWriter out);

  /** At the end of a turn. */
  void end(BlockWriter out);

  /** What is done after the last turn. */
  List<Statement> finish(BlockWriter out);
}
