package org.duetad.core.implicit;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.nested.Closure;
import org.duetad.core.nested.Nested;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.spi.Primals;
import org.jspecify.annotations.Nullable;

/**
 * The solution {@code x*(p)} of equations as one operation. Its derivatives are written in terms of
 * x* as a number with derivatives of its own, so that every order follows from the first.
 */
final class RootRule extends GeneralRule {

  private final VectorFunction equations;
  private final Solver solver;
  private final int parameters;

  /**
   * For the last operands on doubles, as a rule is evaluated and differentiated at one point
   * several times. It depends on nothing else, so threads may overwrite each other's.
   */
  private volatile @Nullable Known known;

  @SuppressWarnings("ArrayRecordComponent") // Compared by content, and not changed.
  private record Known(double[] p, double[] x, Solution solution) {}

  /**
   * A rule of parameters and captured numbers.
   *
   * @param name the method that the user called, for messages
   * @param equations g, of unknowns, parameters and captured numbers
   * @param solver finds the unknowns
   * @param parameters how many operands the solver gets
   */
  private RootRule(String name, VectorFunction equations, Solver solver, int parameters) {
    super(name, Arity.SOME);
    this.equations = equations;
    this.solver = solver;
    this.parameters = parameters;
  }

  /** {@code x*(p)}, with derivatives with respect to p and to what the equations captured. */
  static Scalar[] solution(String name, Equations g, Solver solver, Scalar[] p) {
    Scalar[] x = Scalar.of(solver.solve(Primals.of(p)));
    int unknowns = x.length;
    VectorFunction joined =
        at ->
            counted(
                name,
                g.apply(Arrays.copyOf(at, unknowns), Arrays.copyOfRange(at, unknowns, at.length)),
                unknowns);
    Closure closure = Closure.of(joined, Solution.joined(x, p));
    RootRule rule = new RootRule(name, closure.function(), solver, p.length);
    Scalar[] operands = Solution.joined(p, closure.captured());
    rule.known = rule.checked(Primals.of(operands), Primals.of(x));
    return rule.of(operands);
  }

  private static Scalar[] counted(String name, Scalar[] equations, int unknowns) {
    if (equations.length != unknowns) {
      throw count(name, equations.length, unknowns);
    }
    return equations;
  }

  static IllegalStateException count(String name, int equations, int unknowns) {
    return new IllegalStateException(
        name
            + ": "
            + equations
            + " equations for the "
            + unknowns
            + " unknowns that the solver returned; give as many equations as unknowns");
  }

  @Override
  public double[] value(double... p) {
    return known(p).x.clone();
  }

  private Known known(double[] p) {
    Known last = known;
    if (last == null || !Arrays.equals(last.p, p)) {
      last = checked(p.clone(), solver.solve(Arrays.copyOf(p, parameters)));
      known = last;
    }
    return last;
  }

  private Known checked(double[] p, double[] x) {
    Solution solution = new Solution(name(), equations, Scalar.of(x), Scalar.of(p));
    Residuals.check(name(), solution, x);
    return new Known(p, x, solution);
  }

  @Override
  protected Scalar[] pushforward(Scalar[] p, Scalar[] x, Scalar[] dp) {
    Scalar[] direction = Solution.joined(zeros(x.length), dp);
    Scalar[] dg = Nested.jvp(equations, Solution.joined(x, p), direction).tangent();
    return Solution.negated(at(p, x).solve(dg));
  }

  @Override
  protected Scalar[] pullback(Scalar[] p, Scalar[] x, Scalar[] xBar) {
    return at(p, x).pullback(xBar);
  }

  private Solution at(Scalar[] p, Scalar[] x) {
    Known last = known;
    return last != null && isConstant(p, last.p) && isConstant(x, last.x)
        ? last.solution
        : new Solution(name(), equations, x, p);
  }

  private static boolean isConstant(Scalar[] x, double[] values) {
    return Primals.areConstant(x) && Arrays.equals(Primals.of(x), values);
  }

  private static Scalar[] zeros(int n) {
    return Scalar.of(new double[n]);
  }

  /** One Newton step from the solution as a constant, which is exact to first order. */
  @Override
  public Scalar[] definition(Scalar... p) {
    Known at = known(Primals.of(p));
    Scalar[] g = equations.apply(Solution.joined(Scalar.of(at.x), p));
    Scalar[] step = at.solution.solve(g);
    Arrays.setAll(step, i -> Scalar.of(at.x[i]).subtract(step[i]));
    return step;
  }
}
