package org.duetad.core.mode;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.spi.Arguments;

/**
 * Second derivatives by two modes, one within the other: {@code SecondOrder.of(forward, reverse)}
 * takes tangents of adjoints. All are exact to rounding if both modes are. Reverse mode's own
 * {@link Differentiator#hvp} is faster; this class allows any combination. Memory and time are
 * those of the inner program on the outer mode's numbers.
 *
 * <p>All calls throw {@link IllegalArgumentException} for a wrong length or an empty point.
 */
public final class SecondOrder {

  private final Differentiator outer;
  private final Differentiator inner;

  private SecondOrder(Differentiator outer, Differentiator inner) {
    this.outer = outer;
    this.inner = inner;
  }

  /**
   * Second derivatives by two modes.
   *
   * @param outer the mode that differentiates derivatives
   * @param inner the mode that computes them
   * @return the combination
   */
  public static SecondOrder of(Differentiator outer, Differentiator inner) {
    Arguments.given("second order", "outer mode", outer);
    Arguments.given("second order", "inner mode", inner);
    return new SecondOrder(outer, inner);
  }

  /**
   * {@code H(x) v}, the tangent of the gradient along v.
   *
   * @param f the function
   * @param x the point
   * @param v the direction, n numbers
   * @return n numbers
   */
  public double[] hvp(ScalarFunction f, double[] x, double[] v) {
    Arguments.point("hvp", f, x);
    Arguments.length("hvp", "direction", v, x.length);
    return outer.jvp((Scalar... at) -> inner.gradient(f, at), x, v).tangent();
  }

  /**
   * {@code H(x) v} for several directions v.
   *
   * @param f the function
   * @param x the point
   * @param v any number of directions, n numbers each
   * @return n numbers for each direction
   */
  public double[][] hvp(ScalarFunction f, double[] x, double[][] v) {
    Arguments.point("hvp", f, x);
    Arguments.lengths("hvp", "direction", v, x.length);
    return outer.jvp((Scalar... at) -> inner.gradient(f, at), x, v).tangents();
  }

  /**
   * {@code vᵀ H(x) v}, the second derivative along v: the tangent of the tangent.
   *
   * @param f the function
   * @param x the point
   * @param v the direction, n numbers
   * @return one number
   */
  public double curvature(ScalarFunction f, double[] x, double[] v) {
    Arguments.point("curvature", f, x);
    Arguments.length("curvature", "direction", v, x.length);
    Scalar[] direction = Scalar.of(v);
    return outer.jvp(at -> inner.jvp(f.asVector(), at, direction).tangent(), x, v).tangent()[0];
  }

  /**
   * The diagonal of H(x), {@code ∂²f/∂x_i²}, one curvature for each coordinate.
   *
   * @param f the function
   * @param x the point
   * @return n numbers
   */
  public double[] hessianDiagonal(ScalarFunction f, double... x) {
    Arguments.point("hessianDiagonal", f, x);
    double[] diagonal = new double[x.length];
    Arrays.setAll(diagonal, i -> curvature(f, x, Seeds.unit(x.length, i)));
    return diagonal;
  }

  /**
   * {@code Σ ∂²f/∂x_i²}, summed from the first coordinate on.
   *
   * @param f the function
   * @param x the point
   * @return the Laplacian
   */
  public double laplacian(ScalarFunction f, double... x) {
    Arguments.point("laplacian", f, x);
    return Arrays.stream(hessianDiagonal(f, x)).reduce(0, Double::sum);
  }

  /**
   * {@code Jᵀ H_L J v}, the generalised Gauss-Newton matrix of {@code L(y(x))} times v, where J is
   * the Jacobian of the model and H_L the Hessian of the loss by the model's outputs: positive
   * semi-definite if the loss is convex. Schraudolph, "Fast curvature matrix-vector products for
   * second-order gradient descent", Neural Computation 14, 2002. If L is the negative
   * log-likelihood of an exponential family in its natural parameters, this is the Fisher
   * information times v.
   *
   * @param model n inputs to m outputs
   * @param loss a function of the m outputs
   * @param x the point
   * @param v the direction, n numbers
   * @return n numbers
   */
  public double[] gaussNewtonProduct(
      VectorFunction model, ScalarFunction loss, double[] x, double[] v) {
    Arguments.point("gaussNewtonProduct", x);
    Arguments.length("gaussNewtonProduct", "direction", v, x.length);
    Jvp pushed = outer.jvp(model, x, v);
    return inner.vjp(model, x).pullback(hvp(loss, pushed.value(), pushed.tangent()));
  }

  /**
   * {@code Jᵀ g gᵀ J v} with {@code g = ∇L(y)}: the empirical Fisher information of one
   * observation, whose negative log-likelihood is {@code L(y(x))}, times v; sum over several
   * observations. For an exponential family the Fisher information itself is {@link
   * #gaussNewtonProduct}; Kunstner, Hennig and Balles, "Limitations of the empirical Fisher
   * approximation", NeurIPS 2019, describe how far the two may differ.
   *
   * @param model n inputs to m outputs
   * @param loss a function of the m outputs
   * @param x the point
   * @param v the direction, n numbers
   * @return n numbers
   */
  public double[] fisherProduct(VectorFunction model, ScalarFunction loss, double[] x, double[] v) {
    Arguments.point("fisherProduct", x);
    Arguments.length("fisherProduct", "direction", v, x.length);
    Vjp at = inner.vjp(model, x);
    double[] gradient = at.pullback(inner.gradient(loss, at.value()));
    double along = Chain.dot(gradient, v);
    return Arrays.stream(gradient).map(g -> Chain.times(along, g)).toArray();
  }
}
