package org.duetad.core.matrix;

/**
 * A rule some of whose results may have no derivative at a point where others have. Its pushforward
 * is refused there, as it cannot depend on which results are used; modes compute tangents by
 * adjoints instead, where an unused result has a zero adjoint. For authors of rules.
 */
public interface PartlySmooth {

  /**
   * Whether some results have no derivative.
   *
   * @param x the operands
   * @return true if the pushforward would be refused, but not every pullback
   */
  boolean isPartlySmooth(ConstantMatrix... x);

  /**
   * The same rule, result by result.
   *
   * @return a rule whose pushforward gives NaN for results that have no derivative, and whose
   *     pullback is refused unless their adjoints are exactly zero
   */
  MatrixRule apart();
}
