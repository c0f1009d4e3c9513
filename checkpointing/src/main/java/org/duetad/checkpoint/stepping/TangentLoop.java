package org.duetad.checkpoint.stepping;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.nested.Nested;
import org.duetad.core.nested.NestedJvp;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * A loop of the pairs {@code (x, ẋ)} with parameters {@code (p, ṗ)}: its step is the tangent of a
 * step, and its loss that of a loss, {@code J̇ = ∇J · v}. So the gradient of {@code J̇} by x and p
 * is {@code H v}, and by ẋ and ṗ it is that of J.
 */
final class TangentLoop {

  private TangentLoop() {}

  /** {@code H v} with the gradient, for a direction of the state and one of the parameters. */
  static SteppingHvp hvp(
      SteppingSpec setting, double[] initial, double[] parameters, double[] vx, double[] vp) {
    SteppingSpec loop = of(setting);
    Objects.requireNonNull(initial, "time stepping: the initial state is null");
    Objects.requireNonNull(parameters, "time stepping: the parameters are null");
    Arguments.length("hvp", "direction of the state", vx, initial.length);
    Arguments.length("hvp", "direction of the parameters", vp, parameters.length);
    double[] start = MathArrays.concatenate(initial, vx);
    double[] both = MathArrays.concatenate(parameters, vp);
    SteppingGradient pairs = new SteppingRun(loop, start, both, null).gradient();
    int n = initial.length;
    int m = parameters.length;
    return new SteppingHvp(
        pairs.value(),
        Arrays.copyOf(pairs.initialState(), n),
        Arrays.copyOf(pairs.parameters(), m),
        Arrays.copyOfRange(pairs.initialState(), n, 2 * n),
        Arrays.copyOfRange(pairs.parameters(), m, 2 * m),
        pairs.report());
  }

  private static SteppingSpec of(SteppingSpec setting) {
    Step step = setting.step;
    if (step == null) {
      throw new IllegalStateException(
          "hvp: the step is written by hand, and has first derivatives only; write it in the"
              + " library's numbers, or take differences of gradients");
    }
    SteppingSpec pairs = new SteppingSpec(setting, new TangentStep(step));
    pairs.finalLoss = setting.finalLoss == null ? null : new TangentLoss(setting.finalLoss);
    pairs.runningLoss = setting.runningLoss == null ? null : new TangentLoss(setting.runningLoss);
    pairs.stop = stop(setting.stop);
    return pairs;
  }

  /** Equal to that of the same step, whose recording then serves. */
  private record TangentStep(Step step) implements Step {
    @Override
    public Scalar[] next(Scalar[] pairs, Scalar[] parameters, StepContext context) {
      int n = pairs.length / 2;
      NestedJvp jvp = jvp(pairs, parameters, (x, p) -> step.next(x, p, context));
      Scalar[] next = Arrays.copyOf(jvp.value(), 2 * n);
      System.arraycopy(jvp.tangent(), 0, next, n, n);
      return next;
    }
  }

  /** Equal to that of the same loss. */
  private record TangentLoss(StateLoss loss) implements StateLoss {
    @Override
    public Scalar of(Scalar[] pairs, Scalar[] parameters) {
      return jvp(pairs, parameters, (x, p) -> new Scalar[] {loss.of(x, p)}).tangent()[0];
    }
  }

  /** A function of state and parameters. */
  private interface OfBoth {

    Scalar[] apply(Scalar[] x, Scalar[] p);
  }

  private static NestedJvp jvp(Scalar[] pairs, Scalar[] parameters, OfBoth f) {
    int n = pairs.length / 2;
    VectorFunction function =
        in -> f.apply(Arrays.copyOf(in, n), Arrays.copyOfRange(in, n, in.length));
    return Nested.jvp(function, half(pairs, parameters, 0), half(pairs, parameters, 1));
  }

  /** States and parameters, or their tangents. */
  private static Scalar[] half(Scalar[] pairs, Scalar[] parameters, int which) {
    int n = pairs.length / 2;
    int m = parameters.length / 2;
    Scalar[] half = Arrays.copyOfRange(pairs, which * n, which * n + n + m);
    System.arraycopy(parameters, which * m, half, n, m);
    return half;
  }

  private static @Nullable Predicate<double[]> stop(@Nullable Predicate<double[]> stop) {
    return stop == null ? null : pairs -> stop.test(Arrays.copyOf(pairs, pairs.length / 2));
  }
}
