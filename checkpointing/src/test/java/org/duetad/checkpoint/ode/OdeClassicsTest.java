package org.duetad.checkpoint.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.forward.ForwardMode;
import org.junit.jupiter.api.Test;

/** Problems whose solutions are published, and one of a thousand states. */
class OdeClassicsTest {

  /** Problem B1 of Hull et al. 1972, with the reference solution of the DETEST set. */
  @Test
  void lotkaAndVolterra() {
    Ode ode =
        Ode.of(
                (t, z, p) ->
                    new Scalar[] {
                      z[0].multiply(p[0].subtract(p[1].multiply(z[1]))),
                      z[1].multiply(p[3].multiply(z[0]).subtract(p[2]))
                    })
            .withTolerances(1e-12, 1e-11);
    OdeSolution solution = ode.solve(0, 20, new double[] {1, 3}, 2, 2, 1, 1);
    assertArrayEquals(
        new double[] {0.6761876008576667, 0.1860816099640036}, solution.state(), 1e-9);
    double[][] forward = solution.sensitivities().jacobian();
    OdeGradient reverse = solution.gradient((t, z, p) -> z[0]);
    assertArrayEquals(Arrays.copyOf(forward[0], 2), reverse.initialState(), 1e-11);
    assertArrayEquals(Arrays.copyOfRange(forward[0], 2, 6), reverse.parameters(), 1e-10);
    // The orbit is a level of a conserved quantity, and so are its neighbours.
    double x = solution.state()[0];
    double y = solution.state()[1];
    for (int i = 0; i < 2; i++) {
      double before = i == 0 ? 1 - 1 / 1.0 : 2 - 2 / 3.0;
      double after = forward[0][i] * (1 - 1 / x) + forward[1][i] * (2 - 2 / y);
      assertEquals(before, after, 1e-8);
    }
  }

  /** Sensitivities at time 4 as CVODES publishes them, cvsRoberts_FSA_dns, to all their digits. */
  @Test
  void robertson() {
    Ode ode =
        Ode.of(
                (t, y, k) -> {
                  Scalar decay = k[0].multiply(y[0]);
                  Scalar back = k[1].multiply(y[1]).multiply(y[2]);
                  Scalar end = k[2].multiply(y[1].square());
                  return new Scalar[] {
                    back.subtract(decay), decay.subtract(back).subtract(end), end
                  };
                })
            .withMethod(RungeKutta.sdirk4())
            .withTolerances(1e-10, 1e-6);
    OdeSolution solution = ode.solve(0, 4, new double[] {1, 0, 0}, 0.04, 1e4, 3e7);
    assertTrue(solution.steps() < 200, solution::toString);
    assertArrayEquals(new double[] {0.90552, 2.2405e-5, 0.094460}, solution.state(), 5e-6);
    double[][] published = {
      {-1.8761, 2.9614e-6, -4.9334e-10},
      {1.7922e-4, -5.8305e-10, -2.7626e-13},
      {1.8759, -2.9608e-6, 4.9362e-10}
    };
    double[][] forward = solution.sensitivities().jacobian();
    for (int i = 0; i < 3; i++) {
      int row = i;
      double[] reverse = solution.gradient((t, y, k) -> y[row]).parameters();
      for (int j = 0; j < 3; j++) {
        double size = Math.abs(published[i][j]);
        assertEquals(published[i][j], reverse[j], 4e-5 * size);
        assertEquals(forward[i][3 + j], reverse[j], 1e-10 * size);
      }
    }
  }

  /** {@code u' = D u_xx + r u (1 - u)} by differences on 1,000 cells, Fisher's equation. */
  private static Scalar[] fisher(Scalar t, Scalar[] u, Scalar[] p) {
    int n = u.length;
    Scalar[] slope = new Scalar[n];
    for (int i = 0; i < n; i++) {
      Scalar across = u[Math.max(i - 1, 0)].add(u[Math.min(i + 1, n - 1)]);
      Scalar spread = across.subtract(u[i].multiply(2)).multiply(p[0]);
      slope[i] = spread.add(p[1].multiply(u[i]).multiply(u[i].subtractFrom(1)));
    }
    return slope;
  }

