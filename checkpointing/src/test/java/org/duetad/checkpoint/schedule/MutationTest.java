package org.duetad.checkpoint.schedule;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * Valid schedules with injected mistakes: mutants that are accepted still sweep all steps
 * correctly.
 */
class MutationTest {

  @Property(tries = 2000)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void mistakesAreRefusedOrHarmless(
      @ForAll("schedules") Schedule schedule,
      @ForAll @IntRange(min = 1, max = 3) int mistakes,
      @ForAll Random random) {
    long steps = schedule.steps().getAsLong();
    List<Action> actions = NaiveRun.actions(schedule, steps);
    for (int i = 0; i < mistakes && !actions.isEmpty(); i++) {
      mutate(actions, random);
    }
    boolean accepted = isAccepted(schedule, actions);
    Statistics.collect(accepted);
    Statistics.coverage(
        coverage -> {
          coverage.check(true).count(count -> count >= 20);
          coverage.check(false).count(count -> count >= 20);
        });
    if (accepted) {
      assertTrue(
          NaiveRun.sweepsAll(actions, steps, schedule.slots(), schedule.longestTape()),
          () -> schedule.name() + " became " + actions);
    }
  }

  @Property(tries = 300)
  void goodSchedulesAreAccepted(@ForAll("schedules") Schedule schedule) {
    long steps = schedule.steps().getAsLong();
    List<Action> actions = NaiveRun.actions(schedule, steps);
    assertTrue(isAccepted(schedule, actions), schedule.name());
    assertTrue(NaiveRun.sweepsAll(actions, steps, schedule.slots(), schedule.longestTape()));
  }

  @Provide
  Arbitrary<Schedule> schedules() {
    Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 5);
    return Arbitraries.integers()
        .between(0, 25)
        .flatMap(
            l ->
                sizes.flatMap(
                    a ->
                        sizes.flatMap(
                            b ->
                                Arbitraries.of(
                                    Schedules.storeAll(l),
                                    Schedules.everyKth(l, a),
                                    Schedules.binomial(l, a),
                                    Schedules.twoLevel(l, a, b),
                                    told(Schedules.online(a), l),
                                    Schedules.chunked(
                                        Schedules.binomial((l + b - 1) / b, a), b, l)))));
  }

  /** A schedule for any number of steps, adapted to a given number. */
  private static Schedule told(Schedule online, long steps) {
    List<Action> actions = NaiveRun.actions(online, steps);
    return Schedules.of(
        online.name(), online.slots(), 1, OptionalLong.of(steps), () -> actions.iterator()::next);
  }

  private static boolean isAccepted(Schedule schedule, List<Action> actions) {
    Schedule mutated =
        Schedules.of(
            "mutated",
            schedule.slots(),
            schedule.longestTape(),
            schedule.steps(),
            () -> actions.iterator()::next);
    try {
      Certifier.certify(mutated);
      return true;
    } catch (ScheduleViolationException | NoSuchElementException refused) {
      return false;
    }
  }

  private static void mutate(List<Action> actions, Random random) {
    int i = random.nextInt(actions.size());
    int j = random.nextInt(actions.size());
    switch (random.nextInt(6)) {
      case 0 -> actions.remove(i);
      case 1 -> Collections.swap(actions, i, j);
      case 2 -> Collections.swap(actions, i, Math.min(i + 1, actions.size() - 1));
      case 3 -> actions.add(i, actions.get(j));
      default -> actions.set(i, changed(actions.get(i), random));
    }
  }

  private static Action changed(Action action, Random random) {
    int a = random.nextInt(5) - 2;
    int b = random.nextInt(3) - 1;
    boolean other = random.nextInt(4) == 0;
    if (action instanceof Action.Advance advance) {
      return new Action.Advance(advance.from() + (other ? b : 0), advance.to() + a);
    } else if (action instanceof Action.Tape tape) {
      return new Action.Tape(tape.from() + (other ? b : 0), tape.to() + a);
    } else if (action instanceof Action.Reverse reverse) {
      return new Action.Reverse(reverse.from() + (other ? b : 0), reverse.to() + a);
    } else if (action instanceof Action.Store store) {
      return new Action.Store(
          store.state() + (other ? a : 0), tier(store.tier(), other), store.slot() + b);
    } else if (action instanceof Action.Restore restore) {
      return new Action.Restore(
          restore.state() + a, tier(restore.tier(), other), restore.slot() + b);
    } else if (action instanceof Action.Drop drop) {
      return new Action.Drop(drop.state() + a, tier(drop.tier(), other), drop.slot() + b);
    }
    return new Action.Advance(a, a + 1L);
  }

  private static Tier tier(Tier tier, boolean other) {
    return other && tier == Tier.MEMORY ? Tier.DISK : tier;
  }
}
