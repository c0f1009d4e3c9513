package org.duetad.core.implicit;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.nested.Nested;
import org.duetad.core.rules.Primitive;
import org.duetad.core.spi.Arguments;

/**
 * Solutions of equations, differentiated by the implicit function theorem. Where {@code g(x*(p), p)
 * = 0} and {@code G = ∂g/∂x} is regular,
 *
 * <pre>{@code
 * ẋ = -G⁻¹ (∂g/∂p) ṗ,    p̄ = -(∂g/∂p)ᵀ G⁻ᵀ x̄
 * }</pre>
 *
 * <p>The solver runs on doubles and is not differentiated: it may branch, use a library, or stop at
 * a tolerance. Derivatives of every order, in every mode and nesting, follow from the formula: it
 * is written in differentiable numbers, and its x* is the differentiable solution itself. Numbers
 * of outer derivative calls that g uses are parameters like p.
 *
 * <pre>{@code
 * Scalar root = Implicit.root((x, p) -> new Scalar[] {x[0].square().subtract(p[0])}, newton, a)[0];
 * }</pre>
 *
 * <p>The solution must be accurate: an error of x* is an error of the derivatives. It is rejected
 * if Newton's next step would change it by more than {@link #TOLERANCE} {@code (1 + max|x*_i|)}, or
 * if it is NaN. So a solution costs a run of the solver and a Jacobian of g by x; a pullback, or a
 * pushforward in one direction, costs another one of g and a linear solve with known factors. Of 32
 * unknowns and more, the Jacobian is factorised in a band if its pattern allows it ({@link
 * org.duetad.core.sparse.BandedFactors}): then all this is proportional to their number.
 *
 * <p>A linear system needs none of this: {@link org.duetad.core.matrix.Matrix#solve} is a rule with
 * these derivatives.
 *
 * <p>All methods throw {@link IllegalArgumentException} if there is no parameter; {@link
 * ArithmeticException} if the solver's result does not solve the equations and, when a derivative
 * is taken, if G is singular; {@link IllegalStateException} if the number of equations differs from
 * the number of unknowns.
 *
 * <p>Griewank and Walther, "Evaluating Derivatives", 2nd ed. 2008, ch. 15; Christianson, "Reverse
 * accumulation and attractive fixed points", 1994; Blondel et al., "Efficient and modular implicit
 * differentiation", 2022.
 */
public final class Implicit {

  /** How far off a solution may be, in absolute or relative terms, whichever is larger. */
  public static final double TOLERANCE = 1e-6;

  private Implicit() {}

  /**
   * {@code x*(p)} with {@code g(x*, p) = 0}.
   *
   * @param g the equations
   * @param solver finds x* on doubles
   * @param p the parameters, numbers of any kind
   * @return the n unknowns, of the parameters' kind
   */
  public static Scalar[] root(Equations g, Solver solver, Scalar... p) {
    Arguments.given("root", "system of equations", g);
    return solution("root", g, solver, p);
  }

  /**
   * {@code x*(p) = f(x*, p)}, with {@code G = ∂f/∂x - I}.
   *
   * @param f the map
   * @param solver finds x* on doubles
   * @param p the parameters, numbers of any kind
   * @return the n unknowns, of the parameters' kind
   */
  public static Scalar[] fixedPoint(Equations f, Solver solver, Scalar... p) {
    Arguments.function("fixedPoint", f);
    return solution("fixedPoint", (x, q) -> minus(f.apply(x, q), x), solver, p);
  }

  private static Scalar[] minus(Scalar[] y, Scalar[] x) {
    if (y.length != x.length) {
      throw RootRule.count("fixedPoint", y.length, x.length);
    }
    Scalar[] difference = new Scalar[x.length];
    Arrays.setAll(difference, i -> y[i].subtract(x[i]));
    return difference;
  }

  /**
   * {@code x*(p)} with {@code ∇_x φ(x*, p) = 0}: a minimiser, or any other stationary point; here G
   * is the Hessian of φ.
   *
   * @param objective φ
   * @param solver finds x* on doubles
   * @param p the parameters, numbers of any kind
   * @return the n unknowns, of the parameters' kind
   */
  public static Scalar[] argmin(Objective objective, Solver solver, Scalar... p) {
    Arguments.given("argmin", "objective", objective);
    return solution("argmin", (x, q) -> gradient(objective, x, q), solver, p);
  }

  private static Scalar[] gradient(Objective objective, Scalar[] x, Scalar[] p) {
    return Nested.vjp((Scalar... at) -> new Scalar[] {objective.apply(at, p)}, x)
        .pullback(Scalar.of(1.0));
  }

  private static Scalar[] solution(String name, Equations g, Solver solver, Scalar[] p) {
    Arguments.given(name, "solver", solver);
    Arguments.given(name, "array of parameters", p);
    if (p.length == 0) {
      throw new IllegalArgumentException(
          name + ": there are 0 parameters; pass at least one, or call the solver itself");
    }
    return RootRule.solution(name, g, solver, p.clone());
  }

  /**
   * Whether a rule is a solution of equations that one of these methods recorded, or of linear ones
   * for its derivatives.
   *
   * @param rule the rule of an instruction
   * @return whether its values are solutions
   */
  public static boolean isSolution(Primitive rule) {
    Arguments.given("isSolution", "rule", rule);
    return rule instanceof RootRule || rule instanceof BandedRule;
  }
}
