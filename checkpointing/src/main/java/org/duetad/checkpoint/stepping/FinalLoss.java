package org.duetad.checkpoint.stepping;

import java.util.Arrays;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.reverse.ReverseMode;
import org.jspecify.annotations.Nullable;

/**
 * The start of the sweep: the value of a loss and the adjoint of the final state.
 *
 * @param value the loss
 * @param stateBar the adjoint of the final state, the sum of running losses included
 * @param parametersBar the loss's contribution to the adjoints of the parameters
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, not kept.
record FinalLoss(double value, double[] stateBar, double[] parametersBar) {

  /**
   * {@code φ(x, p)}, and the sum of running losses if there is one.
   *
   * @param loss φ, or null for none
   * @param state the final state; its last component is the sum of running losses if {@code sums}
   */
  static FinalLoss of(@Nullable StateLoss loss, double[] state, double[] parameters, boolean sums) {
    int n = sums ? state.length - 1 : state.length;
    double[] stateBar = new double[state.length];
    double value = 0;
    if (sums) {
      value = state[n];
      stateBar[n] = 1;
    }
    if (loss == null) {
      return new FinalLoss(value, stateBar, new double[parameters.length]);
    }
    double[] all = Arrays.copyOf(state, n + parameters.length);
    System.arraycopy(parameters, 0, all, n, parameters.length);
    ValueAndGradient at =
        new ReverseMode()
            .valueAndGradient(
                x -> loss.of(Arrays.copyOf(x, n), Arrays.copyOfRange(x, n, x.length)), all);
    System.arraycopy(at.gradient(), 0, stateBar, 0, n);
    return new FinalLoss(
        value + at.value(), stateBar, Arrays.copyOfRange(at.gradient(), n, all.length));
  }

  /** A user-supplied seed. */
  static FinalLoss seeded(double[] seed, int length, int parameters) {
    return new FinalLoss(Double.NaN, Arrays.copyOf(seed, length), new double[parameters]);
  }
}
