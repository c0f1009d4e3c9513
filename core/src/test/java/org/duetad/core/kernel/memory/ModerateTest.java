package org.duetad.core.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Compiled loops and lanes look for the same large numbers. */
class ModerateTest {

  @Test
  void theLimitIsThatOfLanes() {
    double[] x = {LaneMath.MODERATE, -LaneMath.MODERATE};
    assertEquals(0, LaneMath.doubt(x, 0, 2));
    x[1] = Math.nextUp(LaneMath.MODERATE);
    assertTrue(Double.isNaN(LaneMath.doubt(x, 0, 2)));
  }
}
