package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * The thin singular value decomposition, {@code A = U diag(s) Vᵀ}. With {@code P = Uᵀ Ȧ V}, X and Y
 * its symmetric and skew parts, {@code G_ij = 1/(s_j - s_i)} and {@code H_ij = 1/(s_i + s_j)}:
 *
 * <pre>{@code
 * ṡ = diag(P)
 * U̇ = U (G∘X + H∘Y) + (I - U Uᵀ) Ȧ V diag(1/s)
 * V̇ = V (G∘X - H∘Y) + (I - V Vᵀ) Ȧᵀ U diag(1/s)
 * }</pre>
 *
 * <p>This is Townsend, "Differentiating the singular value decomposition", 2016, with {@code
 * 1/(s_j² - s_i²)} split so that nothing cancels. Where singular values coincide or are zero,
 * derivatives of vectors are errors unless the choice of vectors does not matter.
 */
final class SvdRule extends MatrixRule {

  private static final String NAME = "svd";

  /** Throws where singular vectors have no derivative. */
  static final MatrixRule STRICT = new SvdRule(true);

  /** As {@link EigenRule#TIED}. */
  static final MatrixRule TIED = new SvdRule(false);

  private final boolean strict;

  private SvdRule(boolean strict) {
    this.strict = strict;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Spectra.Singular svd = Spectra.of(x[0]).singular();
    return new ConstantMatrix[] {svd.u(), svd.s(), svd.v()};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    Ties ties = Spectra.of(x[0]).singular().ties();
    Matrix[] svd = strict ? y : STRICT.all(x);
    Matrix u = svd[0];
    Matrix v = svd[2];
    Matrix ofV = MatrixChain.mult(dx[0], v);
    Matrix ofU = MatrixChain.multTransA(dx[0], u);
    Matrix p = MatrixChain.multTransA(u, ofV);
    Matrix symmetric = p.symmetrise();
    if (strict) {
      requireTogether(ties, p, symmetric, EigenRule.size(dx[0]));
    }
    Matrix even = MatrixChain.elementMult(Reciprocals.ofDifferences(svd[1], ties), symmetric);
    Matrix odd = MatrixChain.elementMult(Reciprocals.ofSums(svd[1], ties), p.minus(symmetric));
    Matrix du = MatrixChain.mult(u, even.plus(odd));
    Matrix dv = MatrixChain.mult(v, even.minus(odd));
    return new Matrix[] {
      du.plus(across(u, ofV, svd[1], ties)),
      values(p.extractDiag(), ties),
      dv.plus(across(v, ofU, svd[1], ties))
    };
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(
        0,
        () -> {
          Ties ties = Spectra.of(x[0]).singular().ties();
          return pulled(strict ? y : STRICT.all(x), ties, yBar);
        });
  }

  private Matrix pulled(Matrix[] svd, Ties ties, Matrix[] yBar) {
    Matrix u = svd[0];
    Matrix v = svd[2];
    Matrix alongU = MatrixChain.multTransA(u, yBar[0]);
    Matrix alongV = MatrixChain.multTransA(v, yBar[2]);
    Matrix ofU = alongU.minus(alongU.transpose()).scale(0.5);
    Matrix ofV = alongV.minus(alongV.transpose()).scale(0.5);
    if (strict) {
      requireInvariant(ties, ofU, ofV, alongU.plus(alongV), yBar);
    }
    Matrix even = MatrixChain.elementMult(Reciprocals.ofDifferences(svd[1], ties), ofU.plus(ofV));
    Matrix odd = MatrixChain.elementMult(Reciprocals.ofSums(svd[1], ties), ofU.minus(ofV));
    Matrix inner = values(yBar[1], ties).diag().plus(even).plus(odd);
    Matrix left = MatrixChain.mult(u, inner).plus(across(u, yBar[0], svd[1], ties));
    Matrix right = across(v, yBar[2], svd[1], ties);
    return MatrixChain.multTransB(left, v).plus(MatrixChain.multTransB(u, right));
  }

  /** The part outside the span of a basis Q: {@code (I - Q Qᵀ) B diag(1/s)}. */
  private Matrix across(Matrix q, Matrix b, Matrix s, Ties ties) {
    if (q.numRows() == q.numCols() || Annihilation.isZero(b)) {
      return ConstantMatrix.zeroLike(q);
    }
    Matrix outside = b.minus(MatrixChain.mult(q, MatrixChain.multTransA(q, b)));
    if (strict) {
      ties.requireZero(NAME, outside.transpose(), EigenRule.size(b));
    }
    Matrix inverse = Reciprocals.of(s, ties).transpose().repeatRow(q.numRows());
    return MatrixChain.elementMult(inverse, outside);
  }

  /** Tied values must move together, and zero ones stay. */
  private static void requireTogether(Ties ties, Matrix p, Matrix symmetric, double size) {
    ties.requireUnmixed(NAME, symmetric, size);
    if (ties.anyZero()) {
      ties.requireZero(NAME, zeroBlock(ties, p), size);
    }
  }

  private static void requireInvariant(
      Ties ties, Matrix ofU, Matrix ofV, Matrix along, Matrix[] yBar) {
    double size = Math.hypot(EigenRule.size(yBar[0]), EigenRule.size(yBar[2]));
    ties.requireUnmixed(NAME, ofU.plus(ofV), size);
    if (ties.anyZero()) {
      ties.requireZero(NAME, zeroBlock(ties, ofU), size);
      ties.requireZero(NAME, zeroBlock(ties, ofV), size);
    }
    boolean vectors = !(Annihilation.isZero(yBar[0]) && Annihilation.isZero(yBar[2]));
    if (vectors && !Annihilation.isZero(yBar[1])) {
      ties.requireUnmixed(NAME, along, size);
      ties.requireZero(NAME, yBar[1], EigenRule.size(yBar[1]));
    }
  }

  /** The elements between zero singular values. */
  private static Matrix zeroBlock(Ties ties, Matrix p) {
    Matrix elsewhere = ties.notBothZero();
    return MatrixChain.elementMult(Matrix.ones(p.numRows(), p.numCols()).minus(elsewhere), p);
  }

  /** Slopes of singular values: coinciding ones share them, zero ones have none. */
  static Matrix values(Matrix slopes, Ties ties) {
    return MatrixChain.elementMult(ties.nonzero(), ties.shared(slopes));
  }
}
