package org.duetad.core.kernel.joins;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.program.loops.Statement;

/**
 * Joins loops that follow each other, the longest of what is done for one body and that of the
 * next. Other turns, as those at the border of a stencil, come before or after it.
 */
final class LoopJoins {

  /**
   * So many of the first and of the last turns may be left, as they read what other turns of the
   * first loop write.
   */
  private static final int MOST_LEFT = 4;

  private final List<JoinedLoop> done = new ArrayList<>();

  /** The loop with which the next one may be joined, or -1. */
  private int latest = -1;

  private LoopJoins() {}

  /**
   * Joins what can be joined.
   *
   * @param bodies the statements for each body, which compute values only
   * @return statements with the same results
   */
  static List<JoinedLoop> of(List<List<Statement>> bodies) {
    LoopJoins joins = new LoopJoins();
    bodies.forEach(joins::add);
    return joins.done;
  }

  private void add(List<Statement> body) {
    List<PlainLoop> loops = new ArrayList<>();
    for (Statement statement : body) {
      PlainLoop loop = PlainLoop.of(statement);
      if (loop == null) {
        done.add(JoinedLoop.of(body));
        latest = -1;
        return;
      }
      loops.add(loop);
    }
    int longest = longest(loops);
    if (longest >= 0 && !isJoined(loops, longest)) {
      latest = done.size() + longest;
      addAlone(loops);
    }
  }

  private static int longest(List<PlainLoop> loops) {
    int longest = loops.isEmpty() ? -1 : 0;
    for (int k = 1; k < loops.size(); k++) {
      longest = loops.get(k).turns() > loops.get(longest).turns() ? k : longest;
    }
    return longest;
  }

  /** Leaves as few of the first and last turns as it can. */
  private boolean isJoined(List<PlainLoop> loops, int longest) {
    List<PlainLoop> after = loops.subList(longest + 1, loops.size());
    PlainLoop moved = loops.get(longest);
    for (int left = 0; latest >= 0 && left <= 2 * MOST_LEFT; left++) {
      for (int first = Math.max(0, left - MOST_LEFT); first <= Math.min(left, MOST_LEFT); first++) {
        List<PlainLoop> before = new ArrayList<>(loops.subList(0, longest));
        before.addAll(moved.within(moved.from(), moved.from() + first));
        int end = moved.end() - (left - first);
        for (PlainLoop most : moved.within(moved.from() + first, end)) {
          List<JoinedLoop> joined =
              canBeMoved(most, before) ? LoopJoin.of(done.get(latest), most) : List.of();
          if (!joined.isEmpty()) {
            done.set(latest, joined.get(0));
            addAlone(before);
            done.addAll(joined.subList(1, joined.size()));
            addAlone(moved.within(end, moved.end()));
            addAlone(after);
            return true;
          }
        }
      }
    }
    return false;
  }

  private void addAlone(List<PlainLoop> loops) {
    loops.forEach(loop -> done.add(JoinedLoop.of(loop)));
  }

  /** Whether a loop can be done before all that comes after the latest one. */
  private boolean canBeMoved(PlainLoop moved, List<PlainLoop> before) {
    return done.get(latest).canFollow(moved, false)
        && done.subList(latest + 1, done.size()).stream()
            .allMatch(other -> other.canFollow(moved, true))
        && before.stream().allMatch(moved::isApartFrom);
  }
}
