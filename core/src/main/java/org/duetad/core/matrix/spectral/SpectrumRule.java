package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.MatrixRule;

/**
 * A rule whose result is all eigenvalues, or all singular values, of a matrix. Where some of them
 * coincide, or nearly do, they are not smooth, but what is computed from all of them may be: then a
 * mode takes the rule together with what follows for one function ({@link InvariantFunction}).
 */
public abstract class SpectrumRule extends MatrixRule {

  SpectrumRule(String name) {
    super(name);
  }

  /**
   * Whether values coincide, or differ so little that derivatives lose digits, as these have
   * quotients by differences.
   *
   * @param a the matrix
   * @param order of which order derivatives are wanted; above {@link InvariantFunction#MAX_ORDER}
   *     more digits are given up, as the values must do one by one
   * @return true if two of them do; of singular values also if one is nearly zero
   */
  public abstract boolean isNearlyTied(ConstantMatrix a, int order);

  /**
   * The values and what their derivatives are made of.
   *
   * @param a the matrix
   * @return its frame
   */
  public abstract SpectralFrame frame(ConstantMatrix a);
}
