package org.duetad.examples.classics;

import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.core.special.Gaussian;
import org.duetad.examples.problems.GivenDerivative;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.problems.SingleBlock;

/**
 * The price of a European call as a function of spot, strike, rate, volatility and time to expiry
 * (Black and Scholes, 1973), at the example of J. C. Hull, "Options, Futures, and Other
 * Derivatives", chapter "The Greek letters": (49, 50, 0.05, 0.2, 20/52), price 2.40, delta 0.522,
 * gamma 0.066, vega 12.1, rho 8.91 and theta -4.31 a year.
 */
public final class BlackScholesProblem extends SingleBlock {

  /** The problem. */
  public BlackScholesProblem() {
    super("black-scholes", "price of a European call", 1, 49, 50, 0.05, 0.2, 20.0 / 52);
  }

  @Override
  protected Scalar[] values(Scalar... x) {
    return new Scalar[] {CallPrice.of(x[0], x[1], x[2], x[3], x[4])};
  }

  @Override
  public double[] primal() {
    double[] x = at();
    return new double[] {CallPrice.of(x[0], x[1], x[2], x[3], x[4])};
  }

  @Override
  public Optional<Problem> handForm() {
    return Optional.of(
        new GivenDerivative(this, m -> greeks(at()[0], at()[1], at()[2], at()[3], at()[4])));
  }

  /** Delta, dual delta, rho, vega, and minus theta. */
  private static double[] greeks(double s, double k, double r, double sigma, double t) {
    double root = Math.sqrt(t);
    double d1 = (Math.log(s / k) + (r + sigma * sigma / 2) * t) / (sigma * root);
    double discount = Math.exp(-r * t);
    double inTheMoney = Gaussian.cdf(d1 - sigma * root);
    double vega = s * root * Math.exp(-d1 * d1 / 2) / Math.sqrt(2 * Math.PI);
    double rate = k * discount * inTheMoney;
    return new double[] {
      Gaussian.cdf(d1), -discount * inTheMoney, t * rate, vega, vega * sigma / (2 * t) + r * rate
    };
  }
}
