package org.duetad.core.matrix.spectral;

import java.util.Arrays;
import org.duetad.core.matrix.ConstantMatrix;

/**
 * {@code F(A, ζ) = φ(x(A), ζ)} with the eigenvalues or singular values x of A and a smooth φ that
 * is symmetric in those that coincide (of singular values that are zero also even). F is smooth
 * then, though single x are not. With the nodes of a {@link SpectralFrame}, slopes {@code w_a = σ_a
 * ∂φ/∂x_v(a)}, and directions {@code M = Qᵀ Ȧ Q} in the basis Q of the nodes' vectors,
 *
 * <pre>{@code
 * ∇F = Q diag(w) Qᵀ
 * D∇F[M] = Q R Qᵀ,  R_aa = ẇ_a along diag(M),  R_ab = D_ab M_ab,  D_ab = (w_a - w_b)/(μ_a - μ_b)
 * }</pre>
 *
 * and the second derivative of the gradient follows from {@code ∂D_ab} and from the second divided
 * differences (A. S. Lewis and H. S. Sendov, "Twice differentiable spectral functions", 2001; H. S.
 * Sendov, "The higher-order derivatives of spectral functions", 2007). {@link SpectralDifferences}
 * computes them without cancellation at any gap.
 */
public final class InvariantFunction {

  /** The highest order of the derivatives of F. */
  public static final int MAX_ORDER = 3;

  private final SpectralFrame frame;
  private final SmoothFunction phi;
  private final double[] y;
  private final SpectralDifferences differences;

  /** A derivative: by A, and by the other variables. */
  @SuppressWarnings("ArrayRecordComponent") // Handed out, not kept.
  public record Derivative(ConstantMatrix ofMatrix, double[] ofOthers) {}

  /** A direction: along A, and along the other variables. */
  @SuppressWarnings("ArrayRecordComponent") // Not kept.
  public record Direction(ConstantMatrix ofMatrix, double[] ofOthers) {}

  /**
   * The function at a point.
   *
   * @param name the operation that gives the x, for messages
   * @param frame the frame of A
   * @param phi the function of x and the other variables
   * @param others the other variables
   */
  public InvariantFunction(String name, SpectralFrame frame, SmoothFunction phi, double... others) {
    this.frame = frame;
    this.phi = phi;
    double[] x = frame.x();
    this.y = Arrays.copyOf(x, x.length + others.length);
    System.arraycopy(others, 0, y, x.length, others.length);
    this.differences = new SpectralDifferences(name, frame, phi, y);
  }

  /**
   * {@code ∇F}. Of x that coincide each has the mean of their slopes, of singular values that are
   * zero the slope is 0.
   *
   * @return the gradient
   */
  public Derivative gradient() {
    double[] slopes = phi.gradient(y);
    double[] shared = differences.shared(slopes);
    double[][] r = new double[frame.nodes()][frame.nodes()];
    for (int a = 0; a < r.length; a++) {
      r[a][a] = frame.at(a, shared);
    }
    return derivative(r, slopes);
  }

  /**
   * {@code D∇F[E]}.
   *
   * @param e the direction
   * @return the derivative of the gradient
   * @throws ArithmeticException if φ is not symmetric in x that coincide
   */
  public Derivative second(Direction e) {
    double[][] m = frame.mixing(e.ofMatrix().elements());
    double[] slopes = phi.second(y, along(m, e));
    double[][] r = new double[m.length][m.length];
    for (int a = 0; a < m.length; a++) {
      r[a][a] = frame.at(a, slopes);
      differences.requireSymmetric(a, m, slopes);
      for (int b = 0; b < a; b++) {
        r[a][b] = m[a][b] == 0 ? 0 : differences.first(a, b) * m[a][b];
        r[b][a] = r[a][b];
      }
    }
    return derivative(r, slopes);
  }

  /**
   * {@code D²∇F[E, G]}.
   *
   * @param e one direction
   * @param g the other direction
   * @return the second derivative of the gradient
   * @throws ArithmeticException if φ is not symmetric in x that coincide, or not even in singular
   *     values that are zero
   */
  public Derivative third(Direction e, Direction g) {
    double[][] m = frame.mixing(e.ofMatrix().elements());
    double[][] k = frame.mixing(g.ofMatrix().elements());
    double[] alongE = along(m, e);
    double[] alongG = along(k, g);
    double[] slopes = phi.third(y, alongE, alongG);
    double[] slopesAlongE = phi.second(y, alongE);
    double[] slopesAlongG = phi.second(y, alongG);
    double[][] r = new double[m.length][m.length];
    double share =
        frame.isSingular() ? 1 : 2; // Each pair of singular values has two pairs of nodes.
    for (int a = 0; a < m.length; a++) {
      differences.requireSymmetric(a, m, slopesAlongE);
      differences.requireSymmetric(a, k, slopesAlongG);
      for (int b = 0; b < a; b++) {
        if (m[a][b] != 0 || k[a][b] != 0) {
          double[] gradient = differences.gradient(a, b);
          add(share * m[a][b] * k[a][b], gradient, slopes);
          r[a][b] += m[a][b] * dot(gradient, alongG) + k[a][b] * dot(gradient, alongE);
        }
        for (int c = 0; c < m.length; c++) {
          double paths = c == a || c == b ? 0 : m[a][c] * k[c][b] + k[a][c] * m[c][b];
          r[a][b] += paths == 0 ? 0 : differences.second(a, c, b) * paths;
        }
        r[b][a] = r[a][b];
      }
    }
    for (int a = 0; a < m.length; a++) {
      r[a][a] = frame.at(a, slopes);
    }
    return derivative(r, slopes);
  }

  /** How x and the other variables move, in first order. */
  private double[] along(double[][] m, Direction e) {
    double[] d = new double[y.length];
    int n = frame.x().length;
    for (int a = 0; a < n; a++) {
      d[frame.variable(a)] = frame.sign(a) * m[a][a];
    }
    System.arraycopy(e.ofOthers(), 0, d, n, e.ofOthers().length);
    return d;
  }

  private Derivative derivative(double[][] r, double[] slopes) {
    return new Derivative(
        ConstantMatrix.owning(frame.composed(r)),
        Arrays.copyOfRange(slopes, frame.x().length, slopes.length));
  }

  private static void add(double factor, double[] x, double[] to) {
    for (int i = 0; i < to.length && factor != 0; i++) {
      to[i] += factor * x[i];
    }
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] == 0 || b[i] == 0 ? 0 : a[i] * b[i];
    }
    return sum;
  }
}
