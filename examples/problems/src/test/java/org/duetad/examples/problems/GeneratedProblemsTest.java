package org.duetad.examples.problems;

import static org.duetad.core.Closeness.assertClose;
import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.VectorFunction;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.core.reference.HighPrecision;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of every problem, on small random instances. */
class GeneratedProblemsTest {

  static List<Problem> problems() {
    return List.of(
        new GmmProblem(GmmData.generate(1, 1, 1, 1)),
        new GmmProblem(GmmData.generate(3, 4, 10, 2)),
        gmmWithPrior(),
        new BaProblem(BaData.generate(2, 3, 7, 3)),
        baWithoutRotation(),
        new LstmProblem(LstmData.generate(1, 2, 1, 4)),
        new LstmProblem(LstmData.generate(2, 10, 9, 5)),
        new HandProblem(HandData.generate(30, 12, 6)),
        new RosenbrockProblem(2),
        new RosenbrockProblem(10));
  }

  private static Problem gmmWithPrior() {
    GmmData data = GmmData.generate(2, 3, 5, 7);
    return new GmmProblem(new GmmData(2, 3, 5, data.parameters(), data.x(), 1.5, 2));
  }

  private static Problem baWithoutRotation() {
    return baWithRotation(0, 0, 0);
  }

  private static Problem baWithRotation(double... r) {
    BaData data = BaData.generate(1, 1, 1, 8);
    double[] cameras = data.cameras().clone();
    System.arraycopy(r, 0, cameras, 0, 3);
    return new BaProblem(
        new BaData(1, 1, 1, cameras, data.points(), data.weights(), data.features()));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void primalIsBitwiseTheObjective(Problem problem) {
    double[] outputs = new double[problem.outputs()];
    int at = 0;
    for (int i = 0; i < problem.blocks(); i++) {
      double[] values = problem.block(i).value(problem.point(i));
      System.arraycopy(values, 0, outputs, at, values.length);
      at += values.length;
    }
    assertEquals(problem.outputs(), at);
    assertSameBits(problem.name(), outputs, problem.primal());
  }

  /** Against decimal arithmetic. */
  @Test
  void smallRotationsLoseNoDigits() {
    for (double angle : new double[] {1e-12, 1e-8, 1e-4, 1, 3.14159}) {
      Problem ba = baWithRotation(0.6 * angle, -0.8 * angle, 0);
      VectorFunction f = ba.block(0);
      double[] x = ba.point(0);
      double[] v = new double[x.length];
      v[0] = 1;
      v[1] = 0.5;
      v[2] = -0.25;
      double[] exact = HighPrecision.jet(f, x, v, v, new double[x.length]).orElseThrow().along();
      assertClose("angle " + angle, exact, new ForwardMode().jvp(f, x, v).tangent(), 1e-14);
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void modesAgree(Problem problem) {
    double[] forward = problem.derivative(new ForwardMode());
    assertClose(problem.name(), forward, problem.derivative(new ReverseMode()), 1e-13);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void finiteDifferencesAgree(Problem problem) {
    double[] differences = problem.derivative(new FiniteDifferences());
    assertClose(problem.name(), differences, problem.derivative(new ReverseMode()), 1e-7);
  }

  /**
   * Below 1e-4 the rotation is treated as the identity; differences leave that range and cannot
   * verify it.
   */
  @Test
  void smallRotationOfTheHandHasNoDerivative() {
    HandData data = HandData.generate(5, 3, 9);
    double[] pose = data.pose().clone();
    Arrays.fill(pose, 0, 3, 1e-9);
    int[] vertices = {data.vertex(0), data.vertex(1), data.vertex(2)};
    Problem problem = new HandProblem(new HandData(data.model(), vertices, data.points(), pose));
    double[] reverse = problem.derivative(new ReverseMode());
    assertClose("hand", reverse, problem.derivative(new ForwardMode()), 1e-13);
    assertSameBits("values", problem.block(0).value(pose), problem.primal());
    int columns = 3 * problem.outputs();
    assertSameBits("rotation", new double[columns], Arrays.copyOf(reverse, columns));
    assertEquals(-1.0, reverse[columns], "translation");
  }

  @Test
  void equalSeedsGiveEqualInstances() {
    assertSameBits(
        "gmm",
        GmmData.generate(2, 3, 4, 1).parameters(),
        GmmData.generate(2, 3, 4, 1).parameters());
    assertSameBits(
        "ba", BaData.generate(2, 3, 4, 1).features(), BaData.generate(2, 3, 4, 1).features());
    assertSameBits(
        "lstm", LstmData.generate(2, 3, 4, 1).sequence(), LstmData.generate(2, 3, 4, 1).sequence());
    assertSameBits("hand", HandData.small(1).points(), HandData.small(1).points());
  }

  @Test
  void generatedHandsHaveTheBenchmarksSizes() {
    HandData big = HandData.big(1);
    assertEquals(10_000, big.model().vertices());
    assertEquals(800, big.n());
    double weights = 0;
    for (int i = 0; i < 10_000; i++) {
      weights += big.model().weights(i).length;
    }
    assertEquals(1.711, weights / 10_000, 0.05);
    assertEquals(544, HandData.small(1).model().vertices());
    assertEquals(300, new HandProblem(HandData.small(1)).outputs());
  }
}
