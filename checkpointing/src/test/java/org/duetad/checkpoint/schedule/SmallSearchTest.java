package org.duetad.checkpoint.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Exhaustive search of tiny cases. The search follows everything that is physically possible,
 * useful or not; the first end found has the fewest advances (Dijkstra). In every situation that it
 * reaches, all actions with all numbers are passed to the machine, which must not accept an
 * impossible one.
 */
class SmallSearchTest {

  @ParameterizedTest
  @CsvSource({"1, 0, 5", "2, 0, 5", "3, 0, 5", "1, 1, 5", "1, 2, 3"})
  void nothingPossibleIsBetterThanTheOptimum(int memory, int disk, int most) {
    Slots slots = new Slots(memory, disk);
    for (int l = 0; l <= most; l++) {
      Path best = fewestAdvances(l, slots);
      assertEquals(
          l == 0 ? 0 : BinomialCost.advances(l, memory + disk), best.advances, l + " steps");
      Machine machine = machine(l, slots);
      best.actions().forEach(machine::check);
      assertTrue(machine.isOver());
    }
  }

  private static Path fewestAdvances(int l, Slots slots) {
    List<Action> candidates = candidates(l, slots);
    PriorityQueue<Path> open =
        new PriorityQueue<>(
            Comparator.comparingLong(Path::advances).thenComparing(path -> path.length));
    open.add(new Path(0, 0, null, null, new Situation(l, slots)));
    Set<Long> seen = new HashSet<>();
    int put = 0;
    while (true) {
      Path path = open.remove();
      if (path.situation.over) {
        return path;
      }
      if (seen.add(path.situation.key())) {
        for (Action action : candidates) {
          put++;
          if (path.situation.allows(action)) {
            Path next = path.and(action);
            if (next.situation.over || !seen.contains(next.situation.key())) {
              open.add(next);
            }
          } else if (l <= 2 || put % 1009 == 0) {
            assertRefused(l, slots, path.actions(), action);
          }
        }
      }
    }
  }

  private static void assertRefused(int l, Slots slots, List<Action> before, Action action) {
    Machine machine = machine(l, slots);
    for (Action done : before) {
      try {
        machine.check(done);
      } catch (ScheduleViolationException useless) {
        return; // possible, but rejected earlier
      }
    }
    assertThrows(ScheduleViolationException.class, () -> machine.check(action));
  }

  private static Machine machine(int l, Slots slots) {
    return Machine.of("search", slots, 1, OptionalLong.of(l));
  }

  private static List<Action> candidates(int l, Slots slots) {
    List<Action> all = new ArrayList<>();
    all.add(new Action.End());
    for (int i = 0; i <= l; i++) {
      for (int j = 0; j <= l; j++) {
        all.add(new Action.Advance(i, j));
        all.add(new Action.Tape(i, j));
        all.add(new Action.Reverse(i, j));
      }
      for (Tier tier : Tier.values()) {
        for (int slot = 0; slot <= slots.in(tier); slot++) {
          all.add(new Action.Store(i, tier, slot));
          all.add(new Action.Restore(i, tier, slot));
          all.add(new Action.Drop(i, tier, slot));
        }
      }
    }
    return all;
  }

  /** The actions that lead to a situation. */
  private record Path(
      long advances,
      int length,
      @Nullable Path before,
      @Nullable Action last,
      Situation situation) {

    Path and(Action action) {
      long done = action instanceof Action.Advance a ? a.to() - a.from() : 0;
      return new Path(advances + done, length + 1, this, action, situation.after(action));
    }

    List<Action> actions() {
      List<Action> actions = new ArrayList<>();
      for (Path path = this; path.last != null && path.before != null; path = path.before) {
        actions.add(0, path.last);
      }
      return actions;
    }
  }

  /** The state that determines all further actions. */
  private static final class Situation {

    private final long[] memory;
    private final long[] disk;
    private long live;
    private long taped = -1;
    private long adjoint;
    private boolean over;

    Situation(int l, Slots slots) {
      memory = new long[slots.memory()];
      disk = new long[slots.disk()];
      Arrays.fill(memory, -1);
      Arrays.fill(disk, -1);
      adjoint = l;
    }

    private Situation(Situation other) {
      memory = other.memory.clone();
      disk = other.disk.clone();
      live = other.live;
      taped = other.taped;
      adjoint = other.adjoint;
    }

    boolean allows(Action action) {
      if (action instanceof Action.Advance advance) {
        return advance.from() == live && advance.to() > live;
      } else if (action instanceof Action.Tape tape) {
        return tape.from() == live && tape.to() == live + 1 && taped < 0;
      } else if (action instanceof Action.Reverse reverse) {
        return taped >= 0
            && reverse.to() == taped
            && reverse.from() == taped + 1
            && adjoint == taped + 1;
      } else if (action instanceof Action.Store store) {
        return store.state() == live && holds(store.tier(), store.slot(), -1);
      } else if (action instanceof Action.Restore restore) {
        return holds(restore.tier(), restore.slot(), restore.state());
      } else if (action instanceof Action.Drop drop) {
        return holds(drop.tier(), drop.slot(), drop.state());
      }
      return adjoint == 0;
    }

    private boolean holds(Tier tier, int slot, long state) {
      long[] slots = tier == Tier.MEMORY ? memory : disk;
      return slot < slots.length && slots[slot] == state;
    }

    Situation after(Action action) {
      Situation next = new Situation(this);
      if (action instanceof Action.Advance advance) {
        next.live = advance.to();
      } else if (action instanceof Action.Tape tape) {
        next.live = tape.to();
        next.taped = tape.from();
      } else if (action instanceof Action.Reverse reverse) {
        next.live = -1;
        next.taped = -1;
        next.adjoint = reverse.to();
      } else if (action instanceof Action.Store store) {
        (store.tier() == Tier.MEMORY ? next.memory : next.disk)[store.slot()] = store.state();
      } else if (action instanceof Action.Restore restore) {
        next.live = restore.state();
      } else if (action instanceof Action.Drop drop) {
        (drop.tier() == Tier.MEMORY ? next.memory : next.disk)[drop.slot()] = -1;
      } else {
        next.over = true;
      }
      return next;
    }

    /** Slots of one tier are interchangeable, and so are states followed only by swept steps. */
    long key() {
      long key = 0;
      for (long part : new long[] {Math.min(live, adjoint), taped, adjoint}) {
        key = 8 * key + part + 1;
      }
      for (long[] slots : List.of(memory, disk)) {
        for (long state : Arrays.stream(slots).map(i -> Math.min(i, adjoint)).sorted().toArray()) {
          key = 8 * key + state + 1;
        }
      }
      return key;
    }
  }
}
