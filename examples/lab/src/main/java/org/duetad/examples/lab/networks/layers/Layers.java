package org.duetad.examples.lab.networks.layers;

import java.util.function.UnaryOperator;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Elementary;

/** Layers of one line each. */
public final class Layers {

  private Layers() {}

  /** {@code X W + 1 b}: samples in rows, a column of W for each output. */
  public static Matrix dense(Matrix x, Matrix weights, Matrix bias) {
    return x.mult(weights).plusRow(bias);
  }

  /** {@code tanh(X W_xᵀ + H W_hᵀ)}: input to hidden, hidden to hidden, tanh. */
  public static Matrix recurrent(Matrix x, Matrix hidden, Matrix inputs, Matrix feedback) {
    Matrix i2h = x.multTransB(inputs);
    Matrix h2h = hidden.multTransB(feedback);
    return i2h.plus(h2h).apply(Elementary.TANH);
  }

  /** {@code X + F(X)}: the skip connection adds the identity to the Jacobian. */
  public static Matrix residual(Matrix x, UnaryOperator<Matrix> block) {
    return x.plus(block.apply(x));
  }
}
