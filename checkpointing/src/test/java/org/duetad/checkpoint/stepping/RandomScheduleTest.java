package org.duetad.checkpoint.stepping;

import static java.util.stream.Collectors.toCollection;
import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.duetad.checkpoint.schedule.Action;
import org.duetad.checkpoint.schedule.Certifier;
import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.ScheduleViolationException;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.schedule.Slots;
import org.duetad.checkpoint.schedule.Tier;

/** Random schedules: the certified ones give the gradient. */
class RandomScheduleTest {

  private static final TimeStepping LOOP =
      TimeStepping.of(Loops::lorenz)
          .withFinalLoss(Loops::energy)
          .withRunningLoss((x, p) -> x[0].multiply(x[1]));

  /** Generates actions by cutting at random. */
  private static final class Cutter {

    private final List<Action> actions = new ArrayList<>();
    private final Random random;
    private final Map<Tier, List<Integer>> free = new EnumMap<>(Tier.class);

    Cutter(Random random, Slots slots) {
      this.random = random;
      for (Tier tier : Tier.values()) {
        free.put(
            tier, IntStream.range(0, slots.in(tier)).boxed().collect(toCollection(ArrayList::new)));
      }
    }

    /** Sweeps the steps between two states; the first one is live, and kept if requested. */
    void sweep(long from, long to) {
      Tier tier = random.nextBoolean() ? Tier.MEMORY : Tier.DISK;
      List<Integer> slots = Objects.requireNonNull(free.get(tier));
      if (to - from < 2 || slots.isEmpty()) {
        actions.add(new Action.Tape(from, to));
        actions.add(new Action.Reverse(to, from));
        return;
      }
      int slot = slots.remove(random.nextInt(slots.size()));
      long cut = from + 1 + random.nextInt((int) (to - from - 1));
      actions.add(new Action.Store(from, tier, slot));
      long way = from + random.nextInt((int) (cut - from));
      if (way > from) {
        actions.add(new Action.Advance(from, way));
      }
      actions.add(new Action.Advance(way, cut));
      sweep(cut, to);
      actions.add(new Action.Restore(from, tier, slot));
      actions.add(new Action.Drop(from, tier, slot));
      slots.add(slot);
      sweep(from, cut);
    }
  }

  private static Schedule schedule(String name, Slots slots, long steps, List<Action> actions) {
    return Schedules.of(
        name,
        slots,
        Math.max(1, steps),
        OptionalLong.of(steps),
        () -> {
          Iterator<Action> next = actions.iterator();
          return next::next;
        });
  }

  private static List<Action> random(long seed, Slots slots, int steps) {
    Cutter cutter = new Cutter(new Random(seed), slots);
    cutter.sweep(0, steps);
    cutter.actions.add(new Action.End());
    return cutter.actions;
  }

  @Property(tries = 300, seed = "5")
  void whatIsCertifiedIsRight(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 40) int steps,
      @ForAll @IntRange(min = 0, max = 4) int memory,
      @ForAll @IntRange(min = 0, max = 3) int disk) {
    Slots slots = new Slots(memory, disk);
    Schedule schedule = schedule("random", slots, steps, random(seed, slots, steps));
    assertEquals(steps, Certifier.certify(schedule).tapedSteps());
    assertGradient(schedule, steps);
  }

  /** One action is left out or doubled: rejected before the first step, or harmless. */
  @Property(tries = 300, seed = "6")
  void aDamagedScheduleIsRefusedOrRight(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 20) int steps) {
    Slots slots = new Slots(2, 2);
    List<Action> actions = random(seed, slots, steps);
    Random random = new Random(seed);
    int at = random.nextInt(actions.size());
    if (random.nextBoolean()) {
      actions.remove(at);
    } else {
      actions.add(at, actions.get(at));
    }
    if (actions.isEmpty() || !(actions.get(actions.size() - 1) instanceof Action.End)) {
      actions.add(new Action.End());
    }
    Schedule schedule = schedule("damaged", slots, steps, actions);
    try {
      Certifier.certify(schedule);
    } catch (ScheduleViolationException refused) {
      assertThrows(ScheduleViolationException.class, () -> gradient(schedule));
      return;
    }
    assertGradient(schedule, steps);
  }

  private static SteppingGradient gradient(Schedule schedule) {
    return LOOP.withSchedule(schedule).gradient(Loops.LORENZ_START, Loops.LORENZ_PARAMETERS);
  }

  private static void assertGradient(Schedule schedule, long steps) {
    SteppingGradient expected = gradient(Schedules.storeAll(steps));
    SteppingGradient actual = gradient(schedule);
    assertEquals(expected.value(), actual.value());
    assertSameBits("state", expected.initialState(), actual.initialState());
    assertSameBits("parameters", expected.parameters(), actual.parameters());
  }
}
