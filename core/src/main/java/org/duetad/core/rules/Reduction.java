package org.duetad.core.rules;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.duetad.core.Scalar;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * A rule of many operands and one result, {@code y = f(x_1, ..., x_n)}, recorded as one operation.
 *
 * @param name the field's name of the function
 * @param arity how many operands it takes
 * @param domain where each operand may lie
 * @param operator {@code f} on doubles; NaN in must give NaN out
 * @param gradient the n slopes, differentiable themselves
 * @param definition f in terms of simpler operations, or null
 */
public record Reduction(
    String name,
    Arity arity,
    Domain domain,
    ToDoubleFunction<double[]> operator,
    Gradient gradient,
    @Nullable Function<Scalar[], Scalar> definition)
    implements Primitive {

  /** Nothing but the definition may be null. */
  public Reduction {
    Arguments.given("rule", "name", name);
    Arguments.given(name, "arity", arity);
    Arguments.given(name, "domain", domain);
    Arguments.given(name, "value", operator);
    Arguments.given(name, "gradient", gradient);
  }

  /** The slopes of a reduction, written in {@link Scalar} operations. */
  @FunctionalInterface
  public interface Gradient {

    /**
     * {@code (∂f/∂x_1, ..., ∂f/∂x_n)}.
     *
     * @param x the operands
     * @param y the result {@code f(x)}, for reuse
     * @return one slope for each operand
     */
    Scalar[] at(Scalar[] x, Scalar y);
  }

  /**
   * A rule without a definition in simpler operations.
   *
   * @param name the field's name of the function
   * @param arity how many operands it takes
   * @param domain where each operand may lie
   * @param operator {@code f} on doubles
   * @param gradient the n slopes
   * @return the rule
   */
  public static Reduction of(
      String name,
      Arity arity,
      Domain domain,
      ToDoubleFunction<double[]> operator,
      Gradient gradient) {
    return new Reduction(name, arity, domain, operator, gradient, null);
  }

  /**
   * This rule with a definition in simpler operations.
   *
   * @param simpler f in terms of other operations
   * @return the rule
   */
  public Reduction definedAs(Function<Scalar[], Scalar> simpler) {
    Arguments.given(name, "definition", simpler);
    return new Reduction(name, arity, domain, operator, gradient, simpler);
  }

  /**
   * {@code f(x)}.
   *
   * @param x the operands
   * @return the result, of the operands' kind
   * @throws IllegalArgumentException if the rule does not take that many operands
   */
  public Scalar of(Scalar... x) {
    Arguments.given(name, "array of operands", x);
    arity.check(name, x.length);
    return Reductions.leading(x).apply(this, x);
  }

  /**
   * {@code f(x)} on doubles.
   *
   * @param x the operands
   * @return the result
   */
  public double value(double... x) {
    return operator.applyAsDouble(x);
  }

  /**
   * {@code (∂f/∂x_1, ..., ∂f/∂x_n)}, checked.
   *
   * @param x the operands
   * @param y the result {@code f(x)}
   * @return one slope for each operand
   * @throws IllegalStateException if the rule returned more or fewer, or null
   */
  public Scalar[] slopes(Scalar[] x, Scalar y) {
    return Arguments.returned(name, "slopes", gradient.at(x, y), x.length);
  }

  /**
   * The slopes on doubles.
   *
   * @param x the operands
   * @param y the result {@code f(x)}
   * @return one slope for each operand
   */
  public double[] gradientAt(double[] x, double y) {
    double[] slopes = new double[x.length];
    gradientAt(x, y, slopes);
    return slopes;
  }

  /**
   * The slopes on doubles, written to an array, for repeated calls.
   *
   * @param x the operands
   * @param y the result {@code f(x)}
   * @param slopes receives one slope for each operand; may be x
   */
  public void gradientAt(double[] x, double y, double[] slopes) {
    if (gradient instanceof PlainGradient plain && plain.at(x, y, slopes)) {
      return;
    }
    Scalar[] values = slopes(Scalar.of(x), Scalar.of(y));
    for (int i = 0; i < values.length; i++) {
      slopes[i] = values[i].value();
    }
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
