package org.duetad.examples.classics;

import org.duetad.core.Scalar;
import org.duetad.core.special.Gaussian;

/**
 * The price of a European call by F. Black and M. Scholes ("The pricing of options and corporate
 * liabilities", Journal of Political Economy 81, 1973):
 *
 * <pre>{@code
 * C = S Φ(d_1) - K e^{-rT} Φ(d_2),  d_1 = (log(S/K) + (r + σ²/2) T)/(σ √T),  d_2 = d_1 - σ √T
 * }</pre>
 */
final class CallPrice {

  private CallPrice() {}

  static Scalar of(Scalar spot, Scalar strike, Scalar rate, Scalar volatility, Scalar time) {
    Scalar spread = volatility.multiply(time.sqrt());
    Scalar drift = rate.add(volatility.square().multiply(0.5)).multiply(time);
    Scalar d1 = spot.divide(strike).log().add(drift).divide(spread);
    Scalar d2 = d1.subtract(spread);
    Scalar discounted = strike.multiply(rate.multiply(time).negate().exp());
    return spot.multiply(d1.normalCdf()).subtract(discounted.multiply(d2.normalCdf()));
  }

  /** The same on doubles. */
  static double of(double spot, double strike, double rate, double volatility, double time) {
    double spread = volatility * Math.sqrt(time);
    double drift = (rate + volatility * volatility * 0.5) * time;
    double d1 = (Math.log(spot / strike) + drift) / spread;
    double d2 = d1 - spread;
    double discounted = strike * Math.exp(-(rate * time));
    return spot * Gaussian.cdf(d1) - discounted * Gaussian.cdf(d2);
  }
}
