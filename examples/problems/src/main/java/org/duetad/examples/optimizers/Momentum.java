package org.duetad.examples.optimizers;

import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;

/**
 * Gradient descent with momentum, {@code v ← β v - η ∇f(x), x ← x + v}. Polyak, "Some methods of
 * speeding up the convergence of iteration methods", 1964.
 *
 * @param rate η
 * @param momentum β, 0 to 1
 * @param stop when to stop
 */
public record Momentum(double rate, double momentum, Stop stop) implements Optimizer {

  @Override
  public String name() {
    return "momentum";
  }

  @Override
  public Run minimise(Differentiator mode, ScalarFunction f, double... start) {
    Search search = new Search(mode, f, stop);
    Iterate at = search.at(start.clone());
    double[] velocity = new double[start.length];
    while (search.goesOnFrom(at)) {
      velocity =
          VectorArithmetic.plus(VectorArithmetic.scaled(momentum, velocity), -rate, at.gradient);
      at = search.at(VectorArithmetic.plus(at.x, 1, velocity));
    }
    return search.run();
  }
}
