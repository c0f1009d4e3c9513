package org.duetad.core.check;

import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.spi.Arguments;

/**
 * A way to a Hessian-vector product, for {@link Certificate#with}: anything that computes one can
 * be certified along with the nestings of the modes.
 */
public interface SecondOrderPath {

  /**
   * Its name in the printed result.
   *
   * @return a short lower-case name
   */
  String name();

  /**
   * {@code H(x) v}.
   *
   * @param f the function
   * @param x the point
   * @param v the direction, n numbers
   * @return n numbers
   * @throws UnsupportedOperationException if it does not support f; the path is then skipped with
   *     the message
   */
  double[] hvp(ScalarFunction f, double[] x, double[] v);

  /**
   * One mode's derivative of another mode's gradient.
   *
   * @param outer the mode that pushes v through the gradient
   * @param inner the mode of the gradient
   * @return the path, named {@code outer over inner}
   */
  static SecondOrderPath nested(Differentiator outer, Differentiator inner) {
    Arguments.given("nested", "outer mode", outer);
    Arguments.given("nested", "inner mode", inner);
    return new NestedPath(outer, inner);
  }
}
