package org.duetad.core.matrix.general;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What rounding of the terms of {@code R = Ċ - Ȧ X - X Ḃ} is to be compared with, for {@link
 * ForwardError}: their sizes {@code |Ċ| + |Ȧ| |X| + |X| |Ḃ|}, and by how much X would change if its
 * relative change were that of A and B, or that of C, whichever is less. The operands are A, B, C,
 * X, Ȧ, Ḃ and Ċ. Both are estimates, which have no derivatives.
 */
final class RoundedTerms extends MatrixRule {

  static final MatrixRule TERMS = new RoundedTerms();

  private RoundedTerms() {
    super("sylvester", "terms");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    DMatrixRMaj solution = Schur.sizes(x[3].elements());
    DMatrixRMaj sum = Schur.sizes(x[6].elements());
    CommonOps_DDRM.addEquals(sum, Schur.times(Schur.sizes(x[4].elements()), solution));
    CommonOps_DDRM.addEquals(sum, Schur.times(solution, Schur.sizes(x[5].elements())));
    double ofBoth = Math.max(largest(x[4]), largest(x[5])) / (largest(x[0]) + largest(x[1]));
    double ofRight = largest(x[6]) / largest(x[2]);
    double least = ofBoth == 0 || (ofRight > 0 && ofRight < ofBoth) ? ofRight : ofBoth;
    double natural = least * largest(x[3]);
    return new ConstantMatrix[] {
      ConstantMatrix.owning(sum), (ConstantMatrix) Matrix.of(1, 1, natural)
    };
  }

  private static double largest(ConstantMatrix a) {
    return CommonOps_DDRM.elementMaxAbs(a.elements());
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {ConstantMatrix.zeroLike(y[0]), ConstantMatrix.zeroLike(y[1])};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    // Nothing depends on the sizes.
  }
}
