package org.duetad.core.kernel.joins;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Statements with local variables of their own: others, or a loop and what comes before and after.
 *
 * @param before what is done before the loop
 * @param loop the loop, or null
 * @param after what is done after it
 * @param carried what the loop keeps in variables of what it writes
 */
public record JoinedLoop(
    List<Statement> before,
    @Nullable PlainLoop loop,
    List<Statement> after,
    List<Carried> carried) {

  /**
   * What the latest turns have written to a place that moves on with them.
   *
   * @param at the place
   * @param locals the variables with it, that of the last turn first
   */
  record Carried(Index.Affine at, List<Expression.Local> locals) {}

  /** Other statements. */
  public static JoinedLoop of(List<Statement> others) {
    return new JoinedLoop(others, null, List.of(), List.of());
  }

  /** A loop alone. */
  public static JoinedLoop of(PlainLoop loop) {
    return new JoinedLoop(List.of(), loop, List.of(), List.of());
  }

  /** All statements in their order. */
  List<Statement> statements() {
    List<Statement> all = new ArrayList<>(before);
    if (loop != null) {
      all.add(loop.statement());
    }
    all.addAll(after);
    return all;
  }

  /** Whether a loop may be done before what comes after this one, or before all of it. */
  boolean canFollow(PlainLoop moved, boolean isAll) {
    Stream<Statement> some = (isAll ? statements() : after).stream();
    return some.allMatch(
        statement -> {
          PlainLoop own = PlainLoop.of(statement);
          return own != null && own.isApartFrom(moved);
        });
  }

  /**
   * The same without writes to places that nothing reads. What is read of the last turns is written
   * after the loop.
   *
   * @param reads the places that are read
   */
  JoinedLoop withoutUnread(ReadPlaces reads) {
    if (loop == null) {
      return this;
    }
    List<Statement> body = new ArrayList<>();
    List<Statement> last = new ArrayList<>();
    for (Statement statement : loop.body()) {
      if (statement instanceof Statement.Write write) {
        Index.Affine at = (Index.Affine) write.index();
        List<Expression.Local> locals = locals(at);
        int first = reads.firstRead(at, loop.from(), loop.end());
        if (first < loop.end() - locals.size()) {
          body.add(statement);
        } else {
          for (int turn = first; turn < loop.end(); turn++) {
            Expression.Local local = locals.get(loop.end() - 1 - turn);
            last.add(new Statement.Write(Memory.VALUES, PlainLoop.inTurn(at, turn), local));
          }
        }
      } else {
        body.add(statement);
      }
    }
    last.addAll(after);
    return new JoinedLoop(before, new PlainLoop(loop.from(), loop.end(), body), last, carried);
  }

  private List<Expression.Local> locals(Index.Affine at) {
    return carried.stream()
        .filter(some -> some.at.equals(at))
        .findFirst()
        .map(Carried::locals)
        .orElse(List.of());
  }
}
