package org.duetad.checkpoint.stepping;

import java.util.Arrays;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.PowerOfTwo;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.core.spi.Arguments;
import org.duetad.reverse.ReverseMode;
import org.jspecify.annotations.Nullable;

/**
 * The start of the sweep: the value of a loss and the adjoint of the final state.
 *
 * @param value the loss
 * @param stateBar the adjoint of the final state, the sum of running losses included
 * @param parametersBar the loss's contribution to the adjoints of the parameters
 * @param exponent e, if the adjoint is multiplied by {@code 2^e} because it underflows
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, not kept.
record FinalLoss(double value, double[] stateBar, double[] parametersBar, int exponent) {

  /** Below, digits of an adjoint are lost. */
  private static final double TINY = 0x1p-970;

  /** Brings what underflows into the range of doubles. */
  private static final int UP = 1000;

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
      return new FinalLoss(value, stateBar, new double[parameters.length], 0);
    }
    double[] all = MathArrays.concatenate(Arrays.copyOf(state, n), parameters);
    ScalarFunction ofAll = x -> loss.of(Arrays.copyOf(x, n), Arrays.copyOfRange(x, n, x.length));
    ValueAndGradient at = new ReverseMode().valueAndGradient(ofAll, all);
    System.arraycopy(at.gradient(), 0, stateBar, 0, n);
    double[] parametersBar = Arrays.copyOfRange(at.gradient(), n, all.length);
    int exponent = PowerOfTwo.largest(stateBar) < TINY ? raised(ofAll, all, stateBar) : 0;
    return new FinalLoss(value + at.value(), stateBar, parametersBar, exponent);
  }

  /** Multiplies an adjoint by a power of two, so that the largest component is about 1. */
  private static int raised(ScalarFunction loss, double[] all, double[] stateBar) {
    double[] up = new ReverseMode().vjp(loss.asVector(), all).pullback(Math.scalb(1.0, UP));
    double[] raised = Arrays.copyOf(up, stateBar.length);
    if (!(PowerOfTwo.largest(raised) > 0)) {
      return 0;
    }
    int exponent = PowerOfTwo.of(raised);
    System.arraycopy(PowerOfTwo.scaled(raised, -exponent), 0, stateBar, 0, stateBar.length);
    return UP - exponent;
  }

  /** Starts a sweep: adds to the adjoints of the parameters. */
  void begin(double[] parameters) {
    if (exponent == 0) {
      add(parameters);
    }
  }

  /** Ends a sweep with the adjoints of the initial state and of the parameters. */
  void end(double[] initial, double[] parameters) {
    if (exponent != 0) {
      lower(initial);
      lower(parameters);
      add(parameters);
    }
  }

  private void add(double[] parameters) {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += parametersBar[i];
    }
  }

  private void lower(double[] adjoint) {
    System.arraycopy(PowerOfTwo.scaled(adjoint, -exponent), 0, adjoint, 0, adjoint.length);
  }

  /** The value alone. */
  static double value(@Nullable StateLoss loss, double[] state, double[] parameters, boolean sums) {
    int n = sums ? state.length - 1 : state.length;
    double value = sums ? state[n] : 0;
    if (loss == null) {
      return value;
    }
    Scalar last = loss.of(Scalar.of(Arrays.copyOf(state, n)), Scalar.of(parameters));
    return value + Arguments.values("loss", new Scalar[] {last})[0];
  }

  /** A user-supplied seed. */
  static FinalLoss seeded(double[] seed, int length, int parameters) {
    return new FinalLoss(Double.NaN, Arrays.copyOf(seed, length), new double[parameters], 0);
  }
}
