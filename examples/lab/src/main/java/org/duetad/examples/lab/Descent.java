package org.duetad.examples.lab;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.duetad.core.ScalarFunction;
import org.duetad.core.data.SumOverRows;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ModelFunction;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.examples.optimizers.Moments;
import org.duetad.reverse.ReverseMode;

/** The result of a descent on a loss L from a start θ. */
public final class Descent {

  private final double[] parameters;
  private final double[] losses;

  private Descent(double[] parameters, double[] losses) {
    this.parameters = parameters;
    this.losses = losses;
  }

  /** Gradient descent, {@code θ ← θ - rate · ∇L(θ)}. */
  public static Descent of(
      Differentiator mode, ScalarFunction loss, double[] start, double rate, int steps) {
    return run((k, x) -> mode.valueAndGradient(loss, x), start, rate, steps, g -> g).endingOn(loss);
  }

  /** Adam, by reverse mode. */
  public static Descent adam(ModelFunction loss, double[] start, double rate, int steps) {
    return adam(step -> loss, start, rate, steps).endingOn(loss);
  }

  /** The same with a separate loss for each step, such as that of a batch. */
  public static Descent adam(
      IntFunction<ModelFunction> losses, double[] start, double rate, int steps) {
    ReverseMode mode = new ReverseMode();
    Slope slope = (k, x) -> losses.apply(k).valueAndGradient(mode, x);
    return run(slope, start, rate, steps, new Moments(start.length)::direction);
  }

  /** Adam on a sum over rows of data, some of them in each step. */
  public static Descent ofBatches(
      IntFunction<SumOverRows> batches, double[] start, double rate, int steps) {
    Slope slope = (k, x) -> batches.apply(k).valueAndGradient(x);
    return run(slope, start, rate, steps, new Moments(start.length)::direction);
  }

  @FunctionalInterface
  private interface Slope {
    ValueAndGradient at(int step, double[] x);
  }

  private static Descent run(
      Slope slope, double[] start, double rate, int steps, UnaryOperator<double[]> direction) {
    double[] parameters = start.clone();
    double[] losses = new double[steps];
    for (int k = 0; k < steps; k++) {
      ValueAndGradient at = slope.at(k, parameters);
      losses[k] = at.value();
      double[] up = direction.apply(at.gradient());
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] -= rate * up[i];
      }
    }
    return new Descent(parameters, losses);
  }

  private Descent endingOn(ScalarFunction loss) {
    double[] all = Arrays.copyOf(losses, losses.length + 1);
    all[losses.length] = loss.value(parameters);
    return new Descent(parameters, all);
  }

  /** θ at the end. */
  public double[] parameters() {
    return parameters.clone();
  }

  /** L before each step, and, where it is the same for all steps, at the end. */
  public double[] losses() {
    return losses.clone();
  }

  /** The last of the losses. */
  public double loss() {
    return losses[losses.length - 1];
  }
}
