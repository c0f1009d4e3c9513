package org.duetad.checkpoint.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Executes actions on states that carry their own number, whatever number the action names, and
 * then checks that all steps were swept in order. Independent of the machine's rules.
 */
final class NaiveRun {

  private static final long NOWHERE = -1;

  private final Slots slots;
  private final long longestTape;
  private final Map<String, Long> kept = new HashMap<>();
  private final Deque<Long> tape = new ArrayDeque<>();
  private final List<Long> swept = new ArrayList<>();

  private long live;
  private boolean possible = true;

  private NaiveRun(Slots slots, long longestTape) {
    this.slots = slots;
    this.longestTape = longestTape;
  }

  /** All actions of a run, with the end signalled after the step that reaches it. */
  static List<Action> actions(Schedule schedule, long steps) {
    List<Action> all = new ArrayList<>();
    Actions actions = schedule.start();
    boolean told = schedule.steps().isPresent();
    do {
      boolean reached =
          steps == 0
              || (!all.isEmpty()
                  && all.get(all.size() - 1) instanceof Action.Advance advance
                  && advance.to() == steps);
      if (!told && reached) {
        actions.ended(steps);
        told = true;
      }
      all.add(actions.next());
    } while (!(all.get(all.size() - 1) instanceof Action.End));
    return all;
  }

  /** Whether the actions sweep each step once, from the last to the first, within the limits. */
  static boolean sweepsAll(List<Action> actions, long steps, Slots slots, long longestTape) {
    NaiveRun run = new NaiveRun(slots, longestTape);
    for (Action action : actions) {
      if (action instanceof Action.End) {
        return run.possible && run.tape.isEmpty() && run.hasSwept(steps);
      }
      run.act(action);
    }
    return false;
  }

  private void act(Action action) {
    if (action instanceof Action.Advance advance) {
      go(advance.to() - advance.from(), false);
    } else if (action instanceof Action.Tape taped) {
      possible &= tape.isEmpty();
      go(taped.to() - taped.from(), true);
      possible &= tape.size() <= longestTape;
    } else if (action instanceof Action.Reverse) {
      while (!tape.isEmpty()) {
        swept.add(tape.pop());
      }
      live = NOWHERE;
    } else if (action instanceof Action.Store store) {
      possible &= live != NOWHERE && store.slot() >= 0 && store.slot() < slots.in(store.tier());
      possible &= kept.put(store.tier() + " " + store.slot(), live) == null;
    } else if (action instanceof Action.Restore restore) {
      live = kept.getOrDefault(restore.tier() + " " + restore.slot(), NOWHERE);
      possible &= live != NOWHERE;
    } else if (action instanceof Action.Drop drop) {
      possible &= kept.remove(drop.tier() + " " + drop.slot()) != null;
    }
  }

  private void go(long steps, boolean taped) {
    possible &= live != NOWHERE && steps > 0 && steps < 1_000_000;
    for (long i = 0; possible && i < steps; i++) {
      if (taped) {
        tape.push(live);
      }
      live++;
    }
  }

  private boolean hasSwept(long steps) {
    boolean inOrder = swept.size() == steps;
    for (int i = 0; inOrder && i < steps; i++) {
      inOrder = swept.get(i) == steps - 1 - i;
    }
    return inOrder;
  }
}
