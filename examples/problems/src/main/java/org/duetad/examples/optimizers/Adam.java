package org.duetad.examples.optimizers;

import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;

/**
 * Adam (Kingma and Ba 2015), see {@link Moments}.
 *
 * @param rate the step size α
 * @param stop when to stop
 */
public record Adam(double rate, Stop stop) implements Optimizer {

  @Override
  public String name() {
    return "Adam";
  }

  @Override
  public Run minimise(Differentiator mode, ScalarFunction f, double... start) {
    Search search = new Search(mode, f, stop);
    Iterate at = search.at(start.clone());
    Moments moments = new Moments(start.length);
    while (search.goesOnFrom(at)) {
      at = search.at(VectorArithmetic.plus(at.x, -rate, moments.direction(at.gradient)));
    }
    return search.run();
  }
}
