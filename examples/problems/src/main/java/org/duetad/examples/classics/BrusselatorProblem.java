package org.duetad.examples.classics;

import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.examples.problems.Checks;
import org.duetad.examples.problems.GivenDerivative;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.problems.SingleBlock;
import org.duetad.examples.problems.SparseForm;

/**
 * The right-hand side of the Brusselator with diffusion on a square with periodic boundaries, from
 * time 1.1 on:
 *
 * <pre>{@code
 * u' = 1 + u² v - 4.4 u + α Δu + f(x, y),  v' = 3.4 u - u² v + α Δv
 * }</pre>
 *
 * <p>with α = 0.1, f = 5 within 0.1 of (0.3, 0.6) and else 0, on n x n points {@code (i/n, j/n)},
 * at {@code u = 22 y (1 - y)^(3/2), v = 27 x (1 - x)^(3/2)}. Inputs and outputs are u of all
 * points, row by row, followed by v. A row of the Jacobian has 6 nonzero entries. E. Hairer and G.
 * Wanner, "Solving Ordinary Differential Equations II", 2nd ed. 1996, section IV.10 (BRUSS-2D).
 */
public final class BrusselatorProblem extends SingleBlock {

  private static final double ALPHA = 0.1;

  private final int n;
  private final double diffusion;

  /**
   * The problem of a given size.
   *
   * @param n the number of points along a side, at least 3
   */
  public BrusselatorProblem(int n) {
    this(n, start(n));
  }

  /**
   * The problem at another point.
   *
   * @param n the number of points along a side, at least 3
   * @param state u and v
   */
  public BrusselatorProblem(int n, double... state) {
    super("brusselator", "reaction and diffusion on a square, n=" + n, 2 * n * n, state);
    Checks.atLeast("brusselator", 3, "n", n);
    this.n = n;
    diffusion = ALPHA * n * n;
  }

  private static double[] start(int n) {
    Checks.atLeast("brusselator", 3, "n", n);
    double[] state = new double[2 * n * n];
    for (int i = 0; i < n * n; i++) {
      double x = i % n / (double) n;
      double y = Math.floorDiv(i, n) / (double) n;
      state[i] = 22 * y * Math.pow(1 - y, 1.5);
      state[n * n + i] = 27 * x * Math.pow(1 - x, 1.5);
    }
    return state;
  }

  /** {@code 1 + f} at a point. */
  private double source(int i) {
    double x = i % n / (double) n - 0.3;
    double y = Math.floorDiv(i, n) / (double) n - 0.6;
    return x * x + y * y <= 0.01 ? 6 : 1;
  }

  /** The points next to a point: left, right, below and above. */
  private int[] neighbours(int i) {
    int row = i / n * n;
    int column = i % n;
    return new int[] {
      row + (column + n - 1) % n,
      row + (column + 1) % n,
      (row + n * n - n) % (n * n) + column,
      (row + n) % (n * n) + column
    };
  }

  @Override
  protected Scalar[] values(Scalar... z) {
    int cells = n * n;
    Scalar[] slopes = new Scalar[2 * cells];
    for (int i = 0; i < cells; i++) {
      Scalar u = z[i];
      Scalar reaction = u.square().multiply(z[cells + i]);
      slopes[i] = reaction.subtract(u.multiply(4.4)).add(spread(z, 0, i)).add(source(i));
      slopes[cells + i] = u.multiply(3.4).subtract(reaction).add(spread(z, cells, i));
    }
    return slopes;
  }

  private Scalar spread(Scalar[] z, int from, int i) {
    int[] next = neighbours(i);
    Scalar sum =
        z[from + next[0]].add(z[from + next[1]]).add(z[from + next[2]]).add(z[from + next[3]]);
    return sum.subtract(z[from + i].multiply(4)).multiply(diffusion);
  }

  @Override
  public double[] primal() {
    int cells = n * n;
    double[] z = at();
    double[] slopes = new double[2 * cells];
    for (int i = 0; i < cells; i++) {
      double reaction = z[i] * z[i] * z[cells + i];
      slopes[i] = reaction - z[i] * 4.4 + spread(z, 0, i) + source(i);
      slopes[cells + i] = z[i] * 3.4 - reaction + spread(z, cells, i);
    }
    return slopes;
  }

  private double spread(double[] z, int from, int i) {
    int[] next = neighbours(i);
    double sum = z[from + next[0]] + z[from + next[1]] + z[from + next[2]] + z[from + next[3]];
    return (sum - z[from + i] * 4) * diffusion;
  }

  @Override
  public Optional<Problem> sparseForm() {
    return Optional.of(SparseForm.of(this));
  }

  @Override
  public Optional<Problem> handForm() {
    return Optional.of(new GivenDerivative(this, mode -> jacobian(at())));
  }

  /** Column by column. */
  private double[] jacobian(double... z) {
    int cells = n * n;
    int rows = 2 * cells;
    double[] all = new double[entries()];
    for (int i = 0; i < cells; i++) {
      double uv = 2 * z[i] * z[cells + i];
      double uu = z[i] * z[i];
      all[i * rows + i] = uv - 4.4 - 4 * diffusion;
      all[(cells + i) * rows + i] = uu;
      all[i * rows + cells + i] = 3.4 - uv;
      all[(cells + i) * rows + cells + i] = -uu - 4 * diffusion;
      for (int next : neighbours(i)) {
        all[next * rows + i] += diffusion;
        all[(cells + next) * rows + cells + i] += diffusion;
      }
    }
    return all;
  }
}
