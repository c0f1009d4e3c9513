package org.duetad.core.matrix.linear;

import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.arithmetic.MatrixChain;
import org.duetad.core.rules.Arithmetic;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Functions of a square matrix with one result, defined by their gradient {@code G: ẏ = ⟨G, Ȧ⟩, Ā =
 * ȳ G}.
 */
final class Determinants extends MatrixRule {

  /** {@code det A}; its gradient, the cofactors, exists at any rank. */
  static final MatrixRule DETERMINANT =
      new Determinants(
          "determinant",
          a -> a.numRows() == 0 ? 1.0 : CommonOps_DDRM.det(a.elements()),
          Matrix::cofactor,
          Fields::determinant);

  /** {@code log|det A|}; its gradient is {@code A⁻ᵀ}. */
  static final MatrixRule LOG =
      new Determinants(
          "logDeterminant",
          a ->
              Factorisations.of(a)
                  .lu()
                  .nonsingular(
                      "logDeterminant", "the logarithm of 0 is -Infinity; use determinant()")
                  .logAbsDeterminant(),
          a -> a.invert().transpose(),
          a -> Fields.determinant(a).apply(Arithmetic.ABS).elementLog());

  /** {@code log det} of the symmetric part; the gradient is the inverse of that part. */
  static final MatrixRule LOG_SPD =
      new Determinants(
          "logDeterminantSpd",
          a -> 2 * Lu.logOfDiagonal(Factorisations.of(a).cholesky("logDeterminantSpd")),
          a -> a.solveSpd(Matrix.identity(a.numRows())).symmetrise(),
          a -> Fields.determinant(a.symmetrise()).elementLog());

  private final ToDoubleFunction<ConstantMatrix> value;
  private final UnaryOperator<Matrix> gradient;
  private final UnaryOperator<Matrix> definition;

  private Determinants(
      String name,
      ToDoubleFunction<ConstantMatrix> value,
      UnaryOperator<Matrix> gradient,
      UnaryOperator<Matrix> definition) {
    super(name);
    this.value = value;
    this.gradient = gradient;
    this.definition = definition;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.square(name(), x[0]);
    return new ConstantMatrix[] {ConstantMatrix.scalar(value.applyAsDouble(x[0]))};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    if (Annihilation.vanishes(dx[0])) {
      return new Matrix[] {ConstantMatrix.zeroLike(y[0])};
    }
    return new Matrix[] {MatrixChain.dot(gradient.apply(x[0]), dx[0])};
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    return new Matrix[] {definition.apply(x[0])};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> MatrixChain.scale(yBar[0], gradient.apply(x[0])));
  }
}
