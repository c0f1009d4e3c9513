package org.duetad.checkpoint.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialCostTest {

  @ParameterizedTest
  @CsvSource({
    // steps, snapshots, repetitions, advances, writes, advances of one step more
    "10, 3, 2, 15, 6, 18",
    "50, 7, 3, 105, 28, 108",
    "100, 5, 4, 316, 44, 320",
    "1000, 5, 8, 6284, 330, 6292",
    "1000, 10, 4, 3636, 714, 3640",
    "1000, 20, 3, 2747, 769, 2750",
    "2000, 50, 3, 4622, 1275, 4625",
    "100000, 50, 4, 375196, 76574, 375200",
    "1000000, 10, 13, 11647922, 353354, 11647935",
    "1000000, 50, 5, 4658945, 683749, 4658950",
    "1000000000, 50, 8, 7699325912, 735614164, 7699325920"
  })
  void costsWhatIsKnown(long l, long s, long r, long t, long writes, long tOfOneMore) {
    assertEquals(r, BinomialCost.repetitions(l, s));
    assertEquals(t, BinomialCost.advances(l, s));
    assertEquals(writes, BinomialCost.writes(l, s));
    assertEquals(tOfOneMore, BinomialCost.advances(l + 1, s));
  }

  @Test
  void noScheduleCostsLess() {
    int steps = 120;
    int snapshots = 12;
    BestSchedules best = new BestSchedules(steps, snapshots);
    for (int s = 1; s <= snapshots; s++) {
      for (int l = 1; l <= steps; l++) {
        String at = l + " steps, " + s + " snapshots";
        assertEquals(best.advances(l, s), BinomialCost.advances(l, s), at);
        assertEquals(best.writes(l, s), BinomialCost.writes(l, s), at);
      }
    }
  }

  @Test
  void oneMoreStepCostsItsRepetitions() {
    for (long s = 1; s <= 9; s++) {
      for (long l = 1; l <= 300; l++) {
        long more = BinomialCost.advances(l + 1, s) - BinomialCost.advances(l, s);
        assertEquals(BinomialCost.repetitions(l + 1, s), more, l + " steps, " + s + " snapshots");
      }
    }
  }

  @Test
  void betaIsTheBinomialCoefficient() {
    for (int s = 0; s <= 70; s++) {
      BigInteger expected = BigInteger.ONE;
      for (int r = 0; r <= 70; r++) {
        assertBeta(expected, s, r);
        expected =
            expected.multiply(BigInteger.valueOf(s + r + 1L)).divide(BigInteger.valueOf(r + 1L));
      }
    }
  }

  private static void assertBeta(BigInteger expected, int s, int r) {
    if (expected.bitLength() < Long.SIZE) {
      assertEquals(expected.longValueExact(), BinomialCost.beta(s, r), s + ", " + r);
    } else {
      assertFails(
          ArithmeticException.class, () -> BinomialCost.beta(s, r), "beta(" + s + ", " + r + ")");
    }
  }

  @Test
  void hugeNumbersOfSteps() {
    long l = Long.MAX_VALUE;
    assertEquals(l - 1, BinomialCost.repetitions(l, 1));
    assertEquals(1, BinomialCost.repetitions(l, l));
    assertEquals(l - 1, BinomialCost.advances(l, l - 1));
    assertEquals(l - 1, BinomialCost.advances(l, Long.MAX_VALUE));
    assertEquals(l - 1, BinomialCost.writes(l, Long.MAX_VALUE));
    // β(2, 2³² - 2) = (2³² - 1) 2³¹
    long most = 0xFFFF_FFFFL << 31;
    assertEquals(0xFFFF_FFFEL, BinomialCost.repetitions(most, 2));
    assertEquals(0xFFFF_FFFFL, BinomialCost.repetitions(most + 1, 2));
    assertFails(
        ArithmeticException.class, () -> BinomialCost.advances(l, 3), "advances(" + l + ", 3)");
    assertFails(ArithmeticException.class, () -> BinomialCost.beta(l, 2), "exceeds a long");
  }

  @Test
  void refusesFewerStepsOrSnapshotsThanThereCanBe() {
    Class<? extends Throwable> type = IllegalArgumentException.class;
    assertFails(type, () -> BinomialCost.beta(-1, 2), "-1 snapshots; pass 0 or more");
    assertFails(type, () -> BinomialCost.beta(2, -1), "-1 repetitions; pass 0 or more");
    assertFails(type, () -> BinomialCost.repetitions(0, 1), "0 steps; pass 1 or more");
    assertFails(type, () -> BinomialCost.advances(5, 0), "0 snapshots; pass 1 or more");
    assertFails(type, () -> BinomialCost.writes(-5, 1), "-5 steps; pass 1 or more");
  }

  private static void assertFails(Class<? extends Throwable> type, Executable call, String part) {
    String message = String.valueOf(assertThrows(type, call).getMessage());
    assertTrue(message.contains(part), message);
  }
}
