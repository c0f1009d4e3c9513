package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.MatrixRule;

/**
 * A rule whose results are vectors: a decomposition. Its own tangents are refused where vectors
 * have none, as it does not know which of them are used. Of a function that uses others only, or
 * does not depend on the choice of a basis, they exist: a mode then takes the rule that is {@link
 * #isolated} and computes tangents by adjoints, of which those of vectors tell what is used.
 */
public abstract class VectorsRule extends MatrixRule {

  /** Whether the program has asked for values, whatever their adjoint. */
  private volatile boolean valuesAreUsed;

  VectorsRule(String name) {
    super(name);
  }

  final void useValues() {
    valuesAreUsed = true;
  }

  final boolean valuesAreUsed() {
    return valuesAreUsed;
  }

  /**
   * The values alone.
   *
   * @return their rule
   */
  public abstract SpectrumRule spectrum();

  /**
   * Which of the results has the values.
   *
   * @return its index
   */
  public abstract int valuesAt();

  /** The same decomposition, with the derivatives of each vector by its projector. */
  abstract Isolated byProjectors();

  /**
   * Whether vectors have no derivative, or one that is so large that others, of which it is a part,
   * lose digits.
   *
   * @param a the matrix
   * @param order of which order derivatives are wanted: the higher, the more digits near ties cost
   * @return true if values coincide or nearly do, of singular values also if one is nearly zero;
   *     never for decompositions that rules make for themselves
   */
  public abstract boolean isNearlyTied(ConstantMatrix a, int order);

  /**
   * The same decomposition, with derivatives of each vector, or of each basis for values that
   * coincide, by the derivatives of their projector.
   *
   * @return a rule with the same results, whose pullback refuses adjoints that depend on the choice
   *     of a basis, and whose pushforward does not
   */
  public final MatrixRule isolated() {
    return byProjectors();
  }

  /**
   * The same decomposition with another basis for values that coincide: its pullback is that of
   * {@link #isolated} in so far as that refuses, and zero otherwise. A dependence on the choice of
   * a basis may vanish in first order at one basis; so a second one is checked.
   *
   * @return a rule whose vectors may differ
   */
  public final MatrixRule turned() {
    return new Turned(byProjectors());
  }
}