  private static double[] bump(int n) {
    double[] start = new double[n];
    Arrays.setAll(start, i -> Math.exp(-Math.pow((i - 300) / 50.0, 2)));
    return start;
  }

  @Test
  void reactionAndDiffusion() {
    int n = 1000;
    Ode ode = Ode.of(OdeClassicsTest::fisher).withTolerances(1e-8, 1e-6);
    double[] start = bump(n);
    OdeSolution solution = ode.withSnapshots(10).solve(0, 3, start, 20, 2);
    OdeGradient reverse = solution.gradient((t, u, p) -> Scalar.sum(u));
    double[] z = Arrays.copyOf(start, n + 2);
    z[n] = 20;
    z[n + 1] = 2;
    double[][] directions = new double[3][n + 2];
    directions[0][n] = 1;
    directions[1][n + 1] = 1;
    Arrays.setAll(directions[2], i -> i < n ? Math.sin(0.02 * i) : 0);
    double[][] forward = new ForwardMode().jvp(solution.function(), z, directions).tangents();
    double along = 0;
    for (int i = 0; i < n; i++) {
      along += reverse.initialState()[i] * directions[2][i];
    }
    assertEquals(sum(forward[0], n), reverse.parameters()[0], 1e-9);
    assertEquals(sum(forward[1], n), reverse.parameters()[1], 1e-9 * reverse.value());
    assertEquals(sum(forward[2], n), along, 1e-9 * reverse.value());
    // The sum changes by what reacts alone, as nothing leaves.
    assertEquals(reverse.value(), Arrays.stream(solution.state()).sum(), 1e-12 * reverse.value());
    double h = 1e-3;
    double difference =
        (Arrays.stream(ode.solve(0, 3, start, 20, 2 + h).state()).sum()
                - Arrays.stream(ode.solve(0, 3, start, 20, 2 - h).state()).sum())
            / (2 * h);
    assertEquals(difference, reverse.parameters()[1], 1e-4 * Math.abs(difference));
  }

  /** Implicit stages, whose Jacobians are tridiagonal, where explicit steps would be a thousand. */
  @Test
  void stiffReactionAndDiffusion() {
    int n = 1000;
    double[] start = bump(n);
    Ode ode =
        Ode.of(OdeClassicsTest::fisher)
            .withMethod(RungeKutta.sdirk4())
            .withTolerances(1e-6, 1e-4)
            .withFirstStep(0.01);
    OdeSolution solution = ode.solve(0, 0.25, start, 2000, 2);
    assertTrue(solution.steps() < 20, solution::toString);
    OdeGradient reverse = solution.gradient((t, u, p) -> Scalar.sum(u));
    assertEquals(reverse.value(), Arrays.stream(solution.state()).sum(), 1e-12 * reverse.value());
    double[] z = Arrays.copyOf(start, n + 2);
    z[n] = 2000;
    z[n + 1] = 2;
    double[][] directions = new double[2][n + 2];
    directions[0][n + 1] = 1;
    Arrays.setAll(directions[1], i -> i < n ? Math.sin(0.02 * i) : 0);
    double[][] forward = new ForwardMode().jvp(solution.function(), z, directions).tangents();
    double along = 0;
    for (int i = 0; i < n; i++) {
      along += reverse.initialState()[i] * directions[1][i];
    }
    assertEquals(sum(forward[0], n), reverse.parameters()[1], 1e-9 * reverse.value());
    assertEquals(sum(forward[1], n), along, 1e-9 * reverse.value());
    Ode explicit = Ode.of(OdeClassicsTest::fisher).withTolerances(1e-8, 1e-6);
    OdeSolution other = explicit.solve(0, 0.25, start, 2000, 2);
    assertTrue(other.steps() > 300, other::toString);
    assertArrayEquals(other.state(), solution.state(), 1e-4);
    double[] expected = other.gradient((t, u, p) -> Scalar.sum(u)).parameters();
    assertEquals(expected[1], reverse.parameters()[1], 1e-4 * Math.abs(expected[1]));
  }

  private static double sum(double[] x, int n) {
    return Arrays.stream(x, 0, n).sum();
  }
}
