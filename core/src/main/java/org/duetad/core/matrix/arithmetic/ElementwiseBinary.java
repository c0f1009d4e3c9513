package org.duetad.core.matrix.arithmetic;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.rules.BinaryRule;

/**
 * A scalar rule of two operands applied to each pair of elements, {@code z_ij = f(x_ij, y_ij)}; its
 * slopes are those of the scalar rule.
 */
final class ElementwiseBinary extends MatrixRule {

  private final BinaryRule rule;

  ElementwiseBinary(BinaryRule rule) {
    super(rule.name(), rule);
    this.rule = rule;
  }

  /** One of the two slopes on doubles. */
  @FunctionalInterface
  private interface SlopeAt {
    double at(double x, double y, double z);
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.same(name(), x[0], x[1]);
    double[] left = x[0].array();
    double[] right = x[1].array();
    double[] out = new double[left.length];
    for (int k = 0; k < out.length; k++) {
      out[k] = rule.value().applyAsDouble(left[k], right[k]);
    }
    return new ConstantMatrix[] {ConstantMatrix.owning(x[0].numRows(), x[0].numCols(), out)};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {left(x, y[0], dx[0]).plus(right(x, y[0], dx[1]))};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> left(x, y[0], yBar[0]));
    xBar.add(1, () -> right(x, y[0], yBar[0]));
  }

  @Override
  public boolean isMadeOfScalars() {
    return true;
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    Scalar[] elements = x[0].toScalars();
    Scalar[] right = x[1].toScalars();
    Arrays.setAll(elements, k -> elements[k].apply(rule, right[k]));
    return new Matrix[] {Matrix.of(x[0].numRows(), x[0].numCols(), elements)};
  }

  private Matrix left(Matrix[] x, Matrix z, Matrix v) {
    return slopesTimes(rule.leftSlope(), rule::leftSlopeAt, x, z, v);
  }

  private Matrix right(Matrix[] x, Matrix z, Matrix v) {
    return slopesTimes(rule.rightSlope(), rule::rightSlopeAt, x, z, v);
  }

  private static Matrix slopesTimes(
      BinaryRule.Slope slope, SlopeAt slopeAt, Matrix[] x, Matrix z, Matrix v) {
    if (Annihilation.isZero(v)) {
      return v;
    }
    if (x[0] instanceof ConstantMatrix left
        && x[1] instanceof ConstantMatrix right
        && z instanceof ConstantMatrix out
        && v instanceof ConstantMatrix factors) {
      return slopesTimes(slopeAt, left.array(), right.array(), out.array(), factors);
    }
    Scalar[] left = x[0].toScalars();
    Scalar[] right = x[1].toScalars();
    Scalar[] out = z.toScalars();
    Scalar[] products = v.toScalars();
    Arrays.setAll(products, k -> Chain.times(slope.at(left[k], right[k], out[k]), products[k]));
    return Matrix.of(v.numRows(), v.numCols(), products);
  }

  private static ConstantMatrix slopesTimes(
      SlopeAt slope, double[] x, double[] y, double[] z, ConstantMatrix v) {
    double[] factors = v.array();
    double[] products = new double[factors.length];
    for (int k = 0; k < products.length; k++) {
      products[k] = factors[k] == 0 ? 0.0 : Chain.times(slope.at(x[k], y[k], z[k]), factors[k]);
    }
    return ConstantMatrix.owning(v.numRows(), v.numCols(), products);
  }
}
