package org.duetad.examples.lab.algorithms;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.mode.Differentiator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Soft sorts and ranks against closed forms of two numbers, and against the hard ones. */
class SoftSortTest {

  private static final String MODES = "org.duetad.testing.Modes#all";
  private static final double[] S = {0.5, -1, 2.25, 1};

  private static double sigmoid(double u) {
    return 1 / (1 + Math.exp(-u));
  }

  /** {@code m = b + (a - b) σ((a - b)/τ)} and {@code a + b - m}, whichever is given first. */
  @ParameterizedTest
  @MethodSource(MODES)
  void twoNumbers(Differentiator mode) {
    double a = 1.25;
    double b = 0.5;
    double t = 0.4;
    double u = (a - b) / t;
    double m = b + (a - b) * sigmoid(u);
    double byA = sigmoid(u) + u * sigmoid(u) * sigmoid(-u);
    double[][] inOrder = {{byA, 1 - byA}, {1 - byA, byA}};
    double[][] swapped = {{1 - byA, byA}, {byA, 1 - byA}};
    assertClose("value", new double[] {m, a + b - m}, values(t, a, b), 1e-15);
    assertClose("value", new double[] {m, a + b - m}, values(t, b, a), 1e-15);
    assertClose("a, b", inOrder, mode.jacobian(x -> SoftSort.softSort(t, x), a, b), 1e-14);
    assertClose("b, a", swapped, mode.jacobian(x -> SoftSort.softSort(t, x), b, a), 1e-14);
    assertEquals(byA, SoftSort.largerOfTwoByLarger(t, a, b), 1e-15);
  }

  /** The soft rank of the first of two is {@code 1 + σ((b - a)/τ)}. */
  @ParameterizedTest
  @MethodSource(MODES)
  void twoRanks(Differentiator mode) {
    double t = 0.4;
    double u = (0.5 - 1.25) / t;
    double slope = sigmoid(u) * sigmoid(-u) / t;
    double[][] known = {{-slope, slope}, {slope, -slope}};
    Scalar[] ranks = SoftSort.softRanks(t, Scalar.of(1.25, 0.5));
    assertEquals(1 + sigmoid(u), ranks[0].value(), 1e-15);
    assertEquals(1 + sigmoid(-u), ranks[1].value(), 1e-15);
    assertClose("jacobian", known, mode.jacobian(x -> SoftSort.softRanks(t, x), 1.25, 0.5), 1e-14);
  }

  @ParameterizedTest
  @MethodSource(MODES)
  void coldIsHard(Differentiator mode) {
    double[] sorted = {2.25, 1, 0.5, -1};
    double[][] permutation = {{0, 0, 1, 0}, {0, 0, 0, 1}, {1, 0, 0, 0}, {0, 1, 0, 0}};
    assertClose("values", sorted, values(0.01, S), 1e-14);
    assertClose("jacobian", permutation, mode.jacobian(x -> SoftSort.softSort(0.01, x), S), 1e-14);
    double[] ranks =
        Arrays.stream(SoftSort.softRanks(0.01, Scalar.of(S))).mapToDouble(Scalar::value).toArray();
    double[] hard =
        Arrays.stream(SoftSort.hardRanks(Scalar.of(S))).mapToDouble(Scalar::value).toArray();
    assertClose("soft", new double[] {3, 4, 1, 2}, ranks, 1e-14);
    assertClose("hard", new double[] {3, 4, 1, 2}, hard, 0);
    assertClose("slopes", new double[4][4], mode.jacobian(SoftSort::hardRanks, S), 0);
  }

  /** Weights sum to 1: what is added to all numbers is added to all results. */
  @ParameterizedTest
  @MethodSource(MODES)
  void shifts(Differentiator mode) {
    double[] ones = {1, 1, 1, 1};
    assertClose("sort", ones, mode.jvp(x -> SoftSort.softSort(0.7, x), S, ones).tangent(), 1e-14);
    assertClose(
        "ranks",
        new double[4],
        mode.jvp(x -> SoftSort.softRanks(0.7, x), S, ones).tangent(),
        1e-14);
  }

  private static double[] values(double t, double... s) {
    return Arrays.stream(SoftSort.softSort(t, Scalar.of(s))).mapToDouble(Scalar::value).toArray();
  }
}
