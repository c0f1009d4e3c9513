package org.duetad.core.kernel.lowering;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.program.loops.Statement;

/** Statements that share no local variables, in blocks if they are too many for a method. */
final class MethodPieces {

  private final List<List<Statement>> pieces = new ArrayList<>();
  private final List<Integer> weights = new ArrayList<>();

  /** Adds a piece, which takes about as many bytes of code. */
  void add(List<Statement> piece, int weight) {
    pieces.add(piece);
    weights.add(weight);
  }

  /** All of them, in their order. */
  List<Statement> statements() {
    boolean areFew = weights.stream().mapToInt(Integer::intValue).sum() <= TurnWriter.MOST;
    List<Statement> all = new ArrayList<>();
    List<Statement> block = new ArrayList<>();
    int weight = 0;
    for (int k = 0; k < pieces.size(); k++) {
      if (!areFew && weight + weights.get(k) > TurnWriter.MOST && !block.isEmpty()) {
        all.add(new Statement.Block(block));
        block = new ArrayList<>();
        weight = 0;
      }
      block.addAll(pieces.get(k));
      weight += weights.get(k);
    }
    if (areFew) {
      return block;
    }
    all.add(new Statement.Block(block));
    return all;
  }
}
