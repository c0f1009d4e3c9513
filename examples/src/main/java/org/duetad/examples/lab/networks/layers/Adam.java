package org.duetad.examples.lab.networks.layers;

import java.util.function.IntFunction;
import org.duetad.core.ValueAndGradient;
import org.duetad.core.matrix.ModelFunction;
import org.duetad.reverse.ReverseMode;

/** Adam (Kingma and Ba 2015) on gradients by reverse mode. */
public final class Adam {

  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double EPSILON = 1e-8;

  private Adam() {}

  /** Steps from a start, all on the same loss. */
  public static Fit minimise(ModelFunction loss, double[] start, double rate, int steps) {
    return minimise(step -> loss, start, rate, steps);
  }

  /** Steps from a start, each on a loss of its own, as of a batch or of a random mask. */
  public static Fit minimise(
      IntFunction<ModelFunction> losses, double[] start, double rate, int steps) {
    ReverseMode mode = new ReverseMode();
    double[] x = start.clone();
    double[] mean = new double[x.length];
    double[] square = new double[x.length];
    double[] values = new double[steps];
    for (int step = 0; step < steps; step++) {
      ValueAndGradient at = losses.apply(step).valueAndGradient(mode, x);
      values[step] = at.value();
      double[] gradient = at.gradient();
      double unbiased = rate / (1 - Math.pow(FIRST, step + 1.0));
      double unbiasedSquare = 1 / (1 - Math.pow(SECOND, step + 1.0));
      for (int i = 0; i < x.length; i++) {
        mean[i] = FIRST * mean[i] + (1 - FIRST) * gradient[i];
        square[i] = SECOND * square[i] + (1 - SECOND) * gradient[i] * gradient[i];
        x[i] -= unbiased * mean[i] / (Math.sqrt(unbiasedSquare * square[i]) + EPSILON);
      }
    }
    return new Fit(x, values);
  }
}
