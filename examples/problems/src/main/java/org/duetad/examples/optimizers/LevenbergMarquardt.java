package org.duetad.examples.optimizers;

import java.util.Arrays;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.sparse.SparseJacobian;

/**
 * Levenberg-Marquardt for {@code ½ ‖r(x)‖²} with a sparse Jacobian: {@code (JᵀJ + μ D²) p = -Jᵀ r},
 * D the norms of J's columns, solved by conjugate gradients. Moré, "The Levenberg-Marquardt
 * algorithm: implementation and theory", 1978, for D; Nielsen, "Damping parameter in Marquardt's
 * method", 1999, for μ.
 *
 * @param damping the first μ
 * @param stop when to stop; an evaluation is one of the residuals, with the Jacobian where it is
 *     needed
 */
public record LevenbergMarquardt(double damping, Stop stop) {

  /** A relative decrease below this is lost in rounding. */
  private static final double ROUNDING = 1e-15;

  /**
   * Minimises.
   *
   * @param mode the mode that differentiates
   * @param r the residuals
   * @param start the starting point
   * @return the result; its values are {@code ½ ‖r‖²}
   */
  public Run minimise(Differentiator mode, VectorFunction r, double... start) {
    Residuals residuals = new Residuals(mode, r, start);
    History history = new History(stop);
    Damping mu = new Damping(damping);
    double[] scale = new double[start.length];
    Linearised at = residuals.linearised(start.clone(), residuals.at(start));
    while (history.goesOnFrom(at.iterate, residuals.evaluations())) {
      scale = largest(scale, at.j.columnNorms());
      double[] weights = VectorArithmetic.scaled(Math.sqrt(mu.value), scale);
      double[] p = DampedLeastSquares.solve(at.j, weights, VectorArithmetic.scaled(-1, at.r));
      double predicted = predicted(at.j, weights, p);
      if (predicted <= ROUNDING * at.iterate.value) {
        break;
      }
      double[] x = VectorArithmetic.plus(at.iterate.x, 1, p);
      double[] next = residuals.at(x);
      double gain = (at.iterate.value - Residuals.half(next)) / predicted;
      if (gain > 0) {
        at = residuals.linearised(x, next);
        mu.relax(gain);
      } else {
        mu.tighten();
      }
    }
    return history.run(residuals.evaluations());
  }

  /** Nielsen's μ: smaller after a good step, growing ever faster after bad ones. */
  private static final class Damping {

    double value;
    private double growth = 2;

    Damping(double first) {
      value = first;
    }

    /** The gain is the ratio of the actual to the predicted decrease. */
    void relax(double gain) {
      value *= Math.max(1.0 / 3, 1 - Math.pow(2 * gain - 1, 3));
      growth = 2;
    }

    void tighten() {
      value *= growth;
      growth *= 2;
    }
  }

  /** Residuals, their Jacobian, and the resulting gradient at a point. */
  private static final class Linearised {

    final double[] r;
    final SparseProducts j;
    final Iterate iterate;

    Linearised(double[] x, double[] r, SparseProducts j) {
      this.r = r;
      this.j = j;
      iterate = new Iterate(x, Residuals.half(r), j.transposeTimes(r));
    }
  }

  /** The residuals as a function that counts its evaluations. */
  private static final class Residuals {

    private final Differentiator mode;
    private final VectorFunction r;
    private final SparseJacobian jacobian;
    private int evaluations;

    Residuals(Differentiator mode, VectorFunction r, double[] start) {
      this.mode = mode;
      this.r = r;
      jacobian = SparseJacobian.prepare(r, start);
    }

    int evaluations() {
      return evaluations;
    }

    double[] at(double... x) {
      evaluations++;
      return r.value(x);
    }

    Linearised linearised(double[] x, double[] residuals) {
      return new Linearised(x, residuals, new SparseProducts(jacobian.at(mode, x)));
    }

    /** {@code ½ ‖r‖²}. */
    static double half(double... r) {
      return 0.5 * VectorArithmetic.dot(r, r);
    }
  }

  /**
   * {@code ½ ‖r‖² - ½ ‖r + J p‖²}, which for this p is {@code ½ ‖J p‖² + ‖W p‖²}: no cancellation.
   */
  private static double predicted(SparseProducts j, double[] weights, double[] p) {
    double[] linear = j.times(p);
    double[] damped = VectorArithmetic.times(weights, p);
    return 0.5 * VectorArithmetic.dot(linear, linear) + VectorArithmetic.dot(damped, damped);
  }

  private static double[] largest(double[] a, double[] b) {
    double[] all = new double[a.length];
    Arrays.setAll(all, i -> Math.max(a[i], b[i]));
    return all;
  }
}
