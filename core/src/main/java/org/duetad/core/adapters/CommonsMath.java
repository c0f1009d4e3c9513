package org.duetad.core.adapters;

import java.util.Objects;
import org.apache.commons.math3.analysis.differentiation.MultivariateDifferentiableFunction;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.util.Pair;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ValueAndJacobian;

/**
 * Functions for the solvers of Commons Math 3, with exact derivatives:
 *
 * <pre>{@code
 * optimizer.optimize(
 *     CommonsMath.objective(f), CommonsMath.gradient(mode, f), GoalType.MINIMIZE,
 *     new InitialGuess(start), new MaxEval(1000));
 * }</pre>
 *
 * <p>All methods throw {@link NullPointerException} for a null. How a solver handles values that
 * are NaN or infinite is up to the solver: {@code LevenbergMarquardtOptimizer} throws {@code
 * ConvergenceException}, a line search continues until its evaluations are used up.
 */
public final class CommonsMath {

  private CommonsMath() {}

  /**
   * {@code f(x)}, evaluated on plain numbers.
   *
   * @param f the function
   * @return what {@code NonLinearConjugateGradientOptimizer} and similar optimizers take
   */
  public static ObjectiveFunction objective(ScalarFunction f) {
    Objects.requireNonNull(f, "objective: the function is null");
    return new ObjectiveFunction(f::value);
  }

  /**
   * {@code ∇f(x)}, one gradient for each call.
   *
   * @param mode the mode that differentiates; reverse mode, usually
   * @param f the function
   * @return what {@code NonLinearConjugateGradientOptimizer} takes in addition to the objective
   */
  public static ObjectiveFunctionGradient gradient(Differentiator mode, ScalarFunction f) {
    require("gradient", mode, f);
    return new ObjectiveFunctionGradient(x -> mode.gradient(f, x));
  }

  /**
   * {@code f(x)} and {@code J(x)} together, as {@link Differentiator#valueAndJacobian} computes
   * them: in reverse mode from one recording.
   *
   * @param mode the mode that differentiates; forward mode, usually
   * @param f the model, n parameters to m observations
   * @return what the least squares of {@code LevenbergMarquardtOptimizer} and {@code
   *     GaussNewtonOptimizer} are made of, see {@code LeastSquaresBuilder}
   */
  public static MultivariateJacobianFunction model(Differentiator mode, VectorFunction f) {
    require("model", mode, f);
    return x -> pair(mode.valueAndJacobian(f, x.toArray()));
  }

  private static Pair<RealVector, RealMatrix> pair(ValueAndJacobian at) {
    return new Pair<>(
        MatrixUtils.createRealVector(at.value()), MatrixUtils.createRealMatrix(at.jacobian()));
  }

  /**
   * {@code f(t)} with its derivatives up to the order of {@code t}, by the chain rule in any number
   * of parameters. The first order is one JVP; each further order nests one more derivative and
   * takes about twice as long. A mode that does not nest has the first order only, and throws
   * {@link UnsupportedOperationException} for more.
   *
   * @param mode the mode that differentiates; forward mode, usually
   * @param f the function of one variable
   * @return what {@code NewtonRaphsonSolver} takes
   */
  public static UnivariateDifferentiableFunction univariate(Differentiator mode, UnaryFunction f) {
    require("univariate", mode, f);
    return new Univariate(mode, f);
  }

  /**
   * {@code f(t)} with its partial derivatives up to the order of {@code t}, 2 at most: by the
   * gradient and, for order 2, the Hessian.
   *
   * @param mode the mode that differentiates; reverse mode, usually
   * @param f the function
   * @return what {@code GradientFunction} takes; for order 3 or more its {@code value} throws
   *     {@link IllegalArgumentException}
   */
  public static MultivariateDifferentiableFunction multivariate(
      Differentiator mode, ScalarFunction f) {
    require("multivariate", mode, f);
    return new Multivariate(mode, f);
  }

  private static void require(String operation, Differentiator mode, Object f) {
    Objects.requireNonNull(mode, () -> operation + ": the mode is null");
    Objects.requireNonNull(f, () -> operation + ": the function is null");
  }
}
