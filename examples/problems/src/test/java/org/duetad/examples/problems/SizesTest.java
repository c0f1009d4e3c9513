package org.duetad.examples.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Invalid sizes are rejected with the valid ones. */
class SizesTest {

  private static void assertRefused(String message, Executable call) {
    Exception error = assertThrows(IllegalArgumentException.class, call);
    assertEquals(message, error.getMessage());
  }

  @Test
  void tooSmall() {
    assertRefused("gmm: k is 0; choose at least 1", () -> GmmData.generate(1, 0, 1, 1));
    assertRefused("ba: p is -1; choose at least 1", () -> BaData.generate(1, 1, -1, 1));
    assertRefused("lstm: c is 1; choose at least 2", () -> LstmData.generate(1, 1, 1, 1));
    assertRefused("hand: n is 0; choose at least 1", () -> HandData.generate(1, 0, 1));
    assertRefused("rosenbrock: n is 1; choose at least 2", () -> new RosenbrockProblem(1));
  }

  @Test
  void tooLarge() {
    int huge = 2_000_000_000;
    assertRefused(
        "gmm: x would have 4000000000 numbers; choose a smaller size",
        () -> GmmData.generate(2, 1, huge, 1));
    assertRefused(
        "ba: cameras would have 22000000000 numbers; choose a smaller size",
        () -> BaData.generate(huge, 1, 1, 1));
    assertRefused(
        "lstm: parameters would have 22000000000 numbers; choose a smaller size",
        () -> LstmData.generate(1, 2, huge, 1));
    assertRefused(
        "hand: points would have 6000000000 numbers; choose a smaller size",
        () -> HandData.generate(1, huge, 1));
  }

  @Test
  void lengths() {
    double[] x = {1, 2};
    double[] parameters = {1, 2, 3};
    assertRefused(
        "gmm: parameters has 2 numbers, expected 3", () -> new GmmData(1, 1, 2, x, x, 1.0, 0));
    assertRefused(
        "gmm: x has 2 numbers, expected 3", () -> new GmmData(1, 1, 3, parameters, x, 1.0, 0));
    assertRefused(
        "gmm: gamma is 0.0 and m 0; choose gamma > 0 and m >= 0",
        () -> new GmmData(1, 1, 2, parameters, x, 0.0, 0));
    assertRefused(
        "lstm: parameters has 2 numbers, expected 11", () -> new LstmData(1, 2, 1, x, x, x));
    assertRefused("ba: cameras has 2 numbers, expected 11", () -> new BaData(1, 1, 1, x, x, x, x));
  }

  @Test
  void vertices() {
    HandData hand = HandData.generate(3, 1, 1);
    int[] vertices = {3};
    assertRefused(
        "hand: vertex 3 is not from 0 to 2",
        () -> new HandData(hand.model(), vertices, hand.points(), hand.pose()));
  }
}
