package org.duetad.core.matrix;

import java.util.function.BinaryOperator;

/**
 * Linear operators on a tangent or adjoint: if it is exactly zero the result is exactly zero,
 * whatever the operator's matrix.
 */
public final class Annihilation {

  private Annihilation() {}

  /**
   * {@code op(a, v)}, linear in v, of shape columns of a x columns of v.
   *
   * @param op the operator
   * @param a its matrix
   * @param v a tangent or adjoint
   * @return the result, or a structural zero
   */
  public static Matrix of(BinaryOperator<Matrix> op, Matrix a, Matrix v) {
    return vanishes(v) ? ConstantMatrix.zero(a.numCols(), v.numCols()) : op.apply(a, v);
  }

  /**
   * Whether a tangent or adjoint is a structural zero.
   *
   * @param v the tangent or adjoint
   * @return true if it is known to be zero and keeps no elements
   */
  public static boolean isZero(Matrix v) {
    return v instanceof ConstantMatrix constant && constant.isZero();
  }

  /**
   * Whether a tangent or adjoint is exactly zero, structurally or in all its elements.
   *
   * @param v the tangent or adjoint
   * @return true if all its elements are known to be zero
   */
  public static boolean vanishes(Matrix v) {
    return v instanceof ConstantMatrix constant && constant.vanishes();
  }

  /**
   * Whether all are known to be exactly zero.
   *
   * @param derivatives tangents or adjoints
   * @return whether a linear function of them is exactly zero
   */
  public static boolean vanish(Matrix[] derivatives) {
    for (Matrix derivative : derivatives) {
      if (!vanishes(derivative)) {
        return false;
      }
    }
    return true;
  }
}
