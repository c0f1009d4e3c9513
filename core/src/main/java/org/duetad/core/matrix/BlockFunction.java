package org.duetad.core.matrix;

import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * A function of a square matrix that is defined by a power series, or by its principal branch. Its
 * derivative L(A, E) is the upper right block of {@code f([[A, E], [0, A]]) = [[f(A), L(A, E)], [0,
 * f(A)]]} (Mathias, "A chain rule for matrix functions and applications", 1996), of which the
 * transpose is {@code L(A, ·ᵀ)ᵀ}. Higher derivatives are blocks of blocks. For authors of rules.
 */
public final class BlockFunction extends MatrixRule {

  private final Value value;
  private final int leading;

  /** The function on plain numbers. */
  @FunctionalInterface
  public interface Value {
    /**
     * f(X).
     *
     * @param x a matrix of {@code 2^k} blocks on its diagonal, which are the same, k the order of
     *     the derivative; must not be modified
     * @param leading the size of a block
     * @return a new matrix
     */
    DMatrixRMaj at(DMatrixRMaj x, int leading);
  }

  /**
   * A function.
   *
   * @param name the field's name of the function
   * @param value the function on plain numbers
   */
  public BlockFunction(String name, Value value) {
    this(name, Arguments.given(name, "function on plain numbers", value), -1);
  }

  private BlockFunction(String name, Value value, int leading) {
    super(name);
    this.value = Arguments.given(name, "value", value);
    this.leading = leading;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.square(name(), x[0]);
    return new ConstantMatrix[] {ConstantMatrix.owning(value.at(x[0].elements(), leading(x[0])))};
  }

  private int leading(Matrix a) {
    return leading < 0 ? a.numRows() : leading;
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {derivative(x[0], dx[0])};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> derivative(x[0], yBar[0].transpose()).transpose());
  }

  /** L(A, E), linear in E, which is scaled so that it does not affect the scaling of A. */
  private Matrix derivative(Matrix a, Matrix e) {
    if (Annihilation.vanishes(e)) {
      return ConstantMatrix.zeroLike(e);
    }
    int n = a.numRows();
    // Any scale is right, so that a recording need not depend on what it was made from.
    double scale = scale(e.primal().elements());
    Matrix above = Matrix.concatColumns(a, e.scale(scale));
    Matrix below = Matrix.concatColumns(ConstantMatrix.zeroLike(a), a);
    Matrix whole = new BlockFunction(name(), value, leading(a)).of(Matrix.concatRows(above, below));
    return whole.extractMatrix(0, n, n, 2 * n).scale(1 / scale);
  }

  /** Derivatives of a function at a matrix of a size are one rule. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BlockFunction f && f.value == value && f.leading == leading;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(value) + leading;
  }

  /** A power of two that makes E about 1, so that no product of directions underflows. */
  private static double scale(DMatrixRMaj e) {
    double size = NormOps_DDRM.normP1(e);
    if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
      return 1;
    }
    return Math.scalb(1.0, Math.max(-1000, Math.min(1000, -Math.getExponent(size))));
  }
}
