package org.duetad.checkpoint.verify;

import java.util.Arrays;

/**
 * Checks the steps of one run: recomputed states must equal their first computation, and a step
 * must leave its operands unchanged.
 */
public final class Verification {

  /** Memory for naming components. */
  private static final long NAMING_BYTES = 64L << 20;

  private final StateDigests digests;
  private final double[] operand;
  private final double[] parameters;
  private final double[] parametersBefore;

  /**
   * Starts without any steps.
   *
   * @param length the number of components of a state
   * @param parameters the parameters passed to the steps
   */
  public Verification(int length, double[] parameters) {
    this.digests = new StateDigests(length, NAMING_BYTES);
    this.operand = new double[length];
    this.parameters = parameters;
    this.parametersBefore = parameters.clone();
  }

  /**
   * Registers the initial state.
   *
   * @param state the state
   */
  public void first(double[] state) {
    digests.expect(0, state);
  }

  /**
   * Called before a step.
   *
   * @param state its operand
   */
  public void before(double[] state) {
    System.arraycopy(state, 0, operand, 0, operand.length);
  }

  /**
   * Called after a step was evaluated.
   *
   * @param index the step's index
   * @param state its operand
   * @param next its result
   * @throws IllegalStateException if it changed an operand, or the result differs from its first
   *     computation
   */
  public void after(long index, double[] state, double[] next) {
    requireUnchanged(index, "the state", operand, state);
    requireUnchanged(index, "the parameters", parametersBefore, parameters);
    digests.expect(index + 1, next);
  }

  /**
   * Called after the adjoint of a step was evaluated.
   *
   * @param index the step's index
   * @throws IllegalStateException if it changed the parameters
   */
  public void swept(long index) {
    requireUnchanged(index, "the parameters", parametersBefore, parameters);
  }

  private static void requireUnchanged(long index, String what, double[] before, double[] now) {
    int i = Arrays.mismatch(before, now);
    if (i >= 0) {
      throw new IllegalStateException(
          "step "
              + index
              + " changed its operand: component "
              + i
              + " of "
              + what
              + " was "
              + before[i]
              + ", and is "
              + now[i]
              + " now; a step must not modify its operands");
    }
  }
}
