package org.duetad.core.matrix.spectral;

import java.util.stream.IntStream;
import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * Eigenvectors q_i of a symmetric S, column by column: {@code q̇_i = DP_i(S)[Ṡ] q_i} with the
 * projector P_i onto the eigenvectors of the values that coincide with λ_i. So only the gap between
 * these and all others counts, to every order. For a single value that is the derivative of its
 * vector; for several it keeps a basis of their space (T. Kato, "On the adiabatic theorem of
 * quantum mechanics", 1950), one of many, and the pullback refuses what depends on the choice.
 */
abstract class Isolated extends MatrixRule {

  private final VectorsRule decomposition;
  private final SpectrumRule spectrum;

  /** Vectors of a decomposition, of which a spectrum rule gives the values alone. */
  Isolated(VectorsRule decomposition, SpectrumRule spectrum) {
    super(decomposition.name());
    this.decomposition = decomposition;
    this.spectrum = spectrum;
  }

  /** S, linear in A. */
  abstract Matrix symmetric(Matrix a);

  /** The adjoint of A, of that of S. */
  abstract Matrix adjoint(Matrix a, Matrix sBar);

  /** The projector onto the eigenvectors of S whose values coincide with that of a column. */
  abstract SpectralProjector projector(Matrix a, int column);

  /** The q, of the results, or of tangents of results. */
  abstract Matrix vectors(Matrix[] y);

  /** The adjoint of the q. */
  abstract Matrix adjoints(Matrix[] yBar);

  /** The results of values and vectors. */
  abstract Matrix[] results(Matrix a, Matrix values, Matrix q);

  /** Which result has the values. */
  abstract int values();

  @Override
  public final ConstantMatrix[] value(ConstantMatrix... x) {
    return decomposition.value(x);
  }

  @Override
  protected final Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    Matrix s = symmetric(x[0]);
    Matrix ds = symmetric(dx[0]);
    Matrix q = vectors(y);
    Matrix[] columns = new Matrix[q.numCols()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = MatrixChain.mult(projector(x[0], i).derivative(s, ds), q.getColumn(i));
    }
    Matrix moved = MatrixChain.elementMult(q, MatrixChain.mult(ds, q)).sumCols().transpose();
    Matrix values = split(x[0], Split.Part.SIMPLE_OR_NAN).of(y[values()], moved);
    return results(x[0], values, Matrix.concatColumns(columns));
  }

  private Split split(Matrix a, Split.Part part) {
    int size = Math.max(a.numRows(), a.numCols());
    return new Split(name(), size, spectrum.isSingular(), part);
  }

  @Override
  protected final void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> pulled(x[0], y, yBar));
  }

  private Matrix pulled(Matrix a, Matrix[] y, Matrix[] yBar) {
    Matrix values = y[values()];
    Matrix valuesBar = yBar[values()];
    Matrix simple = split(a, Split.Part.SIMPLE).of(values, valuesBar);
    Matrix qBar = adjoints(yBar);
    Split.Part ofTied = isAlone(yBar) ? Split.Part.TIED : Split.Part.TIED_BESIDE_VECTORS;
    Matrix tied = split(a, ofTied).of(values, valuesBar);
    Matrix q = vectors(y);
    Matrix slopes = simple.diag();
    if (!Annihilation.isZero(simple)) {
      int size = Math.max(a.numRows(), a.numCols());
      slopes = slopes.plus(GaugeCheck.ofValues(name(), size, values, simple));
    }
    Matrix sum = MatrixChain.multTransB(MatrixChain.mult(q, slopes), q);
    if (!Annihilation.vanishes(qBar)) {
      sum = sum.plus(ofVectors(a, values, q, qBar));
    }
    Matrix whole = adjoint(a, sum);
    return Annihilation.isZero(tied) ? whole : whole.plus(new TiedValues(spectrum).of(a, tied));
  }

  /** Whether values are used alone; an adjoint of vectors that happens to be zero is one. */
  private boolean isAlone(Matrix[] yBar) {
    return IntStream.range(0, yBar.length)
        .allMatch(i -> i == values() || Annihilation.isZero(yBar[i]));
  }

  /** A zero adjoint of A, if nothing depends on the choice of a basis. */
  final Matrix checked(Matrix a, Matrix[] y, Matrix[] yBar) {
    check(a, y[values()], vectors(y), adjoints(yBar));
    return ConstantMatrix.zeroLike(a);
  }

  private Matrix check(Matrix a, Matrix values, Matrix q, Matrix qBar) {
    Matrix along = MatrixChain.multTransA(q, qBar);
    Matrix turning = along.minus(along.transpose()).scale(0.5);
    int size = Math.max(a.numRows(), a.numCols());
    return new GaugeCheck(name(), size, spectrum.isSingular(), decomposition.valuesAreUsed())
        .of(values, turning, along, qBar);
  }

  private Matrix ofVectors(Matrix a, Matrix values, Matrix q, Matrix qBar) {
    Matrix checked = check(a, values, q, qBar);
    Matrix sum = MatrixChain.multTransB(MatrixChain.mult(q, checked), q);
    Matrix s = symmetric(a);
    for (int i = 0; i < q.numCols(); i++) {
      Matrix adjoint = qBar.getColumn(i);
      if (!Annihilation.vanishes(adjoint)) {
        Matrix direction = MatrixChain.multTransB(adjoint, q.getColumn(i));
        sum = sum.plus(projector(a, i).derivative(s, direction));
      }
    }
    return sum;
  }
}
