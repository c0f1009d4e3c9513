package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Svd;
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
 * derivatives of vectors are refused unless no choice of vectors matters.
 */
final class SvdRule extends VectorsRule {

  private static final String NAME = "svd";

  static final MatrixRule SVD = new SvdRule();

  private SvdRule() {
    super(NAME);
  }

  static Svd decomposition(Matrix a) {
    SvdRule rule = new SvdRule();
    Matrix[] svd = rule.all(a);
    return new Svd(svd[0], svd[1], svd[2], rule::useValues);
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Spectra.Singular svd = Spectra.of(x[0]).singular();
    return new ConstantMatrix[] {svd.u(), svd.s(), svd.v()};
  }

  @Override
  public boolean isNearlyTied(ConstantMatrix a, int order) {
    int size = Math.max(a.numRows(), a.numCols());
    return this != SVD
        && Ties.costly(order, Spectra.of(a).singular().s().array(), size).anyMultipleOrZero();
  }

  @Override
  public SpectrumRule spectrum() {
    return SingularValuesRule.SINGULAR_VALUES;
  }

  @Override
  public int valuesAt() {
    return 1;
  }

  @Override
  Isolated byProjectors() {
    return new IsolatedSvd(this);
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    if (this != SVD) {
      int size = Math.max(x[0].numRows(), x[0].numCols());
      Ties.near(y[1].primal().value().data, size).requireApart(NAME);
    }
    return turned(y, dx[0]);
  }

  /**
   * {@code U̇, ṡ, V̇} in a direction E; values that coincide must move together, zero ones stay.
   */
  static Matrix[] turned(Matrix[] svd, Matrix e) {
    Matrix u = svd[0];
    Matrix s = svd[1];
    Matrix v = svd[2];
    int size = Math.max(e.numRows(), e.numCols());
    Matrix ofV = MatrixChain.mult(e, v);
    Matrix ofU = MatrixChain.multTransA(e, u);
    Matrix p = MatrixChain.multTransA(u, ofV);
    Matrix symmetric = p.symmetrise();
    Matrix even =
        new Quotients(NAME, Quotients.Kind.DIFFERENCES, size, true).of(s, symmetric, symmetric);
    Matrix odd = new Quotients(NAME, Quotients.Kind.SUMS, size, true).of(s, p.minus(symmetric), p);
    Matrix du = MatrixChain.mult(u, even.plus(odd));
    Matrix dv = MatrixChain.mult(v, even.minus(odd));
    return new Matrix[] {
      du.plus(across(size, u, ofV, s)), p.extractDiag(), dv.plus(across(size, v, ofU, s))
    };
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> pulled(Math.max(x[0].numRows(), x[0].numCols()), y, yBar));
  }

  private Matrix pulled(int size, Matrix[] svd, Matrix[] yBar) {
    Matrix u = svd[0];
    Matrix s = svd[1];
    Matrix v = svd[2];
    boolean vectors = !(Annihilation.isZero(yBar[0]) && Annihilation.isZero(yBar[2]));
    boolean whole = vectors && (valuesAreUsed() || !Annihilation.isZero(yBar[1]));
    Matrix alongU = MatrixChain.multTransA(u, yBar[0]);
    Matrix alongV = MatrixChain.multTransA(v, yBar[2]);
    Matrix ofU = alongU.minus(alongU.transpose()).scale(0.5);
    Matrix ofV = alongV.minus(alongV.transpose()).scale(0.5);
    Matrix even =
        new Quotients(NAME, Quotients.Kind.DIFFERENCES, size, whole)
            .of(s, ofU.plus(ofV), alongU.plus(alongV));
    if (vectors && this != SVD) {
      Matrix both = Matrix.concatRows(yBar[0], yBar[2]);
      GaugeCheck check = new GaugeCheck(NAME, size, true, whole);
      even = even.plus(check.of(s, ofU.plus(ofV), alongU.plus(alongV), both));
    }
    Matrix odd =
        new Quotients(NAME, Quotients.Kind.SUMS, size, whole)
            .of(s, ofU.minus(ofV), alongU.minus(alongV).plus(yBar[1].diag()));
    Matrix inner = new Sharing(size, true).of(s, yBar[1]).diag().plus(even).plus(odd);
    Matrix left = MatrixChain.mult(u, inner).plus(across(size, u, yBar[0], s));
    Matrix right = across(size, v, yBar[2], s);
    return MatrixChain.multTransB(left, v).plus(MatrixChain.multTransB(u, right));
  }

  /** What leaves the span of a basis Q: {@code (I - Q Qᵀ) B diag(1/s)}. */
  private static Matrix across(int size, Matrix q, Matrix b, Matrix s) {
    if (q.numRows() == q.numCols() || Annihilation.isZero(b)) {
      return ConstantMatrix.zeroLike(q);
    }
    Matrix outside = b.minus(MatrixChain.mult(q, MatrixChain.multTransA(q, b)));
    return new Quotients(NAME, Quotients.Kind.COLUMNS, size, false).of(s, outside, b);
  }
}
