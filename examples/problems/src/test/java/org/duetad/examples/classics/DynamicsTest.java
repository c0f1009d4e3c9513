package org.duetad.examples.classics;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.duetad.core.ScalarFunction;
import org.duetad.core.sparse.SparseJacobian;
import org.duetad.examples.problems.Problem;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/** Differential equations and simulations against published figures and closed forms. */
class DynamicsTest {

  private static final ReverseMode REVERSE = new ReverseMode();

  /** Of order 4: half the step, a sixteenth of the error. */
  @Test
  void preyAndPredatorsEndWhereHullEtAlSay() {
    double[] published = {0.6761876008576667, 0.1860816099640036};
    double[] fine = new LotkaVolterraProblem(4000).primal();
    double[] rough = new LotkaVolterraProblem(2000).primal();
    assertClose("state", published, fine, 1e-8);
    for (int i = 0; i < 2; i++) {
      double rate = (rough[i] - published[i]) / (fine[i] - published[i]);
      assertEquals(16, rate, 0.5);
    }
  }

  /**
   * At rest, (γ/δ, α/β), a small change turns about it with angular velocity √(αγ): the derivative
   * by the initial state is a known matrix, and that by the parameters is that of (γ/δ, α/β) minus
   * its product with that matrix.
   */
  @Test
  void changesOfTheStateAtRestTurn() {
    double alpha = 1.1;
    double beta = 0.4;
    double gamma = 0.9;
    double delta = 0.3;
    double time = 5;
    Problem problem =
        new LotkaVolterraProblem(
            2000, time, gamma / delta, alpha / beta, alpha, beta, gamma, delta);
    double omega = Math.sqrt(alpha * gamma);
    double cos = Math.cos(omega * time);
    double sin = Math.sin(omega * time);
    double[][] turn = {
      {cos, -beta * gamma / (delta * omega) * sin}, {alpha * delta / (beta * omega) * sin, cos}
    };
    double[][] rest = {
      {0, 0, 1 / delta, -gamma / (delta * delta)}, {1 / beta, -alpha / (beta * beta), 0, 0}
    };
    double[][] expected = new double[2][6];
    for (int i = 0; i < 2; i++) {
      System.arraycopy(turn[i], 0, expected[i], 0, 2);
      for (int j = 0; j < 4; j++) {
        expected[i][2 + j] = rest[i][j] - turn[i][0] * rest[0][j] - turn[i][1] * rest[1][j];
      }
    }
    double[] point = problem.point(0);
    assertClose("jacobian", expected, REVERSE.jacobian(problem.block(0), point), 1e-9);
  }

  /** Concentrations and their derivatives by the rates, to the accuracy of CVODES. */
  @Test
  void reactionHasTheSensitivitiesOfCvodes() {
    Problem problem = new RobertsonProblem(100, 0.4);
    assertRelative(new double[] {9.8517e-01, 3.3864e-05, 1.4794e-02}, problem.primal());
    double[][] jacobian = REVERSE.jacobian(problem.block(0), problem.point(0));
    double[][] published = {
      {-3.5595e-01, 9.5431e-08, -1.5833e-11},
      {3.9025e-04, -2.1309e-10, -5.2900e-13},
      {3.5556e-01, -9.5218e-08, 1.6362e-11}
    };
    for (int i = 0; i < 3; i++) {
      assertRelative(published[i], jacobian[i]);
    }
    Problem later = new RobertsonProblem(100, 4);
    double[][] grown = new ForwardMode().jacobian(later.block(0), later.point(0));
    assertRelative(new double[] {-1.8761, 2.9614e-06, -4.9334e-10}, grown[0]);
  }

  /** Mass is conserved: columns of the Jacobian sum up to 0. */
  @Test
  void reactionConservesMass() {
    Problem problem = new RobertsonProblem(20, 40);
    double[][] jacobian = REVERSE.jacobian(problem.block(0), problem.point(0));
    assertEquals(1, Arrays.stream(problem.primal()).sum(), 1e-14);
    for (int j = 0; j < 3; j++) {
      double sum = jacobian[0][j] + jacobian[1][j] + jacobian[2][j];
      assertEquals(0, sum, 1e-13 * Math.abs(jacobian[0][j]));
    }
  }

