package org.duetad.examples.lab.optimizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.duetad.examples.lab.Experiment;
import org.duetad.examples.lab.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the experiments with optimizers claim. */
class OptimizerExperimentsTest {

  static Stream<Experiment> experiments() {
    return Stream.of(new Convergence(), new BundleAdjustmentExperiment(), new Regression());
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void claimsHold(Experiment experiment) {
    for (long seed : new long[] {1, 42}) {
      List<Finding.Claim> claims = experiment.run(seed).claims();
      assertFalse(claims.isEmpty());
      for (Finding.Claim claim : claims) {
        assertTrue(claim.holds(), () -> "seed " + seed + ": " + claim);
      }
    }
  }

  /** The same seed gives the same numbers and tables. */
  @ParameterizedTest
  @MethodSource("experiments")
  void seedsDecide(Experiment experiment) {
    assertEquals(numbers(experiment, 7), numbers(experiment, 7));
  }

  private static List<Finding> numbers(Experiment experiment, long seed) {
    return experiment.run(seed).all().stream()
        .filter(finding -> !(finding instanceof Finding.Figure))
        .toList();
  }

  @Test
  void names() {
    assertEquals(
        List.of("convergence", "bundle-adjustment", "regression"),
        experiments().map(Experiment::name).toList());
  }
}
