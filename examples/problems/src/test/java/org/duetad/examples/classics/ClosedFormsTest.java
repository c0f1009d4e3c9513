package org.duetad.examples.classics;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.duetad.core.ScalarFunction;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/** Values and derivatives against closed forms, which are derived apart from the programs. */
class ClosedFormsTest {

  private static final ReverseMode REVERSE = new ReverseMode();

  private static ScalarFunction objective(Problem problem) {
    return x -> problem.block(0).apply(x)[0];
  }

  /** {@code y = 1/(n + 1)}, and derivatives {@code y/x_i} and {@code y/(x_i x_j)}. */
  @Test
  void productHasItsClosedForm() {
    int n = 40;
    Problem problem = new SpeelpenningProblem(n);
    double[] x = problem.point(0);
    double[] gradient = new double[n];
    Arrays.setAll(gradient, i -> (i + 2.0) / (i + 1.0) / (n + 1));
    assertEquals(1.0 / (n + 1), problem.primal()[0], 1e-16);
    assertClose("gradient", gradient, problem.derivative(REVERSE), 1e-14);
    double[][] hessian = REVERSE.hessian(objective(problem), x);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double expected = i == j ? 0 : gradient[i] * (j + 2.0) / (j + 1.0);
        assertEquals(expected, hessian[i][j], 1e-14);
      }
    }
  }

  /** At the point, tan(ωt) is 1. */
  @Test
  void lighthouseHasItsClosedForm() {
    Problem problem = new LighthouseProblem();
    double[] jacobian = {1, 2, -1, -1, 4, 8, Math.PI, 2 * Math.PI};
    assertClose("value", new double[] {1, 2}, problem.primal(), 1e-15);
    assertClose("jacobian", jacobian, problem.derivative(REVERSE), 1e-15);
  }

  /** The straight line from (0, 0) to (π, 2) takes {@code length √(2/depth)}. */
  @Test
  void straightLineIsAnInclinedPlane() {
    double expected = Math.sqrt(Math.PI * Math.PI + 4);
    for (int n : new int[] {1, 10, 1000}) {
      assertEquals(expected, new BrachistochroneProblem(n).primal()[0], 1e-13, "n=" + n);
    }
  }

  /** Newton's method on the depths: polylines take longer than the cycloid, π, by a part of h. */
  @Test
  void leastTimeTendsToThatOfTheCycloid() {
    double rough = leastTime(40);
    double fine = leastTime(160);
    assertTrue(rough > fine && fine > Math.PI, rough + " " + fine);
    double extrapolated = (161 * fine - 41 * rough) / (161 - 41);
    assertEquals(Math.PI, extrapolated, 1e-4);
  }

  private static double leastTime(int n) {
    return Minimum.of(objective(new BrachistochroneProblem(n)), cycloid(n)).last().value();
  }

  /** The depths of {@code (θ - sin θ, 1 - cos θ)} over equal steps along the ground. */
  private static double[] cycloid(int n) {
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double x = Math.PI * (i + 1) / (n + 1);
      double low = 0;
      double high = Math.PI;
      for (int k = 0; k < 60; k++) {
        double middle = (low + high) / 2;
        boolean isBefore = middle - Math.sin(middle) < x;
        low = isBefore ? middle : low;
        high = isBefore ? high : middle;
      }
      y[i] = 1 - Math.cos(low);
    }
    return y;
  }

  /**
   * The energy is homogeneous of degree 1 in amounts and volume, so that {@code x·∇f - f} is the
   * pressure; that of Peng and Robinson (1976) is known.
   */
  @Test
  void pressureIsThatOfPengAndRobinson() {
    int n = 12;
    Problem problem = new HelmholtzProblem(n);
    double[] x = problem.point(0);
    double[] b = new double[n];
    Arrays.setAll(b, i -> (i + 1.0) / (n + 1));
    double[] ax = new double[n];
    Arrays.setAll(ax, i -> sumOfRow(n, i) / n);
    double square = Arrays.stream(ax).sum() / n;
    double gas = 1 + 2 * 0.5 - 0.25;
    double[] gradient = problem.derivative(REVERSE);
    double pressure = Arrays.stream(gradient).sum() / n - problem.primal()[0];
    assertEquals(1 / 0.5 - square / gas, pressure, 1e-14);
    double[] slope = REVERSE.hvp(objective(problem), x, x);
    double[] expected = new double[n];
    Arrays.setAll(expected, i -> 2 + 4 * b[i] - 2 * ax[i] / gas + square * b[i] / (gas * gas));
    assertClose("slope of the pressure", expected, slope, 1e-13);
  }

  /** Of the matrix {@code 1/(i + j - 1)}. */
  private static double sumOfRow(int n, int i) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += 1.0 / (i + j + 1);
    }
    return sum;
  }

  /** Hull's example, to the digits that he prints, and closed forms of the second order. */
  @Test
  void greeksAreThoseOfHull() {
    Problem problem = new BlackScholesProblem();
    double[] greeks = problem.derivative(REVERSE);
    assertEquals(2.40, problem.primal()[0], 0.005);
    assertEquals(0.522, greeks[0], 0.0005);
    assertEquals(8.91, greeks[2], 0.005);
    assertEquals(12.1, greeks[3], 0.05);
    assertEquals(-4.31, -greeks[4], 0.005);
    double[][] hessian = REVERSE.hessian(objective(problem), problem.point(0));
    assertEquals(0.066, hessian[0][0], 0.0005);
    double t = 20.0 / 52;
    double spread = 0.2 * Math.sqrt(t);
    double d1 = (Math.log(0.98) + (0.05 + 0.02) * t) / spread;
    double d2 = d1 - spread;
    double vega = 49 * Math.sqrt(t) * Math.exp(-d1 * d1 / 2) / Math.sqrt(2 * Math.PI);
    assertEquals(vega / (49 * 49 * 0.2 * t), hessian[0][0], 1e-14, "gamma");
    assertEquals(vega * d1 * d2 / 0.2, hessian[3][3], 1e-11, "volga");
    assertEquals(-vega * d2 / (49 * spread), hessian[0][3], 1e-13, "vanna");
  }
}
