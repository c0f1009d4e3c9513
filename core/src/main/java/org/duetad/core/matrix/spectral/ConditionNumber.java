package org.duetad.core.matrix.spectral;

import java.util.Locale;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;

/**
 * A matrix of which the condition number is computed, unchanged: it must not be singular, up to
 * rounding, and to be differentiated must have half of the digits of its smallest singular value.
 */
final class ConditionNumber extends MatrixRule {

  static final MatrixRule CONDITIONED = new ConditionNumber();

  /** Half of the digits. */
  private static final double HALF = 0x1p-26;

  private ConditionNumber() {
    super("conditionNumber");
  }

  static Scalar of(Matrix a) {
    Shapes.require(
        a.numRows() > 0 && a.numCols() > 0,
        "conditionNumber",
        () -> "a matrix of " + a.shape() + " has none");
    Matrix s = CONDITIONED.of(a).singularValues();
    return s.get(0, 0).divide(s.get(s.numRows() - 1, 0));
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    int size = Math.max(x[0].numRows(), x[0].numCols());
    require(
        x[0],
        size * Math.ulp(1.0),
        "the %s matrix is singular, up to rounding, with singular values from %s to %s, so that its"
            + " condition number is infinite or has no right digit; take singularValues()");
    return new ConstantMatrix[] {x[0]};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    requireDigits(x[0]);
    return dx.clone();
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    requireDigits(x[0]);
    xBar.add(0, () -> yBar[0]);
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    return x.clone();
  }

  private static void requireDigits(Matrix a) {
    require(
        a.primal(),
        HALF,
        "the %s matrix has singular values from %s to %s, so that a derivative of its condition number"
            + " would lose more than half of its digits; differentiate singularValues(), or the condition"
            + " number of a regularised matrix");
  }

  private static void require(ConstantMatrix a, double tolerance, String otherwise) {
    double[] s = Spectra.of(a).singular().s().array();
    double least = s[s.length - 1];
    if (least <= tolerance * s[0]) {
      throw new ArithmeticException(
          "conditionNumber: " + String.format(Locale.ROOT, otherwise, a.shape(), s[0], least));
    }
  }
}
