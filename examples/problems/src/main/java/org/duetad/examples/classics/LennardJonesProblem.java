package org.duetad.examples.classics;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.duetad.core.Scalar;
import org.duetad.examples.problems.Checks;
import org.duetad.examples.problems.GivenDerivative;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.problems.SingleBlock;

/**
 * The energy of a cluster of n atoms in reduced units, as a function of their 3n coordinates, atom
 * by atom:
 *
 * <pre>{@code
 * E = 4 Σ_{i<j} (r_ij⁻¹² - r_ij⁻⁶)
 * }</pre>
 *
 * <p>J. E. Lennard-Jones, "On the determination of molecular fields", Proceedings of the Royal
 * Society A 106, 1924. Two atoms have energy -1 at distance {@code 2^(1/6)}. The least known
 * energies of 13 and 38 atoms are -44.326801 and -173.928427 (D. J. Wales and J. P. K. Doye,
 * Journal of Physical Chemistry A 101, 1997). The point is part of a cubic lattice with spacing
 * {@code 2^(1/6)}, each coordinate moved by less than a twentieth.
 */
public final class LennardJonesProblem extends SingleBlock {

  private static final double SPACING = Math.pow(2, 1.0 / 6);
  private static final double MOVED = 0.1;

  /**
   * A cluster near a lattice.
   *
   * @param n the number of atoms, at least 2
   * @param seed of the displacements
   */
  public LennardJonesProblem(int n, long seed) {
    this(lattice(n, seed));
  }

  /**
   * A given cluster.
   *
   * @param x the coordinates, atom by atom
   */
  public LennardJonesProblem(double... x) {
    super("lennard-jones", "energy of a cluster of atoms, n=" + x.length / 3, 1, x);
    Checks.atLeast("lennard-jones", 2, "n", x.length / 3);
  }

  private static double[] lattice(int n, long seed) {
    Checks.atLeast("lennard-jones", 2, "n", n);
    SplittableRandom random = new SplittableRandom(seed);
    int side = (int) Math.ceil(Math.cbrt(n));
    int[] cell = {side * side, side, 1};
    double[] x = new double[3 * n];
    Arrays.setAll(
        x, i -> SPACING * (i / 3 / cell[i % 3] % side) + MOVED * (random.nextDouble() - 0.5));
    return x;
  }

  @Override
  protected Scalar[] values(Scalar... x) {
    int n = x.length / 3;
    Scalar[] pairs = new Scalar[n * (n - 1) / 2];
    int next = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        Scalar a = x[3 * i].subtract(x[3 * j]);
        Scalar b = x[3 * i + 1].subtract(x[3 * j + 1]);
        Scalar c = x[3 * i + 2].subtract(x[3 * j + 2]);
        Scalar inverse = a.square().add(b.square()).add(c.square()).reciprocal();
        Scalar sixth = inverse.square().multiply(inverse);
        pairs[next++] = sixth.square().subtract(sixth);
      }
    }
    return new Scalar[] {Scalar.sum(pairs).multiply(4)};
  }

  @Override
  public double[] primal() {
    double[] x = at();
    double energy = 0;
    for (int i = 0; i < x.length; i += 3) {
      for (int j = 0; j < i; j += 3) {
        double inverse = 1 / square(x, i, j);
        double sixth = inverse * inverse * inverse;
        energy += sixth * sixth - sixth;
      }
    }
    return new double[] {energy * 4};
  }

  private static double square(double[] x, int i, int j) {
    double a = x[i] - x[j];
    double b = x[i + 1] - x[j + 1];
    double c = x[i + 2] - x[j + 2];
    return a * a + b * b + c * c;
  }

  @Override
  public Optional<Problem> handForm() {
    return Optional.of(new GivenDerivative(this, mode -> gradient(at())));
  }

  /** With {@code dE/dr² = -12 r⁻² (2 r⁻¹² - r⁻⁶)} of a pair, times {@code 2 (x_i - x_j)}. */
  private static double[] gradient(double... x) {
    double[] gradient = new double[x.length];
    for (int i = 0; i < x.length; i += 3) {
      for (int j = 0; j < i; j += 3) {
        double inverse = 1 / square(x, i, j);
        double sixth = inverse * inverse * inverse;
        double slope = -24 * inverse * (2 * sixth * sixth - sixth);
        for (int axis = 0; axis < 3; axis++) {
          double pull = slope * (x[i + axis] - x[j + axis]);
          gradient[i + axis] += pull;
          gradient[j + axis] -= pull;
        }
      }
    }
    return gradient;
  }
}
