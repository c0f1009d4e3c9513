package org.duetad.core.implicit;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.nested.Nested;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.spi.Primals;

/**
 * {@code w = G(x, p)⁻¹ v}, or with the transpose, as one operation on x, p and v, for numbers with
 * derivatives: {@code ẇ = G⁻¹ (v̇ - Ġ w)}, {@code v̄ = G⁻ᵀ w̄}, and the adjoints of x and p are
 * those of {@code -v̄ᵀ G w}. Products with G are tangents or adjoints of the equations: no matrix
 * is made.
 */
final class BandedRule extends GeneralRule {

  private final String name;
  private final VectorFunction equations;
  private final int unknowns;
  private final boolean transposed;

  BandedRule(String name, VectorFunction equations, int unknowns, boolean transposed) {
    super("solve", Arity.SOME);
    this.name = name;
    this.equations = equations;
    this.unknowns = unknowns;
    this.transposed = transposed;
  }

  private Scalar[] point(Scalar[] in) {
    return Arrays.copyOf(in, in.length - unknowns);
  }

  private Scalar[] rest(Scalar[] in) {
    return Arrays.copyOfRange(in, in.length - unknowns, in.length);
  }

  @Override
  public double[] value(double... in) {
    return Primals.of(solved(Scalar.of(in)));
  }

  private Scalar[] solved(Scalar[] in) {
    Scalar[] at = point(in);
    Scalar[] x = Arrays.copyOf(at, unknowns);
    Scalar[] p = Arrays.copyOfRange(at, unknowns, at.length);
    Solution solution = new Solution(name, equations, x, p);
    return transposed ? solution.solveTransposed(rest(in)) : solution.solve(rest(in));
  }

  /** {@code G w}, as a function of x and p. */
  private VectorFunction product(Scalar[] w) {
    return z -> {
      if (transposed) {
        return Arrays.copyOf(Nested.vjp(equations, z).pullback(w), unknowns);
      }
      Scalar[] direction = Arrays.copyOf(Scalar.of(new double[z.length]), z.length);
      System.arraycopy(w, 0, direction, 0, unknowns);
      return Nested.jvp(equations, z, direction).tangent();
    };
  }

  @Override
  protected Scalar[] pushforward(Scalar[] in, Scalar[] w, Scalar[] din) {
    Scalar[] moved = Nested.jvp(product(w), point(in), point(din)).tangent();
    Scalar[] right = rest(din);
    Arrays.setAll(right, i -> right[i].subtract(moved[i]));
    return of(Solution.joined(point(in), right));
  }

  @Override
  protected Scalar[] pullback(Scalar[] in, Scalar[] w, Scalar[] wBar) {
    BandedRule other = new BandedRule(name, equations, unknowns, !transposed);
    Scalar[] vBar = other.of(Solution.joined(point(in), wBar));
    Scalar[] ofPoint = Nested.vjp(product(w), point(in)).pullback(Solution.negated(vBar));
    return Solution.joined(ofPoint, vBar);
  }

  /** With numbers of the same kind throughout. */
  @Override
  public Scalar[] definition(Scalar... in) {
    Solution solution = Solution.dense(name, equations, point(in), unknowns);
    return transposed ? solution.solveTransposed(rest(in)) : solution.solve(rest(in));
  }

  /**
   * G at a point of numbers with derivatives.
   *
   * @param name for messages
   * @param equations g
   * @param point x and p
   * @param unknowns the number of x
   */
  @SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
  record Applied(String name, VectorFunction equations, Scalar[] point, int unknowns)
      implements LinearSystem {
    @Override
    public Scalar[] solve(Scalar[] v) {
      return with(false, v);
    }

    @Override
    public Scalar[] solveTransposed(Scalar[] v) {
      return with(true, v);
    }

    private Scalar[] with(boolean transposed, Scalar[] v) {
      return new BandedRule(name, equations, unknowns, transposed).of(Solution.joined(point, v));
    }
  }
}
