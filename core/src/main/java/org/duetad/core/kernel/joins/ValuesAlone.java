package org.duetad.core.kernel.joins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.kernel.lowering.Lowering;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.Statement;

/**
 * The loops of a kernel for values that are not pulled back: nothing is written that no other loop
 * reads, loops that follow each other are joined, and the outputs are written to the caller's array
 * instead of adjoints.
 */
public final class ValuesAlone {

  private ValuesAlone() {}

  /**
   * The loops.
   *
   * @param values the statements for each part
   * @param outputs the places of the outputs
   * @param head how many inputs and constants there are, whose places are the first ones
   * @param size how many places there are
   */
  public static LoopCode of(Lowering.Values values, int[] outputs, int head, int size) {
    int loops = values.loops();
    List<JoinedLoop> joined =
        LoopJoins.of(values.bodies().stream().map(ValuesAlone::bare).toList());
    List<Statement> statements = joined.stream().flatMap(one -> one.statements().stream()).toList();
    ReadPlaces read = new ReadPlaces(statements, loops, new int[0]);
    boolean areComputed =
        Arrays.stream(outputs).allMatch(place -> place >= head && !read.isRead(place))
            && Arrays.stream(outputs).distinct().count() == outputs.length;
    ReadPlaces needed = new ReadPlaces(statements, loops, outputs);
    List<List<Statement>> blocks = new ArrayList<>();
    int most = Math.max(values.locals(), LoopCode.RESULT + 1);
    for (JoinedLoop one : joined) {
      blocks.add(one.withoutUnread(needed).statements());
      most = Math.max(most, one.loop() == null ? 0 : one.loop().locals());
    }
    return new LoopCode(most, loops, OutputWrites.of(blocks, outputs, size, areComputed));
  }

  /** Without what is only noted for a sweep. */
  private static List<Statement> bare(List<Statement> body) {
    List<Statement> bare = new ArrayList<>();
    for (Statement statement : body) {
      if (statement instanceof Statement.Loop loop) {
        bare.add(
            new Statement.Loop(
                loop.variable(), loop.from(), loop.end(), loop.isReversed(), bare(loop.body())));
      } else if (statement instanceof Statement.Block block) {
        bare.add(new Statement.Block(bare(block.body())));
      } else if (!isForSweep(statement)) {
        bare.add(statement);
      }
    }
    return bare;
  }

  private static boolean isForSweep(Statement statement) {
    return statement instanceof Statement.Doubt || statement instanceof Statement.NoteSunk;
  }
}
