package org.duetad.checkpoint.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SchedulesTest {

  private static final StepCosts COSTS = new StepCosts(1, 1, 2, 0.1, 0.1, 3, 3);

  private static List<Schedule> all(long l, int a, int b) {
    return List.of(
        Schedules.storeAll(l),
        Schedules.everyKth(l, a),
        Schedules.binomial(l, a),
        Schedules.twoLevel(l, a, b),
        Schedules.online(a),
        Schedules.chunked(Schedules.binomial((l + b - 1) / b, a), b, l),
        Schedules.chunked(Schedules.everyKth((l + b - 1) / b, a), b, l),
        Schedules.costAware(l, a, b, COSTS),
        Schedules.nested(l, a, b, COSTS));
  }

  @Test
  void sweepAllStepsWithinTheirLimits() {
    for (long l = 0; l <= 40; l++) {
      for (int a = 1; a <= 6; a++) {
        for (int b = 1; b <= 6; b++) {
          for (Schedule schedule : all(l, a, b)) {
            List<Action> actions = NaiveRun.actions(schedule, l);
            assertTrue(
                NaiveRun.sweepsAll(actions, l, schedule.slots(), schedule.longestTape()),
                schedule.name());
            ScheduleReport report = Certifier.certify(schedule, l);
            assertEquals(l, report.tapedSteps());
            assertTrue(report.repetitionsExact());
            if (schedule.steps().isPresent()) {
              assertEquals(schedule.slots().memory(), report.memory().peakSlots());
              assertEquals(schedule.slots().disk(), report.disk().peakSlots());
              assertEquals(schedule.longestTape(), Math.max(1, report.longestTape()));
            }
          }
        }
      }
    }
  }

  @Test
  void noStepsAndOneStep() {
    Action.Tape tape = new Action.Tape(0, 1);
    Action.Reverse reverse = new Action.Reverse(1, 0);
    for (Schedule schedule : all(0, 2, 3)) {
      List<Action> actions = NaiveRun.actions(schedule, 0);
      assertEquals(List.of(new Action.End()), actions, schedule.name());
    }
    for (Schedule schedule : all(1, 2, 3)) {
      if (schedule.steps().isPresent()) {
        List<Action> actions = NaiveRun.actions(schedule, 1);
        assertEquals(List.of(tape, reverse, new Action.End()), actions, schedule.name());
      }
    }
    assertEquals(1, Certifier.certify(Schedules.online(2), 1).advances());
  }

  @Test
  void runsAreIndependentAndStayAtTheEnd() {
    for (Schedule schedule : all(9, 2, 3)) {
      assertNotSame(schedule.start(), schedule.start());
      assertEquals(NaiveRun.actions(schedule, 9), NaiveRun.actions(schedule, 9));
      Actions actions = schedule.start();
      if (schedule.steps().isPresent()) {
        for (int i = 0; i < 200; i++) {
          actions.next();
        }
        assertEquals(new Action.End(), actions.next(), schedule.name());
      }
    }
  }

  @Test
  void everyKthStepCounts() {
    for (long l = 1; l <= 60; l++) {
      for (long k = 1; k <= 65; k++) {
        long tapes = (l + k - 1) / k;
        ScheduleReport report = Certifier.certify(Schedules.everyKth(l, k));
        assertEquals(tapes, report.reversals());
        assertEquals((tapes - 1) * k, report.advances());
        TierUse use = new TierUse(tapes - 1, tapes - 1, (int) tapes - 1);
        assertEquals(use, report.memory());
        assertEquals(Math.min(k, l), report.longestTape());
        assertEquals(tapes > 1 ? 1 : 0, report.repetitions());
      }
    }
  }

  @Test
  void aChunkIsOneStepOfTheOther() {
    for (int l = 1; l <= 50; l++) {
      for (int c = 1; c <= 7; c++) {
        int chunks = (l + c - 1) / c;
        Schedule inner = Schedules.binomial(chunks, 3);
        ScheduleReport report = Certifier.certify(Schedules.chunked(inner, c, l));
        ScheduleReport byChunks = Certifier.certify(inner);
        assertEquals(byChunks.memory(), report.memory());
        assertEquals(byChunks.advances() * c, report.advances());
        assertEquals(Math.min(c, l), report.longestTape());
        assertEquals(byChunks.repetitions(), report.repetitions());
      }
    }
  }

  @Test
  void refuseBadArguments() {
    assertSays("storeAll(-1): steps -1; pass 0 or more", () -> Schedules.storeAll(-1));
    assertSays("everyKth(-1, 2): steps -1", () -> Schedules.everyKth(-1, 2));
    assertSays("everyKth(5, 0): interval 0; pass 1", () -> Schedules.everyKth(5, 0));
    assertSays("pass a longer interval", () -> Schedules.everyKth(1L << 40, 2));
    assertSays("binomial(-1, 2): steps -1", () -> Schedules.binomial(-1, 2));
    assertSays("binomial(5, 0): slots 0; pass 1", () -> Schedules.binomial(5, 0));
    assertSays("twoLevel(-1, 1, 1): steps -1", () -> Schedules.twoLevel(-1, 1, 1));
    assertSays("twoLevel(5, 0, 2): memory slots 0", () -> Schedules.twoLevel(5, 0, 2));
    assertSays("twoLevel(5, 1, -1): disk slots -1", () -> Schedules.twoLevel(5, 1, -1));
    assertSays("costAware(5, 0, 2): memory slots", () -> Schedules.costAware(5, 0, 2, COSTS));
    assertSays("online(0): slots 0; pass 1", () -> Schedules.online(0));
    Schedule binomial = Schedules.binomial(5, 2);
    assertSays("chunk length 0", () -> Schedules.chunked(binomial, 0, 5));
    assertSays("there are 4 chunks", () -> Schedules.chunked(binomial, 3, 12));
    assertSays("any number of steps", () -> Schedules.chunked(Schedules.online(2), 3, 12));
    Slots slots = new Slots(1, 0);
    OptionalLong none = OptionalLong.empty();
    assertSays("longest tape 0", () -> Schedules.of("mine", slots, 0, none, binomial::start));
    OptionalLong negative = OptionalLong.of(-3);
    assertSays("mine: steps -3", () -> Schedules.of("mine", slots, 1, negative, binomial::start));
    assertSays("memoryRead NaN", () -> new StepCosts(1, 1, 1, 1, Double.NaN, 1, 1));
    assertSays("advance -1.0 s", () -> new StepCosts(-1, 1, 1, 1, 1, 1, 1));
    assertSays("diskWrite Infinity", () -> new StepCosts(1, 1, 1, 1, 1, 1.0 / 0, 1));
    assertThrows(ArithmeticException.class, () -> Schedules.binomial(Long.MAX_VALUE, 1));
    assertThrows(ArithmeticException.class, () -> Schedules.twoLevel(Long.MAX_VALUE, 1, 1));
  }

  private static void assertSays(String part, Runnable call) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
