package org.duetad.core.kernel.code;

import java.util.List;

/**
 * Which operands depend on a variable, for each instruction of a nest: the same in all turns of a
 * loop. An operand is active if it is in any turn.
 */
final class ActiveOperands {

  private final FlatCode code;
  private final int variables;

  /** The instruction of the first turns that stands for each instruction. */
  private final int[] position;

  /** For the instructions of the first turns. */
  private final boolean[][] active;

  ActiveOperands(FlatCode code, List<Span> spans, int variables) {
    this.code = code;
    this.variables = variables;
    position = new int[code.size()];
    active = new boolean[code.size()][];
    spans.forEach(this::findPositions);
    for (int k = 0; k < active.length; k++) {
      active[k] = position[k] == k ? new boolean[code.arity(k)] : active[position[k]];
    }
    while (isSpread()) {
      // An operand may be active because of a later instruction of the turn before.
    }
  }

  private void findPositions(Span span) {
    position[span.start()] = span.start();
    if (span.isLoop()) {
      span.body().forEach(this::findPositions);
      for (int k = span.start() + span.length(); k < span.end(); k++) {
        position[k] = position[k - span.length()];
      }
    }
  }

  /** Whether another operand was found active. */
  private boolean isSpread() {
    boolean spread = false;
    for (int k = 0; k < active.length; k++) {
      for (int i = 0; i < active[k].length; i++) {
        if (!active[k][i] && isActive(code.operand(k, i))) {
          active[k][i] = true;
          spread = true;
        }
      }
    }
    return spread;
  }

  private boolean isActive(int slot) {
    int producer = code.producer(slot);
    return producer < 0 ? slot < variables : isAny(producer);
  }

  /** The instruction of the first turns of all loops that does the same. */
  int position(int k) {
    return position[k];
  }

  /** Which operands of an instruction are active. */
  boolean[] of(int k) {
    return active[k];
  }

  /** Whether an operand of an instruction is active. */
  boolean isAny(int k) {
    for (boolean operand : active[k]) {
      if (operand) {
        return true;
      }
    }
    return false;
  }
}
