package org.duetad.examples.optimizers;

import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;

/**
 * Newton's method with its equations {@code H p = -g} solved by conjugate gradients, which need
 * products H v only, and only as precisely as is useful: line search Newton-CG, algorithm 7.1 of
 * Nocedal and Wright, "Numerical Optimization", 2nd ed. 2006.
 *
 * @param stop when to stop
 */
public record TruncatedNewton(Stop stop) implements Optimizer {

  @Override
  public String name() {
    return "Newton-CG";
  }

  @Override
  public Run minimise(Differentiator mode, ScalarFunction f, double... start) {
    Search search = new Search(mode, f, stop);
    Iterate at = search.at(start.clone());
    while (search.goesOnFrom(at)) {
      Iterate next = new WolfeLineSearch(search, at, direction(search, at)).next(1);
      if (next == at) {
        break;
      }
      at = next;
    }
    return search.run();
  }

  /** Stops where the curvature is not positive; the direction found so far is one of descent. */
  private static double[] direction(Search search, Iterate at) {
    double norm = VectorArithmetic.norm(at.gradient);
    double tolerance = Math.min(0.5, Math.sqrt(norm)) * norm;
    double[] p = new double[at.x.length];
    double[] residual = at.gradient;
    double[] d = VectorArithmetic.scaled(-1, residual);
    for (int i = 0; i < 2 * p.length; i++) {
      double[] product = search.hvp(at, d);
      double curvature = VectorArithmetic.dot(d, product);
      if (curvature <= 0) {
        return i == 0 ? d : p;
      }
      double square = VectorArithmetic.dot(residual, residual);
      double step = square / curvature;
      p = VectorArithmetic.plus(p, step, d);
      residual = VectorArithmetic.plus(residual, step, product);
      if (VectorArithmetic.norm(residual) < tolerance) {
        break;
      }
      double beta = VectorArithmetic.dot(residual, residual) / square;
      d = VectorArithmetic.plus(VectorArithmetic.scaled(beta, d), -1, residual);
    }
    return p;
  }
}
