package org.duetad.core.matrix.arithmetic;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.rules.UnaryRule;

/**
 * A scalar rule applied to each element, {@code y_ij = f(x_ij)}; its slope is that of the scalar
 * rule.
 */
final class Elementwise extends MatrixRule {

  private final UnaryRule rule;

  Elementwise(UnaryRule rule) {
    super(rule.name(), rule);
    this.rule = rule;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    double[] in = x[0].array();
    double[] out = new double[in.length];
    for (int k = 0; k < in.length; k++) {
      out[k] = rule.value().applyAsDouble(in[k]);
    }
    return new ConstantMatrix[] {ConstantMatrix.owning(x[0].numRows(), x[0].numCols(), out)};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {slopesTimes(x[0], y[0], dx[0])};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> slopesTimes(x[0], y[0], yBar[0]));
  }

  @Override
  public boolean isMadeOfScalars() {
    return true;
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    Scalar[] elements = x[0].toScalars();
    Arrays.setAll(elements, k -> elements[k].apply(rule));
    return new Matrix[] {Matrix.of(x[0].numRows(), x[0].numCols(), elements)};
  }

  /** {@code f'(x_ij) v_ij}. */
  private Matrix slopesTimes(Matrix x, Matrix y, Matrix v) {
    if (Annihilation.isZero(v)) {
      return v;
    }
    if (x instanceof ConstantMatrix in
        && y instanceof ConstantMatrix out
        && v instanceof ConstantMatrix factors) {
      return slopesTimes(in.array(), out.array(), factors);
    }
    Scalar[] in = x.toScalars();
    Scalar[] out = y.toScalars();
    Scalar[] products = v.toScalars();
    Arrays.setAll(products, k -> Chain.times(rule.slope().at(in[k], out[k]), products[k]));
    return Matrix.of(x.numRows(), x.numCols(), products);
  }

  private ConstantMatrix slopesTimes(double[] x, double[] y, ConstantMatrix v) {
    double[] factors = v.array();
    double[] products = new double[factors.length];
    for (int k = 0; k < products.length; k++) {
      products[k] = factors[k] == 0 ? 0.0 : Chain.times(rule.slopeAt(x[k], y[k]), factors[k]);
    }
    return ConstantMatrix.owning(v.numRows(), v.numCols(), products);
  }
}
