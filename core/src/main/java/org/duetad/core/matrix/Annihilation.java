package org.duetad.core.matrix;

import java.util.function.BinaryOperator;

/**
 * Linear operators on a tangent or adjoint: of an exactly zero one the result is exactly zero,
 * whatever the operator's matrix.
 */
final class Annihilation {

  private Annihilation() {}

  /** {@code op(a, v)}, linear in v, of shape columns of a x columns of v. */
  static Matrix of(BinaryOperator<Matrix> op, Matrix a, Matrix v) {
    return vanishes(v) ? ConstantMatrix.zero(a.numCols(), v.numCols()) : op.apply(a, v);
  }

  /** Whether a tangent or adjoint does not exist. */
  static boolean isZero(Matrix v) {
    return v instanceof ConstantMatrix constant && constant.isZero();
  }

  /** Whether a tangent or adjoint is exactly zero, whether it exists or not. */
  static boolean vanishes(Matrix v) {
    return v instanceof ConstantMatrix constant && constant.vanishes();
  }
}
