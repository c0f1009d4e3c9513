package org.duetad.checkpoint.stepping;

/**
 * One step of a loop on doubles, {@code x_{i+1} = F(x_i, p, i)}, with a derivative of the user's
 * own: by hand, or by any tool. It must not change its operands.
 */
public interface HandWrittenStep {

  /**
   * The next state.
   *
   * @param index which step it is
   * @param state {@code x_i}
   * @param parameters {@code p}
   * @param next gets {@code x_{i+1}}
   */
  void advance(long index, double[] state, double[] parameters, double[] next);

  /**
   * The adjoint of the step.
   *
   * @param index which step it is
   * @param state {@code x_i}
   * @param parameters {@code p}
   * @param nextBar the adjoint of {@code x_{i+1}}
   * @param stateBar gets {@code (∂F/∂x)ᵀ nextBar}
   * @param parametersBar {@code (∂F/∂p)ᵀ nextBar} is added to it
   */
  void pullback(
      long index,
      double[] state,
      double[] parameters,
      double[] nextBar,
      double[] stateBar,
      double[] parametersBar);
}
