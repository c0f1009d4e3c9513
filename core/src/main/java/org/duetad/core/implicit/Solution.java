package org.duetad.core.implicit;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.nested.Nested;
import org.duetad.core.nested.NestedVjp;
import org.duetad.core.spi.Primals;
import org.jspecify.annotations.Nullable;

/** The equations linearised at a solution. */
final class Solution {

  private final String name;
  private final int unknowns;
  private final NestedVjp equations;

  /** {@code G = ∂g/∂x}, a row for each equation. */
  private final LinearSystem jacobian;

  /** With g a function of the unknowns, followed by the parameters. */
  Solution(String name, VectorFunction g, Scalar[] x, Scalar[] p) {
    this(name, g, x, p, BandedEquations.find(g, x, p));
  }

  private Solution(
      String name, VectorFunction g, Scalar[] x, Scalar[] p, @Nullable BandedEquations banded) {
    this.name = name;
    this.unknowns = x.length;
    Scalar[] all = joined(x, p);
    this.equations = Nested.vjp(g, all);
    if (banded == null) {
      jacobian = new LinearSystem.Dense(matrix());
    } else if (Primals.areConstant(all)) {
      jacobian = banded.factors(equations);
    } else {
      jacobian = new BandedRule.Applied(name, g, all, unknowns);
    }
  }

  /** With a dense matrix, of numbers of any kind. */
  static Solution dense(String name, VectorFunction g, Scalar[] point, int unknowns) {
    Scalar[] p = Arrays.copyOfRange(point, unknowns, point.length);
    return new Solution(name, g, Arrays.copyOf(point, unknowns), p, null);
  }

  static Scalar[] joined(Scalar[] x, Scalar[] p) {
    Scalar[] joined = Arrays.copyOf(x, x.length + p.length);
    System.arraycopy(p, 0, joined, x.length, p.length);
    return joined;
  }

  private Matrix matrix() {
    Scalar[] elements =
        Arrays.stream(equations.pullback(Nested.units(unknowns)))
            .flatMap(row -> Arrays.stream(row, 0, unknowns))
            .toArray(Scalar[]::new);
    return Matrix.of(unknowns, unknowns, elements);
  }

  /** {@code g(x, p)}. */
  Scalar[] residual() {
    return equations.value();
  }

  /** {@code G⁻¹ v}. */
  Scalar[] solve(Scalar[] v) {
    try {
      return jacobian.solve(v);
    } catch (ArithmeticException e) {
      throw singular(e);
    }
  }

  /** {@code -(∂g/∂p)ᵀ G⁻ᵀ x̄}. */
  Scalar[] pullback(Scalar[] xBar) {
    Scalar[] multipliers = negated(solveTransposed(xBar));
    Scalar[] adjoints = equations.pullback(multipliers);
    return Arrays.copyOfRange(adjoints, unknowns, adjoints.length);
  }

  /** {@code G⁻ᵀ v}. */
  Scalar[] solveTransposed(Scalar[] v) {
    try {
      return jacobian.solveTransposed(v);
    } catch (ArithmeticException e) {
      throw singular(e);
    }
  }

  static Scalar[] negated(Scalar[] v) {
    return Arrays.stream(v).map(Scalar::negate).toArray(Scalar[]::new);
  }

  private ArithmeticException singular(ArithmeticException cause) {
    ArithmeticException error =
        new ArithmeticException(
            name
                + ": the Jacobian of the equations by the unknowns, "
                + unknowns
                + "x"
                + unknowns
                + ", is singular at the solution, which has no derivative there; change the equations so that the"
                + " solution is isolated");
    error.initCause(cause);
    return error;
  }
}
