package org.duetad.examples.lab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** Runs an experiment, and holds it to its claims. */
public final class HeldClaims {

  private HeldClaims() {}

  /** With seeds 1 and 2 there are claims and all hold; a second run gives the same bits. */
  public static void check(Experiment experiment) {
    List<Finding.Claim> claims = held(experiment, 1);
    assertEquals(claims, held(experiment, 1), experiment.name());
    held(experiment, 2);
  }

  private static List<Finding.Claim> held(Experiment experiment, long seed) {
    List<Finding.Claim> claims = experiment.run(seed).claims();
    assertFalse(claims.isEmpty(), experiment.name());
    assertAll(claims.stream().map(claim -> () -> assertTrue(claim.holds(), claim::toString)));
    return claims;
  }
}
