package org.duetad.core.matrix.general;

import java.util.List;
import org.duetad.core.matrix.MatrixRule;

/** The rules of this package, to be found by name. */
public final class GeneralMatrixRules {

  private GeneralMatrixRules() {}

  /**
   * The rules that there are once.
   *
   * @return all of them
   */
  public static List<MatrixRule> constants() {
    return List.of(
        Sylvester.SYLVESTER,
        RoundedTerms.TERMS,
        SquareRoot.SQUARE_ROOT,
        RootError.ERROR,
        Logarithm.LOGARITHM,
        Eigenvalues.EIGENVALUES,
        EigenvaluesApart.APART,
        EigenGradient.GRADIENT,
        EigenvectorBasis.BASIS);
  }
}
