package org.duetad.core.matrix.arithmetic;

import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.jspecify.annotations.Nullable;

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

  /** The elements of the product, sums of products of numbers. */
  @FunctionalInterface
  interface Elements {
    Matrix at(Matrix a, Matrix b, BinaryOperator<Scalar> times);
  }

  private final BinaryOperator<ConstantMatrix> shape;
  private final BinaryOperator<ConstantMatrix> value;
  private final Elements elements;
  private final Pull left;
  private final Pull right;
  private final boolean isCommutative;
  private final BilinearRule product;

  /**
   * A bilinear rule.
   *
   * @param name the field's name of the product
   * @param shape checks the operands' shapes, and gives a structural zero of the result's
   * @param value the product of operands of which none is a structural zero
   * @param careful the same, with every product of numbers annihilating
   * @param elements the product of matrices of any numbers
   * @param left the adjoint of A
   * @param right the adjoint of B
   */
  BilinearRule(
      String name,
      BinaryOperator<ConstantMatrix> shape,
      BinaryOperator<ConstantMatrix> value,
      BinaryOperator<ConstantMatrix> careful,
      Elements elements,
      Pull left,
      Pull right) {
    this(name, shape, value, careful, elements, left, right, false);
  }

  /**
   * A commutative bilinear rule.
   *
   * @param name the field's name of the product
   * @param shape checks the operands' shapes, and gives a structural zero of the result's
   * @param value the product of operands of which none is a structural zero
   * @param careful the same, with every product of numbers annihilating
   * @param elements the product of matrices of any numbers
   * @param left the adjoint of A; that of B is the same with both exchanged
   */
  BilinearRule(
      String name,
      BinaryOperator<ConstantMatrix> shape,
      BinaryOperator<ConstantMatrix> value,
      BinaryOperator<ConstantMatrix> careful,
      Elements elements,
      Pull left) {
    this(name, shape, value, careful, elements, left, (a, b, cBar) -> left.at(b, a, cBar), true);
  }

  /** A product that is itself annihilating if there is no careful one. */
  private BilinearRule(
      String name,
      BinaryOperator<ConstantMatrix> shape,
      BinaryOperator<ConstantMatrix> value,
      @Nullable BinaryOperator<ConstantMatrix> careful,
      Elements elements,
      Pull left,
      Pull right,
      boolean isCommutative) {
    super(name, careful == null ? new Object[] {"annihilating"} : new Object[0]);
    this.shape = shape;
    this.value = value;
    this.elements = elements;
    this.left = left;
    this.right = right;
    this.isCommutative = isCommutative;
    this.product =
        careful == null
            ? this
            : new BilinearRule(name, shape, careful, null, elements, left, right, isCommutative);
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

  @Override
  public Matrix[] definition(Matrix... x) {
    BinaryOperator<Scalar> times = product == this ? Chain::times : Scalar::multiply;
    return new Matrix[] {elements.at(x[0], x[1], times)};
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
    if (isCommutative && x[0] == x[1]) {
      pullSquare(x[0], yBar[0], xBar);
    } else {
      xBar.give(0, () -> left.at(x[0], x[1], yBar[0]));
      xBar.give(1, () -> right.at(x[0], x[1], yBar[0]));
    }
  }

  /** In {@code A ∘ A} both adjoints are the same, computed once. */
  private void pullSquare(Matrix a, Matrix cBar, Adjoints xBar) {
    @Nullable Matrix[] known = new @Nullable Matrix[1];
    Supplier<Matrix> both =
        () -> {
          Matrix adjoint = known[0] == null ? left.at(a, a, cBar) : known[0];
          known[0] = adjoint;
          return adjoint;
        };
    xBar.add(0, both);
    xBar.add(1, both);
  }
}
