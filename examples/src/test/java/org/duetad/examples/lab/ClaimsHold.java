package org.duetad.examples.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** What every experiment is asked for. */
public final class ClaimsHold {

  private ClaimsHold() {}

  /** With two seeds there are claims, and they hold. */
  public static void forTwoSeeds(Experiment experiment) {
    holding(experiment, 1);
    holding(experiment, 2);
  }

  /** The same, and the same seed finds the same once more. */
  public static void forTwoSeedsAndAgain(Experiment experiment) {
    List<Finding.Claim> first = holding(experiment, 1);
    holding(experiment, 2);
    assertEquals(first, experiment.run(1).claims(), () -> experiment.name() + ": twice, seed 1");
  }

  private static List<Finding.Claim> holding(Experiment experiment, long seed) {
    List<Finding.Claim> claims = experiment.run(seed).claims();
    assertFalse(claims.isEmpty(), experiment::name);
    for (Finding.Claim claim : claims) {
      assertTrue(claim.holds(), () -> experiment.name() + ", seed " + seed + ": " + claim);
    }
    return claims;
  }
}
