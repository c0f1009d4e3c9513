package org.duetad.examples.optimizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.Differentiator;
import org.duetad.core.VectorFunction;
import org.duetad.core.sparse.SparseJacobian;

/**
 * Levenberg-Marquardt for {@code ½ ‖r(x)‖²} with a sparse Jacobian: {@code (JᵀJ + μ D²) p = -Jᵀ r},
 * D the norms of J's columns, solved by conjugate gradients. Moré, "The Levenberg-Marquardt
 * algorithm: implementation and theory", 1978, for D; Nielsen, "Damping parameter in Marquardt's
 * method", 1999, for μ.
 *
 * @param damping the first μ
 * @param stop when to stop; an evaluation is one of the residuals, with the Jacobian where it is
 *     wanted
 */
public record LevenbergMarquardt(double damping, Stop stop) {

  /** A decrease that is a smaller part of the value than this cannot be seen. */
  private static final double ROUNDING = 1e-15;

  /** A point with what is known there. */
  private static final class State {

    final double[] x;
    final double[] residuals;
    final double value;

    State(VectorFunction r, double[] x) {
      this.x = x;
      residuals = r.value(x);
      value = 0.5 * Vectors.dot(residuals, residuals);
    }
  }

  /**
   * Minimises.
   *
   * @param mode the mode that differentiates
   * @param r the residuals
   * @param start where to begin
   * @return where it ended; its values are {@code ½ ‖r‖²}
   */
  public Run minimise(Differentiator mode, VectorFunction r, double... start) {
    SparseJacobian jacobian = SparseJacobian.prepare(r, start);
    List<Step> history = new ArrayList<>();
    double mu = damping;
    double growth = 2;
    double[] scale = new double[start.length];
    State at = new State(r, start.clone());
    SparseProducts j = new SparseProducts(jacobian.at(mode, at.x));
    double[] gradient = j.transposeTimes(at.residuals);
    history.add(new Step(0, at.value, Vectors.norm(gradient), 1));
    for (int evaluations = 2; goesOn(history); evaluations++) {
      scale = largest(scale, j.columnNorms());
      double[] weights = Vectors.scaled(Math.sqrt(mu), scale);
      double[] p = DampedLeastSquares.solve(j, weights, Vectors.scaled(-1, at.residuals));
      double predicted = predicted(j, weights, p);
      if (predicted <= ROUNDING * at.value) {
        break;
      }
      State next = new State(r, Vectors.plus(at.x, 1, p));
      double gain = (at.value - next.value) / predicted;
      if (gain > 0) {
        at = next;
        j = new SparseProducts(jacobian.at(mode, at.x));
        gradient = j.transposeTimes(at.residuals);
        mu *= Math.max(1.0 / 3, 1 - Math.pow(2 * gain - 1, 3));
        growth = 2;
      } else {
        mu *= growth;
        growth *= 2;
      }
      history.add(new Step(history.size(), at.value, Vectors.norm(gradient), evaluations));
    }
    return new Run(at.x, history, history.get(history.size() - 1).evaluations());
  }

  private boolean goesOn(List<Step> history) {
    Step last = history.get(history.size() - 1);
    return last.gradientNorm() > stop.gradientNorm() && last.evaluations() < stop.evaluations();
  }

  /**
   * {@code ½ ‖r‖² - ½ ‖r + J p‖²}, which for this p is {@code ½ ‖J p‖² + ‖W p‖²}: no cancellation.
   */
  private static double predicted(SparseProducts j, double[] weights, double[] p) {
    double[] linear = j.times(p);
    double[] damped = Vectors.times(weights, p);
    return 0.5 * Vectors.dot(linear, linear) + Vectors.dot(damped, damped);
  }

  private static double[] largest(double[] a, double[] b) {
    double[] all = new double[a.length];
    Arrays.setAll(all, i -> Math.max(a[i], b[i]));
    return all;
  }
}
