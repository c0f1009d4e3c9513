package org.duetad.core.program.loops;

import java.util.List;

/**
 * Loops as data. Local variables are doubles; that with the number {@link #RESULT} begins with 0 in
 * each block, and its values are added up to the result.
 *
 * @param locals how many local variables there are
 * @param loops how many variables of loops there are
 * @param body what is done
 */
public record LoopCode(int locals, int loops, List<Statement> body) {

  /** The local variable that is the result. */
  public static final int RESULT = 0;
}
