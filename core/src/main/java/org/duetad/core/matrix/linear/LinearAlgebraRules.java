package org.duetad.core.matrix.linear;

import java.util.List;
import org.duetad.core.matrix.MatrixRule;

/** The rules of this package, to be found by name. */
public final class LinearAlgebraRules {

  private LinearAlgebraRules() {}

  /**
   * The rules that there are once.
   *
   * @return all of them
   */
  public static List<MatrixRule> constants() {
    return List.of(
        Inverse.INVERT,
        LeastSquares.SOLVE,
        Solves.SOLVE,
        Solves.SOLVE_TRANS_A,
        Solves.LOWER,
        Solves.LOWER_TRANS_A,
        Solves.UPPER,
        Solves.UPPER_TRANS_A,
        Solves.SPD,
        Determinants.DETERMINANT,
        Determinants.LOG,
        Determinants.LOG_SPD,
        Cofactors.COFACTOR,
        Cofactors.DERIVATIVE,
        CholeskyRule.CHOLESKY,
        QrRule.QR);
  }
}
