package org.duetad.checkpoint.schedule;

import static org.duetad.checkpoint.schedule.Tier.DISK;
import static org.duetad.checkpoint.schedule.Tier.MEMORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.duetad.checkpoint.schedule.Action.Advance;
import org.duetad.checkpoint.schedule.Action.Drop;
import org.duetad.checkpoint.schedule.Action.End;
import org.duetad.checkpoint.schedule.Action.Restore;
import org.duetad.checkpoint.schedule.Action.Reverse;
import org.duetad.checkpoint.schedule.Action.Store;
import org.duetad.checkpoint.schedule.Action.Tape;
import org.junit.jupiter.api.Test;

class CertifierTest {

  private static final Schedule BY_HAND =
      Schedules.of(
          "by hand",
          new Slots(2, 1),
          2,
          OptionalLong.of(4),
          () ->
              List.<Action>of(
                          new Store(0, DISK, 0),
                          new Advance(0, 2),
                          new Store(2, MEMORY, 1),
                          new Advance(2, 3),
                          new Tape(3, 4),
                          new Reverse(4, 3),
                          new Restore(2, MEMORY, 1),
                          new Drop(2, MEMORY, 1),
                          new Tape(2, 3),
                          new Reverse(3, 2),
                          new Restore(0, DISK, 0),
                          new Tape(0, 2),
                          new Reverse(2, 0),
                          new End())
                      .iterator()
                  ::next);

  @Test
  void reportsWhatIsCountedByHand() {
    ScheduleReport expected =
        new ScheduleReport(
            "by hand",
            4,
            new Slots(2, 1),
            3,
            4,
            3,
            new TierUse(1, 1, 1),
            new TierUse(1, 1, 1),
            2,
            1,
            true,
            OptionalLong.of(3));
    ScheduleReport report = Certifier.certify(BY_HAND);
    assertEquals(expected, report);
    assertEquals(expected, Certifier.certify(BY_HAND, 4));
    assertEquals(1, report.ratio());
    StepCosts costs = new StepCosts(1, 10, 100, 1000, 10_000, 100_000, 1_000_000);
    assertEquals(3 + 40 + 400 + 1000 + 10_000 + 100_000 + 1_000_000, report.seconds(costs));
  }

  @Test
  void theReportIsPlainText() {
    assertEquals(
        """
        schedule      binomial(1000, 10), 1,000 steps
        advances      3,636, 1.0000 times the optimum of 3,636
        repetitions   4 at most
        tapes         1,000 steps in 1,000 sweeps, 1 at once at most
        memory        10 of 10 slots, 714 writes, 999 reads
        disk          0 of 0 slots, 0 writes, 0 reads""",
        Certifier.certify(Schedules.binomial(1000, 10)).toString());
  }

  @Test
  void withoutSlotsThereIsNoOptimum() {
    ScheduleReport report = Certifier.certify(Schedules.storeAll(7));
    assertEquals(OptionalLong.empty(), report.optimum());
    assertTrue(Double.isNaN(report.ratio()));
    assertTrue(report.toString().contains("advances      0\n"), report.toString());
    assertEquals(1, Certifier.certify(Schedules.storeAll(1)).ratio());
    assertEquals(1, Certifier.certify(Schedules.storeAll(0)).ratio());
  }

  /** Advances of different lengths, each of which adds one more place where the counts change. */
  @Test
  void tooManyPlacesGiveAnUpperBound() {
    for (int times : new int[] {900, 1100}) {
      ScheduleReport report = Certifier.certify(jagged(times, 1_000_000));
      assertEquals(times < 1000, report.repetitionsExact());
      assertTrue(report.repetitions() >= times && report.repetitions() <= 2L * times);
      assertEquals(times > 1000, report.toString().contains("no more than"), report.toString());
      assertEquals(times * (times + 1L), report.advances());
    }
  }

  private static Schedule jagged(int times, long steps) {
    List<Action> actions = new ArrayList<>();
    actions.add(new Store(0, MEMORY, 0));
    for (int i = 1; i <= times; i++) {
      actions.add(new Advance(0, 2L * i));
      actions.add(new Restore(0, MEMORY, 0));
    }
    actions.addAll(List.of(new Tape(0, steps), new Reverse(steps, 0), new End()));
    return Schedules.of(
        "jagged", new Slots(1, 0), steps, OptionalLong.of(steps), () -> actions.iterator()::next);
  }

  @Test
  void streamsWithoutAnEndAreRefused() {
    assertEndless(i -> i % 2 == 0 ? new Drop(0, MEMORY, 0) : new Store(0, MEMORY, 0));
    assertEndless(i -> new Restore(0, MEMORY, 0));
    assertEndless(i -> i % 2 == 0 ? new Advance(0, 1) : new Restore(0, MEMORY, 0));
    assertEndless(i -> i % 2 == 0 ? new Advance(0, 1000) : new Restore(0, MEMORY, 0));
  }

  private static void assertEndless(LongFunction<Action> rest) {
    for (OptionalLong steps : List.of(OptionalLong.of(1000), OptionalLong.empty())) {
      Schedule endless =
          Schedules.of("endless", new Slots(1, 0), 1, steps, () -> new Repeating(rest));
      ScheduleViolationException refused =
          assertThrows(ScheduleViolationException.class, () -> Certifier.certify(endless, 1000));
      boolean jumps = refused.rule() == Rule.ONE_AT_A_TIME && steps.isEmpty();
      assertTrue(jumps || refused.rule() == Rule.PROGRESS, refused.getMessage());
    }
  }

  /** Stores state 0 and never ends. */
  private static final class Repeating implements Actions {

    private final LongFunction<Action> rest;
    private long index = -1;

    Repeating(LongFunction<Action> rest) {
      this.rest = rest;
    }

    @Override
    public Action next() {
      index++;
      return index == 0 ? new Store(0, MEMORY, 0) : rest.apply(index - 1);
    }
  }

  @Test
  void theNumberOfStepsMustBeThatOfTheSchedule() {
    assertSays("pass the number of steps", () -> Certifier.certify(Schedules.online(3)));
    assertSays("for 4 steps, not for 5", () -> Certifier.certify(BY_HAND, 5));
    assertSays("steps -1", () -> Certifier.certify(Schedules.online(3), -1));
  }

  private static void assertSays(String part, Runnable call) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
