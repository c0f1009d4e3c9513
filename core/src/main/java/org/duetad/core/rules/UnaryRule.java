package org.duetad.core.rules;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * An elementwise rule {@code y = f(x)}. It makes a function available in every mode: {@code
 * x.apply(rule)}.
 *
 * <pre>{@code
 * static final UnaryRule CUBE =
 *     UnaryRule.of("cube", Domain.REAL, x -> x * x * x, (x, y) -> x.square().multiply(3));
 * }</pre>
 *
 * Keep a rule in a {@code static final} field: the JIT then removes the objects of its slope.
 *
 * @param name the field's name of the function
 * @param domain where x may lie
 * @param value {@code f} on doubles; NaN in must give NaN out
 * @param slope {@code f'(x)}, differentiable itself
 * @param definition f in terms of simpler operations, or null; arithmetic that has no double values
 *     of its own (complex or high-precision numbers) falls back on it
 */
public record UnaryRule(
    String name,
    Domain domain,
    DoubleUnaryOperator value,
    Slope slope,
    @Nullable UnaryOperator<Scalar> definition)
    implements Primitive {

  /** Nothing but the definition may be null. */
  public UnaryRule {
    Arguments.given("rule", "name", name);
    Arguments.given(name, "domain", domain);
    Arguments.given(name, "value", value);
    Arguments.given(name, "slope", slope);
  }

  /** A slope, written in {@link Scalar} operations. */
  @FunctionalInterface
  public interface Slope {

    /**
     * {@code f'(x)}.
     *
     * @param x the operand
     * @param y the result {@code f(x)}, for reuse
     * @return the slope
     */
    Scalar at(Scalar x, Scalar y);
  }

  /**
   * A rule without a definition in simpler operations.
   *
   * @param name the field's name of the function
   * @param domain where x may lie
   * @param value {@code f} on doubles
   * @param slope {@code f'(x)}
   * @return the rule
   */
  public static UnaryRule of(String name, Domain domain, DoubleUnaryOperator value, Slope slope) {
    return new UnaryRule(name, domain, value, slope, null);
  }

  /**
   * This rule with a definition in simpler operations.
   *
   * @param simpler f in terms of other operations
   * @return the rule
   */
  public UnaryRule definedAs(UnaryOperator<Scalar> simpler) {
    Arguments.given(name, "definition", simpler);
    return new UnaryRule(name, domain, value, slope, simpler);
  }

  /**
   * The slope as an array of one, as {@link Reduction#slopes} gives those of many operands.
   *
   * @param x the operand
   * @param y the result
   * @return an array of one slope
   */
  public Scalar[] slopes(Scalar[] x, Scalar y) {
    return new Scalar[] {slope.at(x[0], y)};
  }

  /**
   * The slope on doubles. Where the function has no value it has no slope, even if the formula of
   * the slope gives a number there, as that of the logarithm at -1 does.
   *
   * @param x the operand
   * @param y the result {@code f(x)}
   * @return {@code f'(x)}, and NaN if y is
   */
  public double slopeAt(double x, double y) {
    return Double.isNaN(y) ? y : slope.at(Scalar.of(x), Scalar.of(y)).value();
  }

  @Override
  public String toString() {
    return name;
  }

  /** A rule is a constant: it equals only itself. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
