package org.duetad.checkpoint.schedule;

import static org.duetad.checkpoint.schedule.Tier.DISK;
import static org.duetad.checkpoint.schedule.Tier.MEMORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.duetad.checkpoint.schedule.Action.Advance;
import org.duetad.checkpoint.schedule.Action.Drop;
import org.duetad.checkpoint.schedule.Action.End;
import org.duetad.checkpoint.schedule.Action.Restore;
import org.duetad.checkpoint.schedule.Action.Reverse;
import org.duetad.checkpoint.schedule.Action.Store;
import org.duetad.checkpoint.schedule.Action.Tape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MachineTest {

  private static final OptionalLong UNKNOWN = OptionalLong.empty();

  /**
   * Valid actions for 3 steps, 1 slot in memory, 2 on disk and a tape of 2; then an invalid one.
   */
  record Violation(
      Rule rule, String values, OptionalLong steps, List<Action> good, @Nullable Action bad) {

    Violation(Rule rule, String values, @Nullable Action bad, Action... good) {
      this(rule, values, OptionalLong.of(3), List.of(good), bad);
    }

    Violation unknown() {
      return new Violation(rule, values, UNKNOWN, good, bad);
    }
  }

  static List<Violation> violations() {
    Store store = new Store(0, MEMORY, 0);
    Restore restore = new Restore(0, MEMORY, 0);
    Drop drop = new Drop(0, MEMORY, 0);
    Advance one = new Advance(0, 1);
    Tape last = new Tape(1, 3);
    Reverse sweep = new Reverse(3, 1);
    Tape first = new Tape(0, 1);
    Reverse rest = new Reverse(1, 0);
    return List.of(
        new Violation(Rule.ACTION_GIVEN, "null", null, store),
        new Violation(
            Rule.NOTHING_AFTER_END,
            "the run has ended",
            drop,
            store,
            one,
            last,
            sweep,
            restore,
            first,
            rest,
            new End()),
        new Violation(Rule.LIVE_STATE, "the live state is 1", one, store, one),
        new Violation(Rule.LIVE_STATE, "the live state is 0", new Tape(1, 2)),
        new Violation(Rule.LIVE_STATE, "the live state is 1", store, one),
        new Violation(Rule.LIVE_STATE, "is undefined", first, store, one, last, sweep),
        new Violation(Rule.LIVE_STATE, "is undefined", new Advance(-1, 0), one, last, sweep),
        new Violation(Rule.FORWARD, "from 1 to 1", new Advance(1, 1), one),
        new Violation(Rule.FORWARD, "from 1 to 0", new Tape(1, 0), one),
        new Violation(Rule.STEPS_LEFT, "end at state 3", new Advance(0, 4)),
        new Violation(Rule.STEPS_LEFT, "end at state 3", new Tape(2, 4), new Advance(0, 2)),
        new Violation(
            Rule.STEPS_LEFT, "end at state 1", new Advance(0, 2), store, one, last, sweep, restore),
        new Violation(Rule.ONE_AT_A_TIME, "2 steps at once", new Advance(1, 3), one).unknown(),
        new Violation(Rule.STEPS_KNOWN, "not known yet", new Tape(1, 2), one).unknown(),
        new Violation(Rule.TAPE_EMPTY, "from 0 to 2", new Tape(2, 3), new Tape(0, 2)),
        new Violation(Rule.TAPE_LENGTH, "3 steps, and the longest tape has 2", new Tape(0, 3)),
        new Violation(Rule.WHOLE_TAPE, "holds nothing", new Reverse(3, 2), new Advance(0, 3)),
        new Violation(Rule.WHOLE_TAPE, "from 1 to 3", new Reverse(3, 2), one, last),
        new Violation(Rule.WHOLE_TAPE, "from 1 to 3", new Reverse(2, 1), one, last),
        new Violation(Rule.ADJOINT_KNOWN, "of state 3", rest, first),
        new Violation(Rule.SLOT_EXISTS, "slot 1 of 1 in MEMORY", new Store(0, MEMORY, 1)),
        new Violation(Rule.SLOT_EXISTS, "slot 2 of 2 in DISK", new Restore(0, DISK, 2)),
        new Violation(Rule.SLOT_EXISTS, "slot -1 of 2 in DISK", new Drop(0, DISK, -1)),
        new Violation(Rule.SLOT_FREE, "holds state 0", new Store(1, MEMORY, 0), store, one),
        new Violation(Rule.SLOT_HOLDS, "the slot is free", new Restore(0, DISK, 0), store),
        new Violation(Rule.SLOT_HOLDS, "holds state 0", new Restore(1, MEMORY, 0), store),
        new Violation(Rule.SLOT_HOLDS, "the slot is free", drop, store, drop),
        new Violation(Rule.SLOT_HOLDS, "the slot is free", new Drop(-1, MEMORY, 0)),
        new Violation(Rule.SLOT_HOLDS, "holds state 0", new Drop(2, MEMORY, 0), store),
        new Violation(Rule.ALL_SWEPT, "of state 3", new End(), store),
        new Violation(Rule.ALL_SWEPT, "of state 1", new End(), store, one, last, sweep),
        new Violation(Rule.ALL_SWEPT, "of no state", new End(), store).unknown(),
        new Violation(
            Rule.PROGRESS,
            "9 actions on 3 slots",
            drop,
            store,
            drop,
            store,
            drop,
            store,
            drop,
            store,
            drop,
            store),
        new Violation(
            Rule.PROGRESS,
            "12 steps advanced",
            one,
            store,
            new Advance(0, 3),
            restore,
            new Advance(0, 3),
            restore,
            new Advance(0, 3),
            restore,
            new Advance(0, 3),
            restore));
  }

  @ParameterizedTest
  @MethodSource("violations")
  void violationsAreNamed(Violation violation) {
    Machine machine = machine(violation.steps);
    violation.good.forEach(machine::check);
    OptionalLong live = machine.live();
    ScheduleViolationException refused =
        assertThrows(ScheduleViolationException.class, () -> machine.check(violation.bad));
    assertEquals(violation.rule, refused.rule());
    assertEquals(violation.good.size(), refused.index());
    String start =
        "schedule mine, action %d, %s breaks %s (%s): "
            .formatted(violation.good.size(), violation.bad, violation.rule, violation.rule.text());
    assertTrue(refused.getMessage().startsWith(start), refused.getMessage());
    assertTrue(refused.getMessage().contains(violation.values), refused.getMessage());
    assertEquals(live, machine.live());
    assertEquals(violation.good.size(), machine.index());
  }

  @Test
  void everyRuleIsViolatedAbove() {
    Set<Rule> violated = EnumSet.noneOf(Rule.class);
    violations().forEach(violation -> violated.add(violation.rule));
    assertEquals(EnumSet.allOf(Rule.class), violated);
  }

  @Test
  void goesOnAfterARefusal() {
    Machine machine = machine(OptionalLong.of(2));
    machine.check(new Store(0, DISK, 1));
    assertThrows(ScheduleViolationException.class, () -> machine.check(new Advance(0, 3)));
    machine.check(new Tape(0, 2));
    assertEquals(OptionalLong.of(2), machine.live());
    machine.check(new Reverse(2, 0));
    assertEquals(OptionalLong.empty(), machine.live());
    assertFalse(machine.isOver());
    machine.check(new End());
    assertTrue(machine.isOver());
    assertEquals(4, machine.index());
  }

  @Test
  void theEndIsToldOnceAtTheLastState() {
    Machine machine = machine(UNKNOWN);
    machine.check(new Store(0, MEMORY, 0));
    machine.check(new Advance(0, 1));
    machine.check(new Advance(1, 2));
    assertSays("ended(3), but the live state is 2", () -> machine.ended(3));
    machine.check(new Restore(0, MEMORY, 0));
    assertSays("the live state is 0 and the furthest was 2", () -> machine.ended(0));
    machine.check(new Advance(0, 1));
    machine.check(new Advance(1, 2));
    machine.ended(2);
    assertSays(
        "before action 6: ended(2), but the number of steps is known", () -> machine.ended(2));
    assertSays("is known", () -> machine(OptionalLong.of(0)).ended(0));
  }

  @Test
  void hugeNumbersDoNotOverflow() {
    long l = Long.MAX_VALUE - 1;
    Machine machine = Machine.of("huge", new Slots(2, 0), 1, OptionalLong.of(l));
    machine.check(new Store(0, MEMORY, 0));
    machine.check(new Advance(0, l));
    machine.check(new Restore(0, MEMORY, 0));
    ScheduleViolationException refused =
        assertThrows(ScheduleViolationException.class, () -> machine.check(new Advance(0, l)));
    assertEquals(Rule.PROGRESS, refused.rule());
  }

  @Test
  void refusesWhatCannotBe() {
    assertSays("longest tape 0", () -> Machine.of("a", new Slots(1, 0), 0, UNKNOWN));
    assertSays("steps -1", () -> Machine.of("a", new Slots(1, 0), 1, OptionalLong.of(-1)));
  }

  private static Machine machine(OptionalLong steps) {
    return Machine.of("mine", new Slots(1, 2), 2, steps);
  }

  private static void assertSays(String part, Executable call) {
    String message = String.valueOf(assertThrows(RuntimeException.class, call).getMessage());
    assertTrue(message.contains(part), message);
  }
}
