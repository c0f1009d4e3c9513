package org.duetad.examples.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.duetad.core.sparse.SparseJacobian;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/** The complicated hand against the simple one, which is checked against ADBench's programs. */
class HandTriangleTest {

  private static final int N = 6;
  private static final HandTriangleProblem PROBLEM = HandTriangleProblem.generate(40, N, 3);

  /** {@code J = [u_0 J_a + u_1 J_b + (1 - u_0 - u_1) J_c, e_a - e_c, e_b - e_c]} by points. */
  @Test
  void jacobianIsThatOfTheCorners() {
    double[] x = PROBLEM.point(0);
    double[] pose = Arrays.copyOf(x, HandData.POSE);
    double[][] jacobian = new ReverseMode().jacobian(PROBLEM.block(0), x);
    double[][] corners = new ReverseMode().jacobian(PROBLEM.corners().block(0), pose);
    double[] errors = PROBLEM.corners().block(0).value(pose);
    for (int i = 0; i < N; i++) {
      double u = x[HandData.POSE + 2 * i];
      double v = x[HandData.POSE + 2 * i + 1];
      for (int r = 0; r < 3; r++) {
        double[] row = jacobian[3 * i + r];
        int a = 9 * i + r;
        for (int j = 0; j < HandData.POSE; j++) {
          double expected =
              u * corners[a][j] + v * corners[a + 3][j] + (1 - u - v) * corners[a + 6][j];
          assertEquals(expected, row[j], 1e-14);
        }
        for (int k = 0; k < 2 * N; k++) {
          int from = k == 2 * i ? a : k == 2 * i + 1 ? a + 3 : a + 6;
          assertEquals(errors[from] - errors[a + 6], row[HandData.POSE + k], 1e-14);
        }
      }
    }
  }

  /** ADBench stores 28 columns; fewer are enough, as a point does not depend on all fingers. */
  @Test
  void coloursAreFewerThanColumns() {
    SparseJacobian sparse = SparseJacobian.prepare(PROBLEM.block(0), PROBLEM.point(0));
    assertTrue(sparse.colouring().count() <= HandData.POSE + 2);
  }
}
