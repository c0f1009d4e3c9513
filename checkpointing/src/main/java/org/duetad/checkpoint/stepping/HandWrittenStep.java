package org.duetad.checkpoint.stepping;

/**
 * One step of a loop on doubles, {@code x_{i+1} = F(x_i, p, i)}, with a user-supplied adjoint,
 * written by hand or by any tool. It must not modify its operands.
 */
public interface HandWrittenStep {

  /**
   * Computes the next state.
   *
   * @param index the step's index i
   * @param state {@code x_i}
   * @param parameters {@code p}
   * @param next receives {@code x_{i+1}}
   */
  void advance(long index, double[] state, double[] parameters, double[] next);

  /**
   * The adjoint of the step.
   *
   * @param index the step's index i
   * @param state {@code x_i}
   * @param parameters {@code p}
   * @param nextBar the adjoint of {@code x_{i+1}}
   * @param stateBar receives {@code (∂F/∂x)ᵀ nextBar}
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