  /** CVODES prints five digits, with a relative tolerance of 1e-4. */
  private static void assertRelative(double[] published, double[] actual) {
    for (int i = 0; i < published.length; i++) {
      assertEquals(published[i], actual[i], 3e-4 * Math.abs(published[i]), "number " + i);
    }
  }

  /**
   * At u = 1, v = 3.4 nothing happens but for the source, and the Jacobian maps a wave {@code
   * cos(2π(kx + ly))} times (a, b) to the wave times {@code (R + α λ I)(a, b)} with the eigenvalue
   * λ of the five-point Laplacian.
   */
  @Test
  void wavesAreEigenvectorsOfTheBrusselator() {
    int n = 6;
    int cells = n * n;
    double[] state = new double[2 * cells];
    Arrays.fill(state, 0, cells, 1);
    Arrays.fill(state, cells, 2 * cells, 3.4);
    Problem problem = new BrusselatorProblem(n, state);
    double[] slopes = problem.primal();
    for (int i = 0; i < 2 * cells; i++) {
      double x = (i % n) / 6.0 - 0.3;
      int row = i % cells / n;
      double y = row / 6.0 - 0.6;
      assertEquals(i < cells && x * x + y * y <= 0.01 ? 5 : 0, slopes[i], 1e-14);
    }
    int k = 1;
    int l = 2;
    double square = Math.pow(Math.sin(Math.PI * k / n), 2) + Math.pow(Math.sin(Math.PI * l / n), 2);
    double diffusion = -0.1 * 4 * n * n * square;
    double[] wave = new double[2 * cells];
    double[] expected = new double[2 * cells];
    for (int i = 0; i < cells; i++) {
      double phase = Math.cos(2 * Math.PI * (k * (i % n) + l * (i / n)) / n);
      wave[i] = phase;
      wave[cells + i] = 2 * phase;
      expected[i] = (2.4 + diffusion + 2) * phase;
      expected[cells + i] = (3.4 - 6.8 + 2 * (diffusion - 1)) * phase;
    }
    double[] tangent = new ForwardMode().jvp(problem.block(0), state, wave).tangent();
    assertClose("wave", expected, tangent, 1e-14);
    SparseJacobian sparse = SparseJacobian.prepare(problem.block(0), state);
    assertEquals(12 * cells, sparse.at(REVERSE, state).nz_length);
  }

  /** Greeks of the first and second order, to the error of the simulation. */
  @Test
  void simulatedGreeksAreThoseOfTheClosedForm() {
    Problem simulated = new MonteCarloProblem(2000, 7);
    Problem closed = new BlackScholesProblem();
    double[] x = closed.point(0);
    assertEquals(closed.primal()[0], simulated.primal()[0], 1e-3);
    assertClose("greeks", scaled(x, closed), scaled(x, simulated), 1e-4);
    double[][] expected = REVERSE.hessian(objective(closed), x);
    double[][] actual = REVERSE.hessian(objective(simulated), x);
    double gamma = expected[0][0];
    assertEquals(gamma, actual[0][0], 1e-2 * gamma, "gamma");
    assertEquals(expected[0][3], actual[0][3], 1e-2 * Math.abs(expected[0][3]), "vanna");
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        // In units of the price.
        assertEquals(0, x[i] * x[j] * (expected[i][j] - actual[i][j]), 0.01 * x[0] * x[0] * gamma);
      }
    }
  }

  private static double[] scaled(double[] x, Problem problem) {
    double[] gradient = problem.derivative(REVERSE);
    Arrays.setAll(gradient, i -> x[i] * gradient[i]);
    return gradient;
  }

  private static ScalarFunction objective(Problem problem) {
    return x -> problem.block(0).apply(x)[0];
  }
}
