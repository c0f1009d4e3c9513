package org.duetad.core.kernel.joins;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.duetad.core.kernel.lowering.BlockWriter;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A loop in no other, from its first turn to its last, that only computes values.
 *
 * @param from the first turn
 * @param end the turn after the last
 * @param body assignments, writes and comments
 */
public record PlainLoop(int from, int end, List<Statement> body) {

  private static final int VARIABLE = 0;

  /**
   * Places in some turns.
   *
   * @param first no place is before it
   * @param last no place is after it
   */
  private record Reach(int first, int last) {

    boolean isApartFrom(Reach other) {
      return last < other.first || other.last < first;
    }
  }

  /** A statement as such a loop; null if it is none. */
  static @Nullable PlainLoop of(Statement statement) {
    return statement instanceof Statement.Loop loop
            && loop.variable() == VARIABLE
            && !loop.isReversed()
            && loop.body().stream().allMatch(PlainLoop::isPlain)
        ? new PlainLoop(loop.from(), loop.end(), loop.body())
        : null;
  }

  private static boolean isPlain(Statement statement) {
    return statement instanceof Statement.Assign
        || statement instanceof Statement.Comment
        || (statement instanceof Statement.Write write
            && write.memory() == Memory.VALUES
            && write.index() instanceof Index.Affine);
  }

  Statement.Loop statement() {
    return new Statement.Loop(VARIABLE, from, end, false, body);
  }

  int turns() {
    return end - from;
  }

  /** Some of its turns: no loop if the first is not before the end. */
  List<PlainLoop> within(int first, int last) {
    return first < last ? List.of(new PlainLoop(first, last, body)) : List.of();
  }

  /** The places that are written. */
  List<Index.Affine> writes() {
    return body.stream()
        .filter(Statement.Write.class::isInstance)
        .map(statement -> (Index.Affine) ((Statement.Write) statement).index())
        .toList();
  }

  /** The places that are read. */
  List<Index> reads() {
    List<Index> reads = new ArrayList<>();
    UnaryOperator<Expression> seen =
        leaf -> {
          if (leaf instanceof Expression.Read read) {
            reads.add(read.index());
          }
          return leaf;
        };
    for (Statement statement : body) {
      if (statement instanceof Statement.Assign assign) {
        Leaves.replaced(assign.x(), seen);
      } else if (statement instanceof Statement.Write write) {
        Leaves.replaced(write.x(), seen);
      }
    }
    return reads;
  }

  /** The number after those of its local variables. */
  int locals() {
    return 1
        + body.stream()
            .filter(Statement.Assign.class::isInstance)
            .mapToInt(statement -> ((Statement.Assign) statement).local())
            .max()
            .orElse(LoopCode.RESULT);
  }

  /** About how many bytes of code the body has. */
  int weight() {
    BlockWriter writer = new BlockWriter();
    for (Statement statement : body) {
      if (statement instanceof Statement.Assign assign) {
        writer.assign(new Expression.Local(assign.local()), assign.x());
      } else if (statement instanceof Statement.Write write) {
        writer.write(write.memory(), write.index(), write.x());
      }
    }
    return writer.weight();
  }

  /** How far a turn moves a place. */
  static int stride(Index.Affine at) {
    return at.terms().isEmpty() ? 0 : at.terms().get(0).stride();
  }

  /** A place in one turn. */
  static Index.Affine inTurn(Index.Affine at, int turn) {
    return Index.of(at.base() + stride(at) * turn);
  }

  /** Whether neither writes what the other one reads or writes. */
  boolean isApartFrom(PlainLoop other) {
    return isUntouchedBy(other) && other.isUntouchedBy(this);
  }

  private boolean isUntouchedBy(PlainLoop other) {
    List<Index> own = new ArrayList<>(reads());
    own.addAll(writes());
    return own.stream()
        .allMatch(at -> other.writes().stream().allMatch(it -> areApart(at, other, it)));
  }

  /** Whether a place is another one than a place of another loop, in all turns of both. */
  boolean areApart(Index at, PlainLoop other, Index otherAt) {
    return reach(at).isApartFrom(other.reach(otherAt));
  }

  private Reach reach(Index at) {
    if (at instanceof Index.Affine affine) {
      int first = inTurn(affine, from).base();
      int last = inTurn(affine, end - 1).base();
      return new Reach(Math.min(first, last), Math.max(first, last));
    }
    return new Reach(0, Integer.MAX_VALUE);
  }
}
