package org.duetad.checkpoint.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {

  private static final int STEPS = 2000;
  private static final int SLOTS = 50;
  private static final BestSchedules BEST = new BestSchedules(STEPS, SLOTS);

  /**
   * Follows the schedule's own first advances through all parts: the cost for each number of steps
   * and slots must be the minimum found by dynamic programming.
   */
  @Test
  void everyPartIsOptimal() {
    long[][] advances = new long[SLOTS + 1][STEPS + 1];
    long[][] writes = new long[SLOTS + 1][STEPS + 1];
    for (int s = 1; s <= SLOTS; s++) {
      for (int l = 2; l <= STEPS; l++) {
        int m = firstAdvance(l, s);
        advances[s][l] = m + advances[s - 1][l - m] + advances[s][m];
        writes[s][l] = (l - m > 1 ? 1 : 0) + writes[s - 1][l - m] + writes[s][m];
        assertEquals(BEST.advances(l, s), advances[s][l], () -> "advances of " + m);
        assertEquals(BEST.writes(l, s), 1 + writes[s][l], () -> "writes of " + m);
      }
    }
  }

  private static int firstAdvance(int steps, int slots) {
    Actions actions = Schedules.binomial(steps, slots).start();
    actions.next(); // stores the initial state
    return (int) ((Action.Advance) actions.next()).to();
  }

  @Test
  void certificatesAreOptimal() {
    for (int s = 1; s <= SLOTS; s++) {
      for (int l = 1; l <= STEPS; l += l < 100 ? 1 : 127) {
        assertOptimal(l, s, BEST.advances(l, s), BEST.writes(l, s));
      }
      assertOptimal(STEPS, s, BEST.advances(STEPS, s), BEST.writes(STEPS, s));
    }
  }

  private static void assertOptimal(long l, int s, long advances, long writes) {
    ScheduleReport report = Certifier.certify(Schedules.binomial(l, s));
    int peak = (int) Math.min(s, l - 1);
    ScheduleReport expected =
        new ScheduleReport(
            "binomial(" + l + ", " + s + ")",
            l,
            new Slots(peak, 0),
            advances,
            l,
            l,
            new TierUse(writes, l - 1, peak),
            new TierUse(0, 0, 0),
            1,
            BinomialCost.repetitions(l, s),
            true,
            report.optimum());
    assertEquals(expected, report);
    assertEquals(advances, report.optimum().orElseThrow());
    assertEquals(1, report.ratio());
  }

  @ParameterizedTest
  @CsvSource({
    "10, 3, 15, 6",
    "50, 7, 105, 28",
    "100, 5, 316, 44",
    "1000, 5, 6284, 330",
    "1000, 10, 3636, 714",
    "1000, 20, 2747, 769",
    "2000, 50, 4622, 1275",
    "100000, 50, 375196, 76574",
    "1000000, 10, 11647922, 353354",
    "1000000, 50, 4658945, 683749"
  })
  void costsWhatIsKnown(long l, int s, long advances, long writes) {
    assertOptimal(l, s, advances, writes);
  }

  @Test
  void fourStepsInTwoSlots() {
    List<String> said = new ArrayList<>();
    for (Action action : NaiveRun.actions(Schedules.binomial(4, 2), 4)) {
      said.add(action.toString().replaceAll("[a-z]+=", "").replace("MEMORY, ", ""));
    }
    assertEquals(
        "Store[0, 0] Advance[0, 2] Store[2, 1] Advance[2, 3] Tape[3, 4] Reverse[4, 3] "
            + "Restore[2, 1] Drop[2, 1] Tape[2, 3] Reverse[3, 2] Restore[0, 0] Advance[0, 1] "
            + "Tape[1, 2] Reverse[2, 1] Restore[0, 0] Drop[0, 0] Tape[0, 1] Reverse[1, 0] End[]",
        String.join(" ", said));
  }

  /** Only the first actions: the certificate would take minutes. */
  @Test
  void aBillionSteps() {
    Schedule schedule = Schedules.binomial(1_000_000_000, 50);
    Machine machine = Machine.of(schedule);
    Actions actions = schedule.start();
    while (machine.index() < 1_000_000) {
      machine.check(actions.next());
    }
    assertEquals(1_000_000, machine.index());
  }

  @Test
  void moreStepsThanEverAreDone() {
    long l = 1L << 50;
    Actions actions = Schedules.binomial(l, 1000).start();
    assertEquals(new Action.Store(0, Tier.MEMORY, 0), actions.next());
    long m = ((Action.Advance) actions.next()).to();
    assertEquals(
        BinomialCost.advances(l, 1000),
        m + BinomialCost.advances(m, 1000) + BinomialCost.advances(l - m, 999));
    assertEquals(
        BinomialCost.writes(l, 1000),
        BinomialCost.writes(m, 1000) + BinomialCost.writes(l - m, 999));
  }
}
