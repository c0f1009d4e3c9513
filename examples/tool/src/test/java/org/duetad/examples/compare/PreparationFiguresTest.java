package org.duetad.examples.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.duetad.reverse.Preparations;
import org.junit.jupiter.api.Test;

class PreparationFiguresTest {

  private static PreparationFigures figures(long taped, long recordings) {
    return new PreparationFigures(
        9000, 10_000, new Preparations(100, taped, recordings, 0, 0), 800, null);
  }

  private static Double paidOffAfter(double hot) {
    return figures(0, 1).against(Timing.of(1000), Timing.of(hot)).paidOffAfter();
  }

  @Test
  void callsUntilThePreparationHasPaidOff() {
    // 10,000 + 18 · 500 = 19 · 1,000
    assertEquals(19, paidOffAfter(500));
    assertEquals(10, paidOffAfter(0));
    assertEquals(Double.POSITIVE_INFINITY, paidOffAfter(1000));
    assertNull(figures(0, 1).against(null, Timing.of(500)).paidOffAfter());
    assertEquals(1, figures(0, 1).against(Timing.of(10_000), Timing.of(1)).paidOffAfter());
  }

  @Test
  void whatAReaderShouldKnow() {
    assertEquals("", figures(0, 1).note());
    assertEquals("with matrices, so on a tape", figures(100, 1).note());
    assertEquals("with matrices in part, so on a tape in 30 of 100 uses", figures(30, 1).note());
    assertEquals(
        "recorded on 80 of 100 uses: its branches, or its functions, are new each time",
        figures(0, 80).note());
  }

  @Test
  void whatDoesNotRollIsNoted() {
    assertEquals("", ofStraight(1, 0).note());
    assertEquals("no loops of many turns, so number by number", ofStraight(2, 0).note());
    assertEquals("no loops of many turns, so number by number", ofStraight(2, 30).note());
    assertEquals("no loops of many turns, so on a tape", ofStraight(2, 100).note());
  }

  private static PreparationFigures ofStraight(long straight, long taped) {
    return new PreparationFigures(1, 1, new Preparations(100, taped, 2, straight, 0), 0, null);
  }
}
