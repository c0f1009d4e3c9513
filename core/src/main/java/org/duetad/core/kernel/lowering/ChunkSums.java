package org.duetad.core.kernel.lowering;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.duetad.core.kernel.memory.LaneSource;
import org.duetad.core.kernel.sweep.Body;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.LaneSums;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;

/**
 * The sums over the turns of a body that are in chunks ({@link LaneSums}). The partial sums of each
 * and its classes are side by side.
 */
final class ChunkSums {

  /** About how many bytes the code of either statement takes at most. */
  static final int WEIGHT = 400;

  private static final int WIDTH = LaneSums.PARTS + LaneSums.CLASSES;

  private final int variable;
  private final int first;
  private final int count;

  /** Gives them their places. */
  ChunkSums(Body body, BodyMemory memory, Collection<LaneSource.Memory> sums) {
    variable = body.outer().length;
    first = memory.end();
    count = sums.size();
    sums.forEach(sum -> memory.kept(sum, WIDTH));
  }

  /** All begin with zero. */
  Statement begin() {
    Index at = new Index.Affine(first, List.of(new Index.Term(variable, 1)));
    return new Statement.Loop(variable, 0, WIDTH * count, false, List.of(zero(at)));
  }

  /** After the first turn of a chunk, which is added last, classes are added, and become zero. */
  Statement end() {
    List<Statement> groups = new ArrayList<>();
    for (int part = LaneSums.PARTS - 1; part >= 0; part--) {
      Index.Term sum = new Index.Term(variable + 1, WIDTH);
      Index.Term group = new Index.Term(variable + 2, LaneSums.PARTS);
      Index from = new Index.Affine(first + LaneSums.PARTS + part, List.of(sum, group));
      Index to = new Index.Affine(first + part, List.of(sum));
      groups.add(new Statement.Increase(Memory.KEPT, to, new Expression.Read(Memory.KEPT, from)));
      groups.add(zero(from));
    }
    int most = LaneSums.CLASSES / LaneSums.PARTS;
    Statement ofOne = new Statement.Loop(variable + 2, 0, most, true, groups);
    Statement ofAll = new Statement.Loop(variable + 1, 0, count, false, List.of(ofOne));
    return new Statement.Every(variable, LaneSums.CHUNK, List.of(ofAll));
  }

  private static Statement zero(Index at) {
    return new Statement.Write(Memory.KEPT, at, Formulas.ZERO);
  }
}
