package org.duetad.core.kernel.joins;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.duetad.core.kernel.lowering.TurnWriter;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Makes one loop of two, of which the second reads what the first writes in the same turn or one
 * nearby, as an update reads fluxes: in each turn, the second is a few turns behind, and reads from
 * variables what the first has written in this turn or the latest ones. Each loop computes the same
 * numbers from the same numbers.
 */
public final class LoopJoin {

  /** No loop is more turns behind, and no number is kept for more turns. */
  private static final int FURTHEST = 4;

  /** Fewer turns in common are not worth it. */
  private static final int FEWEST_TURNS = 8;

  private final JoinedLoop item;
  private final PlainLoop first;
  private final PlainLoop second;
  private final int lag;
  private final int from;
  private final int end;

  /** The next local variable. */
  private int locals;

  private final List<Statement> before;
  private final List<Statement> body = new ArrayList<>();

  /** For how many turns what is written to a place is kept. */
  private final Map<Index.Affine, Integer> depths = new HashMap<>();

  /** The variables with it, that of the turn first. */
  private final Map<Index.Affine, List<Expression.Local>> kept = new HashMap<>();

  private LoopJoin(JoinedLoop item, PlainLoop first, PlainLoop second, int lag) {
    this.item = item;
    this.first = first;
    this.second = second;
    this.lag = lag;
    from = Math.max(first.from(), second.from() + lag);
    end = Math.min(first.end(), second.end() + lag);
    locals = first.locals();
    before = new ArrayList<>(item.before());
  }

  /**
   * Joins a loop with one that comes later.
   *
   * @param item the loop
   * @param second the other one
   * @return the joined loop, and then the other turns of the second; empty if they cannot be joined
   */
  public static List<JoinedLoop> of(JoinedLoop item, PlainLoop second) {
    PlainLoop first = item.loop();
    if (first == null || second.reads().stream().anyMatch(Index.Sections.class::isInstance)) {
      return List.of();
    }
    int lag = LoopLag.of(first, second);
    if (lag > FURTHEST || first.weight() + second.weight() > TurnWriter.MOST) {
      return List.of();
    }
    LoopJoin join = new LoopJoin(item, first, second, lag);
    return join.end - join.from < FEWEST_TURNS || !join.canDoFirstTurnsLater()
        ? List.of()
        : join.joined();
  }

  /** Whether the turns of the second loop before the common ones can be done after these. */
  private boolean canDoFirstTurnsLater() {
    PlainLoop common = new PlainLoop(from - lag, end - lag, second.body());
    return second.within(second.from(), from - lag).stream().allMatch(common::isApartFrom);
  }

  private List<JoinedLoop> joined() {
    first.within(first.from(), from).forEach(loop -> before.add(loop.statement()));
    findDepths();
    writeFirst();
    writeSecond();
    List<JoinedLoop.Carried> carried = new ArrayList<>(item.carried());
    depths.forEach((at, depth) -> carry(at, depth, carried));
    List<Statement> after = new ArrayList<>();
    first.within(end, first.end()).forEach(loop -> after.add(loop.statement()));
    after.addAll(item.after());
    List<JoinedLoop> all = new ArrayList<>();
    all.add(new JoinedLoop(before, new PlainLoop(from, end, body), after, carried));
    List<PlainLoop> others = new ArrayList<>(second.within(second.from(), from - lag));
    others.addAll(second.within(end - lag, second.end()));
    others.forEach(other -> all.add(JoinedLoop.of(other)));
    return all;
  }

  private void findDepths() {
    for (Index read : second.reads()) {
      Index.Affine written = written(read);
      if (written != null) {
        depths.merge(written, behind(written, read), Math::max);
      }
    }
  }

  /** The place of the first loop where it wrote, this turn or a few before, what is read. */
  private Index.@Nullable Affine written(Index read) {
    List<Index.Affine> some =
        first.writes().stream().filter(write -> !first.areApart(write, second, read)).toList();
    if (some.size() != 1 || LoopLag.distance(some.get(0), read) == null) {
      return null;
    }
    return behind(some.get(0), read) <= FURTHEST ? some.get(0) : null;
  }

  /** How many turns ago, in the joined loop, it was written. */
  private int behind(Index.Affine written, Index read) {
    Integer distance = LoopLag.distance(written, read);
    return distance == null ? LoopLag.NEVER : lag - distance;
  }

  private void writeFirst() {
    for (Statement statement : first.body()) {
      if (statement instanceof Statement.Write write
          && write.index() instanceof Index.Affine at
          && depths.containsKey(at)) {
        Expression.Local local = new Expression.Local(locals++);
        body.add(new Statement.Assign(local.number(), write.x()));
        body.add(new Statement.Write(write.memory(), at, local));
        List<Expression.Local> variables = new ArrayList<>(List.of(local));
        kept.put(at, variables);
        for (int turn = 1; turn <= depths.get(at); turn++) {
          Expression.Local earlier = new Expression.Local(locals++);
          variables.add(earlier);
          Index place = PlainLoop.inTurn(at, from - turn);
          before.add(
              new Statement.Assign(earlier.number(), new Expression.Read(Memory.VALUES, place)));
        }
      } else {
        body.add(statement);
      }
    }
  }

  private void writeSecond() {
    int offset = locals;
    locals += second.locals();
    for (Statement statement : second.body()) {
      if (statement instanceof Statement.Assign assign) {
        body.add(new Statement.Assign(offset + assign.local(), moved(assign.x(), offset)));
      } else if (statement instanceof Statement.Write write) {
        body.add(
            new Statement.Write(write.memory(), moved(write.index()), moved(write.x(), offset)));
      } else {
        body.add(statement);
      }
    }
  }

  private Expression moved(Expression x, int offset) {
    return Leaves.replaced(
        x,
        leaf -> {
          if (leaf instanceof Expression.Local local) {
            return new Expression.Local(offset + local.number());
          } else if (leaf instanceof Expression.Read read) {
            Index.Affine written = written(read.index());
            return written == null
                ? new Expression.Read(read.memory(), moved(read.index()))
                : variables(written).get(behind(written, read.index()));
          }
          return leaf;
        });
  }

  /** A place as many turns before. */
  private Index moved(Index at) {
    if (at instanceof Index.Affine affine) {
      return new Index.Affine(affine.base() - lag * PlainLoop.stride(affine), affine.terms());
    } else if (at instanceof Index.Table table) {
      return new Index.Table(table.places(), (Index.Affine) moved(table.at()));
    }
    throw new IllegalArgumentException("sections in a loop that is joined: " + at);
  }

  private List<Expression.Local> variables(Index.Affine at) {
    return Objects.requireNonNull(kept.get(at));
  }

  /** At the end of a turn, what is kept becomes that of a turn before. */
  private void carry(Index.Affine at, int depth, List<JoinedLoop.Carried> carried) {
    List<Expression.Local> variables = variables(at);
    for (int turn = depth; turn > 0; turn--) {
      body.add(new Statement.Assign(variables.get(turn).number(), variables.get(turn - 1)));
    }
    carried.add(new JoinedLoop.Carried(at, variables.subList(1, variables.size())));
  }
}
