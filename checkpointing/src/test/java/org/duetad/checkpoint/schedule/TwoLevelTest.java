package org.duetad.checkpoint.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwoLevelTest {

  /** Larger than any number of writes here. */
  private static final long ADVANCE = 1_000_000;

  /** Lengths by dynamic programming: the fewest advances, then the fewest writes to memory. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  void noLengthsAreBetter(int s) {
    int most = 60;
    long[] best = new long[most + 1];
    for (int l = 1; l <= most; l++) {
      best[l] = reversal(l, s);
    }
    for (int disk = 0; disk <= 7; disk++) {
      for (int l = 1; l <= most; l++) {
        ScheduleReport report = Certifier.certify(Schedules.twoLevel(l, s, disk));
        assertEquals(best[l] / ADVANCE, report.advances(), report::toString);
        int used = report.disk().peakSlots();
        assertEquals(Math.max(Math.min(disk, l - s - 1), 0), used);
        assertEquals(new TierUse(used, used, used), report.disk());
        if (used == disk) {
          assertEquals(best[l] % ADVANCE, report.memory().writes(), report::toString);
        }
        assertEquals(l - 1 - used, report.memory().reads());
      }
      best = withOneMoreSegment(best, s);
    }
  }

  private static long[] withOneMoreSegment(long[] best, int s) {
    long[] more = new long[best.length];
    Arrays.fill(more, Long.MAX_VALUE);
    more[1] = best[1];
    for (int l = 2; l < best.length; l++) {
      for (int first = 1; first < l; first++) {
        more[l] = Math.min(more[l], first * ADVANCE + reversal(first, s) + best[l - first]);
      }
    }
    return more;
  }

  private static long reversal(int l, int s) {
    return BinomialCost.advances(l, s) * ADVANCE + BinomialCost.writes(l, s);
  }

  @Test
  void withoutDiskItIsBinomial() {
    for (int l = 0; l <= 40; l++) {
      assertEquals(
          NaiveRun.actions(Schedules.binomial(l, 3), l),
          NaiveRun.actions(Schedules.twoLevel(l, 3, 0), l));
    }
  }

  @Test
  void thePredictedTimeIsThatOfTheReport() {
    StepCosts costs = new StepCosts(1, 2, 3, 0.25, 0.125, 7, 5);
    for (int s = 1; s <= 4; s++) {
      for (int l = 1; l <= 60; l++) {
        for (int disk = 0; disk <= Segments.mostUseful(l, s); disk += 1 + disk / 3) {
          Segments segments = Segments.best(l, s, disk);
          ScheduleReport report = Certifier.certify(Schedules.twoLevel(l, s, disk));
          assertEquals(report.seconds(costs), segments.seconds(costs));
        }
      }
    }
  }

  /** Costs are multiples of a power of two, so that sums are exact. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 2, 5, 20})
  void noNumberOfSnapshotsOnDiskIsCheaper(double write) {
    for (double memoryWrite : new double[] {0, 0.25, 4}) {
      StepCosts costs = new StepCosts(1, 1, 2, memoryWrite, 0.125, write, write / 2);
      for (int s = 1; s <= 4; s++) {
        for (int l = 1; l <= 250; l += 1 + l / 5) {
          assertCheapest(l, s, 1000, costs);
          assertCheapest(l, s, 7, costs);
        }
      }
    }
  }

  private static void assertCheapest(int l, int s, int disk, StepCosts costs) {
    double best = Double.POSITIVE_INFINITY;
    int fewest = -1;
    for (int k = 0; k <= Math.min(disk, Segments.mostUseful(l, s)); k++) {
      double seconds = Segments.best(l, s, k).seconds(costs);
      fewest = seconds < best ? k : fewest;
      best = Math.min(best, seconds);
    }
    Segments chosen = DiskPlan.cheapest(l, s, disk, costs);
    assertEquals(best, chosen.seconds(costs), () -> l + ", " + s + ", " + disk + ", " + costs);
    assertEquals(fewest, chosen.count(), () -> l + ", " + s + ", " + disk + ", " + costs);
  }

  @Test
  void aMillionStepsArePlanned() {
    StepCosts costs = new StepCosts(1, 1, 2, 0.1, 0.1, 10, 10);
    Schedule planned = Schedules.costAware(1_000_000, 1, 1_000_000, costs);
    ScheduleReport report = Certifier.certify(planned);
    double alone = Segments.best(1_000_000, 1, 0).seconds(costs);
    assertTrue(report.seconds(costs) < alone / 10_000, report.toString());
  }

  @Test
  void cheapDiskIsUsedAndDearDiskIsNot() {
    StepCosts free = new StepCosts(1, 1, 1, 0, 0, 0, 0);
    StepCosts dear = new StepCosts(1, 1, 1, 0, 0, 1e6, 0);
    assertEquals(94, Schedules.costAware(100, 5, 1000, free).slots().disk());
    assertEquals(new Slots(5, 0), Schedules.costAware(100, 5, 1000, dear).slots());
  }

  /**
   * The ratio of the single pass to the optimum with unrestricted writes and reads, measured over
   * all l up to 60. With as many slots on disk as help it is close to 1; with few, and one slot in
   * memory, it is not.
   */
  @ParameterizedTest
  @CsvSource({
    "0.5, 1.000, 1.908, 1.121",
    "2, 1.002, 1.867, 1.091",
    "5, 1.025, 1.800, 1.070",
    "20, 1.057, 1.571, 1.023"
  })
  void howMuchNestedWritesWouldSave(
      double write, double manyOnDisk, double fewOnDisk, double fewOnDiskTwoInMemory) {
    StepCosts costs = new StepCosts(1, 1, 2, 0.0625, 0.0625, write, write);
    assertBound(manyOnDisk, Math.max(worst(1, 60, costs), worst(2, 60, costs)));
    double one = 1;
    double two = 1;
    for (int disk = 0; disk <= 5; disk++) {
      one = Math.max(one, worst(1, disk, costs));
      two = Math.max(two, worst(2, disk, costs));
    }
    assertBound(fewOnDisk, one);
    assertBound(fewOnDiskTwoInMemory, two);
  }

  private static void assertBound(double bound, double worst) {
    assertTrue(worst <= bound && worst > bound - 0.0011, "worst ratio " + worst);
  }

  private static double worst(int memory, int disk, StepCosts costs) {
    double worst = 1;
    BestTwoTierSchedules best = new BestTwoTierSchedules(60, memory, disk, costs);
    for (int l = 1; l <= 60; l++) {
      double least = best.seconds(l) + 3 * l;
      Schedule schedule = Schedules.costAware(l, memory, disk, costs);
      double ours = Certifier.certify(schedule).seconds(costs);
      assertTrue(ours >= least, schedule.name() + ": " + ours + " s, best " + least + " s");
      worst = Math.max(worst, ours / least);
    }
    return worst;
  }
}
