package org.duetad.core.rules;

import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * A rule of many operands and many results, {@code y = f(x)}, recorded as one operation: for
 * functions whose Jacobian is cheaper to multiply with than to write down. A rule gives its value,
 * {@link #pushforward} and {@link #pullback}, which are written in {@link Scalar} operations and
 * are each other's transpose; in their products an exactly zero tangent or adjoint annihilates, as
 * in those of {@link Chain}. Modes call {@link #evaluate}, {@link #push} and {@link #pull}, which
 * check what the rule returned.
 */
public abstract class GeneralRule implements Primitive {

  private final String name;
  private final Arity arity;

  /**
   * For subclasses.
   *
   * @param name the field's name of the function
   * @param arity how many operands it takes
   */
  protected GeneralRule(String name, Arity arity) {
    this.name = Arguments.given("rule", "name", name);
    this.arity = Arguments.given(name, "arity", arity);
  }

  @Override
  public final String name() {
    return name;
  }

  /**
   * How many operands it takes.
   *
   * @return the arity
   */
  public final Arity arity() {
    return arity;
  }

  /**
   * Where each operand may lie: anywhere, unless overridden.
   *
   * @return the domain
   */
  public Domain domain() {
    return Domain.REAL;
  }

  /**
   * {@code f(x)} on doubles.
   *
   * @param x the n operands
   * @return the m results
   */
  public abstract double[] value(double... x);

  /**
   * {@code J(x) dx}: the tangents of the results.
   *
   * @param x the n operands
   * @param y the m results {@code f(x)}
   * @param dx the n tangents of the operands
   * @return m tangents
   */
  protected abstract Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx);

  /**
   * {@code J(x)ᵀ ȳ}: the adjoints of the operands.
   *
   * @param x the n operands
   * @param y the m results {@code f(x)}
   * @param yBar the m adjoints of the results
   * @return n adjoints
   */
  protected abstract Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar);

  /**
   * {@code f(x)} in terms of simpler operations, for arithmetic that has no double values of its
   * own.
   *
   * @param x the n operands
   * @return the m results
   * @throws UnsupportedOperationException if there is no such definition
   */
  public Scalar[] definition(Scalar... x) {
    throw new UnsupportedOperationException(name() + ": has no definition in simpler operations");
  }

  /**
   * {@code f(x)}.
   *
   * @param x the n operands
   * @return the m results, of the operands' kind
   * @throws IllegalArgumentException if the rule does not take that many operands
   */
  public final Scalar[] of(Scalar... x) {
    Arguments.given(name, "array of operands", x);
    arity.check(name, x.length);
    return Reductions.leading(x).apply(this, x);
  }

  /**
   * {@code f(x)} on doubles, checked.
   *
   * @param x the n operands
   * @return the m results
   * @throws IllegalStateException if the rule returned null
   */
  public final double[] evaluate(double... x) {
    double @Nullable [] y = value(x);
    if (y == null) {
      throw new IllegalStateException(
          name() + ": the rule returned null as its value; return an array of results");
    }
    return y;
  }

  /**
   * {@code J(x) dx}, exactly zero if dx is, and checked.
   *
   * @param x the n operands
   * @param y the m results {@code f(x)}
   * @param dx the n tangents of the operands
   * @return m tangents
   * @throws IllegalStateException if the rule returned more or fewer, or null
   */
  public final Scalar[] push(Scalar[] x, Scalar[] y, Scalar[] dx) {
    return Chain.vanish(dx)
        ? zeros(y.length)
        : Arguments.returned(name(), "tangents", pushforward(x, y, dx), y.length);
  }

  /**
   * {@code J(x)ᵀ ȳ}, exactly zero if ȳ is, and checked.
   *
   * @param x the n operands
   * @param y the m results {@code f(x)}
   * @param yBar the m adjoints of the results
   * @return n adjoints
   * @throws IllegalStateException if the rule returned more or fewer, or null
   */
  public final Scalar[] pull(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    return Chain.vanish(yBar)
        ? zeros(x.length)
        : Arguments.returned(name(), "adjoints", pullback(x, y, yBar), x.length);
  }

  private static Scalar[] zeros(int n) {
    return Reductions.filled(n, Scalar.of(0.0));
  }
}
