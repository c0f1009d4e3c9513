package org.duetad.core.rules;

import org.duetad.core.Scalar;

/**
 * A rule of many operands and many results, {@code y = f(x)}, recorded as one operation: for
 * functions whose Jacobian is cheaper to multiply with than to write down. Push and pull are
 * written in {@link Scalar} operations and must be each other's transpose. In their products an
 * exactly zero tangent or adjoint annihilates; {@link org.duetad.core.Chain} has products that do.
 */
public interface GeneralRule {

  /**
   * The field's name of the function.
   *
   * @return the name
   */
  String name();

  /**
   * How many operands it takes.
   *
   * @return the arity
   */
  Arity arity();

  /**
   * Where each operand may lie: anywhere, unless a rule says otherwise.
   *
   * @return the domain
   */
  default Domain domain() {
    return Domain.REAL;
  }

  /**
   * {@code f(x)} on doubles.
   *
   * @param x the n operands
   * @return the m results
   */
  double[] value(double... x);

  /**
   * {@code J(x) dx}: the tangents of the results.
   *
   * @param x the n operands
   * @param y the m results {@code f(x)}
   * @param dx the n tangents of the operands
   * @return m tangents
   */
  Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx);

  /**
   * {@code J(x)ᵀ ȳ}: the adjoints of the operands.
   *
   * @param x the n operands
   * @param y the m results {@code f(x)}
   * @param yBar the m adjoints of the results
   * @return n adjoints
   */
  Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar);

  /**
   * {@code f(x)} in terms of simpler operations, for arithmetic that has no double values of its
   * own.
   *
   * @param x the n operands
   * @return the m results
   * @throws UnsupportedOperationException if there is no such definition
   */
  default Scalar[] definition(Scalar... x) {
    throw new UnsupportedOperationException(name() + ": has no definition in simpler operations");
  }

  /**
   * {@code f(x)}.
   *
   * @param x the n operands
   * @return the m results, of the operands' kind
   * @throws IllegalArgumentException if the rule does not take that many operands
   */
  default Scalar[] of(Scalar... x) {
    arity().check(name(), x.length);
    return Reductions.leading(x).apply(this, x);
  }
}
