package org.duetad.core.implicit;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.nested.Nested;
import org.duetad.core.nested.NestedVjp;

/** The equations linearised at a solution. */
final class Solution {

  private final String name;
  private final int unknowns;
  private final NestedVjp equations;

  /** {@code G = ∂g/∂x}, a row for each equation. */
  private final Matrix jacobian;

  /** With g a function of the unknowns, followed by the parameters. */
  Solution(String name, VectorFunction g, Scalar[] x, Scalar[] p) {
    this.name = name;
    this.unknowns = x.length;
    this.equations = Nested.vjp(g, joined(x, p));
    this.jacobian = jacobian();
  }

  static Scalar[] joined(Scalar[] x, Scalar[] p) {
    Scalar[] joined = Arrays.copyOf(x, x.length + p.length);
    System.arraycopy(p, 0, joined, x.length, p.length);
    return joined;
  }

  private Matrix jacobian() {
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
      return jacobian.solve(Matrix.column(v)).toScalars();
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

  private Scalar[] solveTransposed(Scalar[] v) {
    try {
      return jacobian.solveTransA(Matrix.column(v)).toScalars();
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
                + jacobian.shape()
                + ", is singular at the solution, which has no derivative there; change the equations so that the"
                + " solution is isolated");
    error.initCause(cause);
    return error;
  }
}
