package org.duetad.examples.classics;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.stepping.FigureEight;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/** Against the published period, conservation laws, and the symplectic structure. */
class FigureEightTest {

  private static final int BODIES = 3;
  private static final int VELOCITIES = 2 * BODIES;

  /** Body by body, the orbit closes; its moment of inertia is 2. Errors are of order h², 4e-5. */
  @Test
  void orbitClosesAfterThePeriod() {
    double[] z = FigureEight.start();
    double before = energy(z);
    assertEquals(-1.287142, before, 1e-6);
    for (int i = 0; i < FigureEight.STEPS; i++) {
      FigureEight.step(z, FigureEight.masses());
      assertEquals(before, energy(z), 1e-4);
    }
    assertClose("orbit", FigureEight.start(), z, 1e-3);
    assertEquals(2, new FigureEightProblem(FigureEight.STEPS).primal()[0], 4e-4);
  }

  /** {@code ½ Σ |v|² - Σ 1/r}. */
  private static double energy(double[] z) {
    double energy = 0;
    for (int k = VELOCITIES; k < 2 * VELOCITIES; k++) {
      energy += z[k] * z[k] / 2;
    }
    for (int i = 0; i < BODIES; i++) {
      for (int j = 0; j < i; j++) {
        energy -= 1 / Math.hypot(z[2 * i] - z[2 * j], z[2 * i + 1] - z[2 * j + 1]);
      }
    }
    return energy;
  }

  @Test
  void centreOfMassRests() {
    double[] z = FigureEight.start();
    for (int i = 0; i < FigureEight.STEPS; i++) {
      FigureEight.step(z, FigureEight.masses());
      double[] sum = {z[0] + z[2] + z[4], z[1] + z[3] + z[5]};
      assertClose("centre of mass", new double[2], sum, 1e-13);
    }
  }

  /** The leapfrog method is symplectic: {@code Jᵀ Ω J = Ω} with equal masses, exactly. */
  @Test
  void jacobianOfTheFlowIsSymplectic() {
    FigureEightProblem problem = new FigureEightProblem(300);
    double[][] jacobian = new ForwardMode().jacobian(problem::flow, problem.point(0));
    for (int a = 0; a < 2 * VELOCITIES; a++) {
      for (int b = 0; b < 2 * VELOCITIES; b++) {
        double form = 0;
        for (int k = 0; k < VELOCITIES; k++) {
          form += jacobian[k][a] * jacobian[VELOCITIES + k][b];
          form -= jacobian[VELOCITIES + k][a] * jacobian[k][b];
        }
        assertEquals(b - a == VELOCITIES ? 1 : a - b == VELOCITIES ? -1 : 0, form, 1e-11);
      }
    }
  }

  @Test
  void checkpointsHaveTheGradientOfTheTape() {
    Problem problem = new FigureEightProblem(400);
    double[] tape = problem.derivative(new ReverseMode());
    double[] checkpointed = problem.checkpointedForm().orElseThrow().derivative(new ForwardMode());
    double largest = Arrays.stream(tape).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < tape.length; i++) {
      assertEquals(tape[i], checkpointed[i], 1e-12 * largest);
    }
  }
}
