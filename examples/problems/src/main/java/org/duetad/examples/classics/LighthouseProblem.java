package org.duetad.examples.classics;

import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.examples.problems.GivenDerivative;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.problems.SingleBlock;

/**
 * Where the beam of a lighthouse meets the quay {@code y_2 = γ y_1}, after a time t at an angular
 * velocity ω and with the tower ν away from the quay's end:
 *
 * <pre>{@code
 * y_1 = ν tan(ωt) / (γ - tan(ωt)),  y_2 = γ y_1
 * }</pre>
 *
 * <p>at {@code (ν, γ, ω, t) = (1, 2, π/4, 1)}, where y = (1, 2). Griewank and Walther, "Evaluating
 * Derivatives", 2nd ed. 2008, section 2.1.
 */
public final class LighthouseProblem extends SingleBlock {

  /** The problem. */
  public LighthouseProblem() {
    super("lighthouse", "the lighthouse of Griewank and Walther", 2, 1, 2, Math.PI / 4, 1);
  }

  @Override
  protected Scalar[] values(Scalar... x) {
    Scalar tan = x[2].multiply(x[3]).tan();
    Scalar along = x[0].multiply(tan).divide(x[1].subtract(tan));
    return new Scalar[] {along, along.multiply(x[1])};
  }

  @Override
  public double[] primal() {
    double[] x = at();
    double tan = Math.tan(x[2] * x[3]);
    double along = x[0] * tan / (x[1] - tan);
    return new double[] {along, along * x[1]};
  }

  @Override
  public Optional<Problem> handForm() {
    return Optional.of(
        new GivenDerivative(this, mode -> jacobian(at()[0], at()[1], at()[2], at()[3])));
  }

  /** Column by column. */
  private static double[] jacobian(double nu, double gamma, double omega, double t) {
    double tan = Math.tan(omega * t);
    double rest = gamma - tan;
    double along = nu * tan / rest;
    double byNu = tan / rest;
    double byGamma = -along / rest;
    double byAngle = nu * gamma / (rest * rest) * (1 + tan * tan);
    return new double[] {
      byNu,
      gamma * byNu,
      byGamma,
      along + gamma * byGamma,
      t * byAngle,
      gamma * t * byAngle,
      omega * byAngle,
      gamma * omega * byAngle
    };
  }
}
