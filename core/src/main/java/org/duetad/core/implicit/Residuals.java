package org.duetad.core.implicit;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.PowerOfTwo;
import org.duetad.core.spi.Arguments;

/** Whether the solver's result is a solution. */
final class Residuals {

  private Residuals() {}

  /**
   * Rejects a result that Newton's next step would move: a measure independent of the scale of the
   * equations. Where there is no such step, the residual itself must be small.
   */
  static void check(String name, Solution solution, double[] x) {
    double[] residual = Arguments.values(name, solution.residual());
    double error = PowerOfTwo.largest(step(solution, residual));
    if (!(error <= Implicit.TOLERANCE * (1 + PowerOfTwo.largest(x)))) {
      throw new ArithmeticException(
          name
              + ": the solver's result is not a solution: the residual there is "
              + Arrays.toString(residual)
              + ", and the result is about "
              + error
              + " off, more than "
              + Implicit.TOLERANCE
              + " (1 + max|x|); let the solver converge further, and check that it solves the same equations");
    }
  }

  private static double[] step(Solution solution, double[] residual) {
    try {
      return Arguments.values("step", solution.solve(Scalar.of(residual)));
    } catch (ArithmeticException singular) {
      return residual;
    }
  }
}
