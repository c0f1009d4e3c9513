package org.duetad.core.matrix.arithmetic;

import java.util.function.BinaryOperator;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;

/**
 * A rule of two operands that is linear in each, {@code C = A ∘ B}: {@code Ċ = Ȧ ∘ B + A ∘ Ḃ}.
 * Where a tangent or an adjoint is a factor, the product annihilates.
 */
final class BilinearRule extends MatrixRule {

  /** An adjoint, a new matrix, from both operands and the adjoint of the result. */
  @FunctionalInterface
  interface Pull {
    Matrix at(Matrix a, Matrix b, Matrix cBar);
  }

  private final BinaryOperator<ConstantMatrix> shape;
  private final BinaryOperator<ConstantMatrix> value;
  private final Pull left;
  private final Pull right;
  private final BilinearRule product;

  /**
   * A bilinear rule.
   *
   * @param name the field's name of the product
   * @param shape checks the operands' shapes, and gives a structural zero of the result's
   * @param value the product of operands of which none is a structural zero
   * @param careful the same, with every product of numbers annihilating
   * @param left the adjoint of A
   * @param right the adjoint of B
   */
  BilinearRule(
      String name,
      BinaryOperator<ConstantMatrix> shape,
      BinaryOperator<ConstantMatrix> value,
      BinaryOperator<ConstantMatrix> careful,
      Pull left,
      Pull right) {
    super(name);
    this.shape = shape;
    this.value = value;
    this.left = left;
    this.right = right;
    this.product = new BilinearRule(name, shape, careful, left, right);
  }

  /** A product that is itself annihilating. */
  private BilinearRule(
      String name,
      BinaryOperator<ConstantMatrix> shape,
      BinaryOperator<ConstantMatrix> careful,
      Pull left,
      Pull right) {
    super(name, "annihilating");
    this.shape = shape;
    this.value = careful;
    this.left = left;
    this.right = right;
    this.product = this;
  }

  /** This product with annihilating zeros, for the chain rule. */
  MatrixRule annihilating() {
    return product;
  }

  @Override
  public Linearity linearity() {
    return Linearity.BILINEAR;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    return new ConstantMatrix[] {value(x[0], x[1])};
  }

  private ConstantMatrix value(ConstantMatrix a, ConstantMatrix b) {
    ConstantMatrix zero = shape.apply(a, b);
    Shapes.size(name(), zero.numRows(), zero.numCols());
    return a.isZero() || b.isZero() ? zero : value.apply(a, b);
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {product(dx[0], x[1]).plus(product(x[0], dx[1]))};
  }

  /** Directly on constants, without dispatching through an operand. */
  private Matrix product(Matrix a, Matrix b) {
    return a instanceof ConstantMatrix left && b instanceof ConstantMatrix right
        ? product.value(left, right)
        : product.of(a, b);
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.give(0, () -> left.at(x[0], x[1], yBar[0]));
    xBar.give(1, () -> right.at(x[0], x[1], yBar[0]));
  }
}
