package org.duetad.checkpoint.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnlineTest {

  /** The costs follow from the states that the schedule keeps, by the closed form. */
  @ParameterizedTest
  @CsvSource({"2, 1.150", "3, 1.089", "5, 1.058", "10, 1.033", "20, 1.029", "50, 1.008"})
  void worstRatioUpToTenThousandSteps(int s, double bound) {
    double worst = 0;
    Actions actions = Schedules.online(s).start();
    NavigableSet<Long> kept = new TreeSet<>();
    for (long l = 1; l <= 10_000; l++) {
      advance(actions, kept);
      worst = Math.max(worst, (double) cost(kept, l, s) / BinomialCost.advances(l + 1, s));
    }
    assertTrue(worst <= bound && worst > bound - 0.001, "worst ratio " + worst);
  }

  /** Advances by one step. */
  private static void advance(Actions actions, NavigableSet<Long> kept) {
    Action action = actions.next();
    while (!(action instanceof Action.Advance)) {
      if (action instanceof Action.Store store) {
        kept.add(store.state());
      } else if (action instanceof Action.Drop drop) {
        kept.remove(drop.state());
      }
      action = actions.next();
    }
  }

  private static long cost(NavigableSet<Long> kept, long l, int s) {
    long cost = l;
    long end = l;
    int slots = s - kept.size() + 1;
    for (long state : kept.descendingSet()) {
      cost += BinomialCost.advances(end - state, slots);
      end = state;
      slots++;
    }
    return cost;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 12})
  void certificatesSayWhatItCosts(int s) {
    Schedule schedule = Schedules.online(s);
    Actions actions = schedule.start();
    NavigableSet<Long> kept = new TreeSet<>();
    for (long l = 1; l <= 120; l++) {
      advance(actions, kept);
      ScheduleReport report = Certifier.certify(schedule, l);
      assertEquals(cost(kept, l, s), report.advances(), l + " steps");
      assertEquals(BinomialCost.advances(l + 1, s), report.optimum().orElseThrow());
      assertEquals(l, report.memory().reads());
      assertEquals(Math.min(s, l), report.memory().peakSlots());
      assertTrue(report.repetitionsExact());
    }
  }

  /** Each choice gives the least sum of all choices, computed from scratch. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 10})
  void eachChoiceIsTheCheapest(int s) {
    KeptStates kept = new KeptStates(s);
    for (long live = 0; live < 250; live++) {
      if (kept.isFull()) {
        long least = cost(states(kept), live + 1, s);
        for (int i = 1; i < s; i++) {
          least = Math.min(least, cost(without(kept, i, live), live + 1, s));
        }
        int chosen = kept.replaced(live);
        if (chosen == KeptStates.NONE) {
          assertEquals(least, cost(states(kept), live + 1, s), "at " + live);
          continue;
        }
        assertEquals(least, cost(without(kept, chosen, live), live + 1, s), "at " + live);
        kept.remove(chosen);
      }
      kept.add(live);
    }
  }

  private static NavigableSet<Long> without(KeptStates kept, int lost, long live) {
    NavigableSet<Long> states = states(kept);
    states.remove(kept.state(lost));
    states.add(live);
    return states;
  }

  private static NavigableSet<Long> states(KeptStates kept) {
    NavigableSet<Long> states = new TreeSet<>();
    for (int i = 0; i < kept.count(); i++) {
      states.add(kept.state(i));
    }
    return states;
  }

  @Test
  void manySteps() {
    ScheduleReport report = Certifier.certify(Schedules.online(50), 300_000);
    assertEquals(1.0132, report.ratio(), 5e-5, report.toString());
    assertEquals(BinomialCost.repetitions(300_001, 50) + 1, report.repetitions());
    assertEquals(OptionalLong.empty(), Schedules.online(50).steps());
  }

  @Test
  void theTableIsTheClosedForm() {
    AdvanceTable table = new AdvanceTable(60);
    for (int s = 1; s <= 60; s++) {
      assertEquals(0, table.advances(0, s));
      for (long l = 1; l <= 1_000_000; l += 1 + l / 12) {
        assertEquals(BinomialCost.advances(l, s), table.advances(l, s), l + ", " + s);
      }
    }
  }

  @Test
  void theEndMayBeToldAfterTheLastStateIsStored() {
    Actions actions = Schedules.online(3).start();
    Machine machine = Machine.of(Schedules.online(3));
    for (Action action = actions.next(); ; action = actions.next()) {
      machine.check(action);
      if (action instanceof Action.Store store && store.state() == 2) {
        break;
      }
    }
    actions.ended(2);
    machine.ended(2);
    while (!machine.isOver()) {
      machine.check(actions.next());
    }
  }

  @Test
  void theEndIsToldOnceAtTheLastState() {
    Actions actions = Schedules.online(2).start();
    actions.next();
    actions.next();
    assertSays("ended(2), but state 1 is live", () -> actions.ended(2));
    actions.ended(1);
    assertSays("ended(1), but it has ended", () -> actions.ended(1));
  }

  private static void assertSays(String part, Runnable call) {
    String message = assertThrows(IllegalStateException.class, call::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
