package org.duetad.examples.classics;

import java.util.Arrays;
import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.examples.problems.Checks;
import org.duetad.examples.problems.GivenDerivative;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.problems.SingleBlock;

/**
 * Speelpenning's product {@code y = x_1 x_2 ... x_n} at {@code x_i = i/(i + 1)}, so that
 *
 * <pre>{@code
 * y = 1/(n + 1),  ∂y/∂x_i = y/x_i,  ∂²y/∂x_i ∂x_j = y/(x_i x_j) for i ≠ j, else 0
 * }</pre>
 *
 * <p>B. Speelpenning, "Compiling fast partial derivatives of functions given by algorithms", 1980;
 * the point is that of ADOL-C's example (Griewank, Juedes and Utke, ACM TOMS 22, 1996).
 */
public final class SpeelpenningProblem extends SingleBlock {

  /**
   * The problem of a given size.
   *
   * @param n the number of factors, at least 1
   */
  public SpeelpenningProblem(int n) {
    super("speelpenning", "Speelpenning's product, n=" + n, 1, factors(n));
  }

  private static double[] factors(int n) {
    Checks.atLeast("speelpenning", 1, "n", n);
    double[] x = new double[n];
    Arrays.setAll(x, i -> (i + 1.0) / (i + 2.0));
    return x;
  }

  @Override
  protected Scalar[] values(Scalar... x) {
    Scalar product = x[0];
    for (int i = 1; i < x.length; i++) {
      product = product.multiply(x[i]);
    }
    return new Scalar[] {product};
  }

  @Override
  public double[] primal() {
    double product = 1;
    for (double factor : at()) {
      product *= factor;
    }
    return new double[] {product};
  }

  @Override
  public Optional<Problem> handForm() {
    return Optional.of(new GivenDerivative(this, mode -> gradient(at())));
  }

  /** The product of the factors before each, times that of the factors after it. */
  private static double[] gradient(double... x) {
    double[] gradient = new double[x.length];
    double before = 1;
    for (int i = 0; i < x.length; i++) {
      gradient[i] = before;
      before *= x[i];
    }
    double after = 1;
    for (int i = x.length - 1; i >= 0; i--) {
      gradient[i] *= after;
      after *= x[i];
    }
    return gradient;
  }
}
