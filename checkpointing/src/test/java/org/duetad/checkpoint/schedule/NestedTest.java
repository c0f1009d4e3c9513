package org.duetad.checkpoint.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NestedTest {

  /** Costs are multiples of a power of two, so that sums are exact. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 2, 5, 20})
  void noScheduleIsFaster(double write) {
    StepCosts costs = new StepCosts(1, 1, 2, 0.0625, 0.0625, write, write);
    for (int memory = 1; memory <= 3; memory++) {
      for (int disk : new int[] {0, 1, 2, 5, 60}) {
        BestTwoTierSchedules best = new BestTwoTierSchedules(60, memory, disk, costs);
        for (int l = 1; l <= 60; l++) {
          Schedule schedule = Schedules.nested(l, memory, disk, costs);
          double found = Certifier.certify(schedule).seconds(costs);
          assertEquals(best.seconds(l) + 3 * l, found, schedule.name());
          double single =
              Certifier.certify(Schedules.costAware(l, memory, disk, costs)).seconds(costs);
          assertTrue(found <= single, schedule.name());
        }
      }
    }
  }

  @Test
  void withoutDiskTheAdvancesAreTheFewest() {
    StepCosts costs = new StepCosts(1, 1, 2, 0, 0, 5, 5);
    for (int s = 1; s <= 6; s++) {
      ScheduleReport report = Certifier.certify(Schedules.nested(100, s, 0, costs));
      assertEquals(BinomialCost.advances(100, s), report.advances());
    }
  }

  @Test
  void aThousandStepsArePlanned() {
    StepCosts costs = new StepCosts(1, 1, 2, 0.0625, 0.0625, 2, 2);
    double single = Certifier.certify(Schedules.costAware(1000, 2, 4, costs)).seconds(costs);
    double nested = Certifier.certify(Schedules.nested(1000, 2, 4, costs)).seconds(costs);
    assertTrue(nested < 0.9 * single, nested + " of " + single);
  }

  @Test
  void moreAreChunked() {
    StepCosts costs = new StepCosts(1, 1, 2, 0.0625, 0.0625, 2, 2);
    String message =
        assertThrows(IllegalArgumentException.class, () -> Schedules.nested(100_000, 2, 4, costs))
            .getMessage();
    assertTrue(message.contains("chunked(nested(...), length, steps)"), message);
    Schedule chunked = Schedules.chunked(Schedules.nested(200, 2, 4, costs), 500, 100_000);
    assertEquals(100_000, Certifier.certify(chunked).tapedSteps());
  }
}
