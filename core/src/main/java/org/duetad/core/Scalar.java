package org.duetad.core;

import org.apache.commons.math3.Field;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Reductions;
import org.duetad.core.spi.Arguments;

/**
 * A real number that may carry derivatives: what a differentiable function is written in. It has
 * the vocabulary of Commons Math's {@link org.apache.commons.math3.RealFieldElement}, so that
 * generic algorithms written for that interface (ODE integrators, field LU decomposition, root
 * finders) run on it unchanged and become differentiable. It also has the functions of {@link
 * ActivationOperations} and {@link SpecialOperations}.
 *
 * <p>Numbers are immutable. Numbers of different derivative calls cannot be mixed: an operation on
 * them fails with a message. Comparisons use primal values only.
 */
public interface Scalar
    extends ElementaryOperations, ActivationOperations, SpecialOperations, Comparable<Scalar> {

  /**
   * This number, under a name that listings, drawings, diagnoses and observers of recorded programs
   * show. No value or derivative changes, and nothing is recorded for it; of several names of one
   * number the last one counts. Constants have none.
   *
   * <pre>{@code
   * Scalar speed = distance.divide(time).named("speed");
   * }</pre>
   *
   * @param name the name, on one line
   * @return this number
   * @throws IllegalArgumentException if the name is blank or has control characters
   */
  default Scalar named(String name) {
    Arguments.name("named", name);
    return this;
  }

  /**
   * A constant: a number whose derivative is zero.
   *
   * @param value the value
   * @return the constant
   */
  static Scalar of(double value) {
    return new Constant(value);
  }

  /**
   * Constants, one for each value.
   *
   * @param values the values
   * @return as many constants
   */
  static Scalar[] of(double... values) {
    Arguments.given("Scalar.of", "array of values", values);
    Scalar[] constants = new Scalar[values.length];
    for (int i = 0; i < values.length; i++) {
      constants[i] = new Constant(values[i]);
    }
    return constants;
  }

  /**
   * {@code x}, with slope 0: no derivative of any order passes through. Unlike {@code
   * Scalar.of(x.value())} it does not tie a recorded program to the value that x had.
   *
   * @return the same value, a constant to all derivatives
   */
  default Scalar stopGradient() {
    return apply(Chain.STOP_GRADIENT);
  }

  @Override
  default double getReal() {
    return value();
  }

  @Override
  default Field<Scalar> getField() {
    return ScalarField.INSTANCE;
  }

  // Comparisons: of primal values, with the IEEE result (false) wherever an operand is NaN.

  /**
   * Orders by primal value: {@code -0.0} and {@code 0.0} are equal; NaN equals itself and is
   * greater than all others.
   */
  @Override
  default int compareTo(Scalar other) {
    Arguments.given("compareTo", "other number", other);
    if (other.isTraced()) {
      return -other.compareTo(this);
    }
    double a = value();
    double b = other.value();
    return a == b ? 0 : Double.compare(a, b);
  }

  /**
   * {@code this > other}.
   *
   * @param other the number to compare with
   * @return whether the primal values compare so
   */
  default boolean isGreaterThan(Scalar other) {
    Arguments.given("isGreaterThan", "other number", other);
    return other.isTraced() ? other.isLessThan(this) : value() > other.value();
  }

  /**
   * {@code this > other}.
   *
   * @param other the value to compare with
   * @return whether the primal value compares so
   */
  default boolean isGreaterThan(double other) {
    return value() > other;
  }

  /**
   * {@code this >= other}.
   *
   * @param other the number to compare with
   * @return whether the primal values compare so
   */
  default boolean isGreaterThanOrEqualTo(Scalar other) {
    Arguments.given("isGreaterThanOrEqualTo", "other number", other);
    return other.isTraced() ? other.isLessThanOrEqualTo(this) : value() >= other.value();
  }

  /**
   * {@code this >= other}.
   *
   * @param other the value to compare with
   * @return whether the primal value compares so
   */
  default boolean isGreaterThanOrEqualTo(double other) {
    return value() >= other;
  }

  /**
   * {@code this < other}.
   *
   * @param other the number to compare with
   * @return whether the primal values compare so
   */
  default boolean isLessThan(Scalar other) {
    Arguments.given("isLessThan", "other number", other);
    return other.isTraced() ? other.isGreaterThan(this) : value() < other.value();
  }

  /**
   * {@code this < other}.
   *
   * @param other the value to compare with
   * @return whether the primal value compares so
   */
  default boolean isLessThan(double other) {
    return value() < other;
  }

  /**
   * {@code this <= other}.
   *
   * @param other the number to compare with
   * @return whether the primal values compare so
   */
  default boolean isLessThanOrEqualTo(Scalar other) {
    Arguments.given("isLessThanOrEqualTo", "other number", other);
    return other.isTraced() ? other.isGreaterThanOrEqualTo(this) : value() <= other.value();
  }

  /**
   * {@code this <= other}.
   *
   * @param other the value to compare with
   * @return whether the primal value compares so
   */
  default boolean isLessThanOrEqualTo(double other) {
    return value() <= other;
  }

  /**
   * {@code this == other} as doubles compare.
   *
   * @param other the value to compare with
   * @return whether the primal value is that value
   */
  default boolean isEqualTo(double other) {
    return value() == other;
  }

  /**
   * Whether the primal value is NaN.
   *
   * @return true for NaN
   */
  default boolean isNaN() {
    return Double.isNaN(value());
  }

  /**
   * {@code whenPositive} if {@code condition > 0}, else {@code otherwise}; NaN, with NaN
   * derivatives, if the condition is NaN. The condition itself has slope 0.
   *
   * @param condition the number whose sign selects
   * @param whenPositive the result for a positive condition
   * @param otherwise the result for a condition that is zero or negative
   * @return one of the two
   */
  static Scalar select(Scalar condition, Scalar whenPositive, Scalar otherwise) {
    return Reductions.SELECT.of(condition, whenPositive, otherwise);
  }

  // Reductions: each is recorded as one operation, whatever the number of operands.

  /**
   * {@code Σ x_i}, summed left to right; 0 for no summand.
   *
   * @param x the summands
   * @return the sum
   */
  static Scalar sum(Scalar... x) {
    Arguments.given("sum", "array of operands", x);
    return Reductions.leading(x).sumOf(x);
  }

  /**
   * {@code Σ a_i b_i}, summed left to right; 0 for no pair.
   *
   * @param a the left factors
   * @param b the right factors, as many
   * @return the inner product
   * @throws IllegalArgumentException if the lengths differ
   */
  static Scalar dot(Scalar[] a, Scalar[] b) {
    Arguments.given("dot", "array of left factors", a);
    Arguments.given("dot", "array of right factors", b);
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "dot: lengths "
              + a.length
              + " and "
              + b.length
              + " differ; pass as many left as right factors");
    }
    return dot(a, 0, b, 0, a.length);
  }

  /**
   * {@code Σ a_{i+k} b_{j+k}} for k from 0 to length - 1, summed left to right: the inner product
   * of parts of arrays.
   *
   * @param a the left factors
   * @param i the index of the first left factor
   * @param b the right factors
   * @param j the index of the first right factor
   * @param length how many products
   * @return the inner product
   * @throws IndexOutOfBoundsException if a part does not lie in its array
   */
  static Scalar dot(Scalar[] a, int i, Scalar[] b, int j, int length) {
    Arguments.given("dot", "array of left factors", a);
    Arguments.given("dot", "array of right factors", b);
    Arguments.part("dot", "left factors", i, length, a.length);
    Arguments.part("dot", "right factors", j, length, b.length);
    Scalar first = length == 0 || a[i] == null ? Constant.ZERO : a[i];
    return first.dotAmong(a, i, b, j, length);
  }

  /**
   * {@code Σ w_i x_i} with constant weights, summed left to right.
   *
   * @param weights the weights
   * @param x the numbers, as many
   * @return the weighted sum
   * @throws IllegalArgumentException if the lengths differ
   */
  static Scalar weightedSum(double[] weights, Scalar... x) {
    Arguments.given("weightedSum", "array of weights", weights);
    Arguments.given("weightedSum", "array of operands", x);
    if (weights.length != x.length) {
      throw new IllegalArgumentException(
          "weightedSum: "
              + weights.length
              + " weights of "
              + x.length
              + " numbers; pass as many weights as numbers");
    }
    return weightedSum(weights, 0, x, 0, x.length);
  }

  /**
   * {@code Σ w_{i+k} x_{j+k}} with constant weights, for k from 0 to length - 1, summed left to
   * right: the weighted sum of parts of arrays.
   *
   * @param weights the weights
   * @param i the index of the first weight
   * @param x the numbers
   * @param j the index of the first number
   * @param length how many products
   * @return the weighted sum
   * @throws IndexOutOfBoundsException if a part does not lie in its array
   */
  static Scalar weightedSum(double[] weights, int i, Scalar[] x, int j, int length) {
    Arguments.given("weightedSum", "array of weights", weights);
    Arguments.given("weightedSum", "array of operands", x);
    Arguments.part("weightedSum", "weights", i, length, weights.length);
    Arguments.part("weightedSum", "numbers", j, length, x.length);
    return Reductions.leading(x, j, length).weightedSumOf(weights, i, x, j, length);
  }

  /**
   * {@code (Σ x_i) / n}.
   *
   * @param x the numbers, at least one
   * @return the arithmetic mean
   */
  static Scalar mean(Scalar... x) {
    return Reductions.MEAN.of(x);
  }

  /**
   * {@code √(Σ x_i²)} without overflow or underflow on the way; its gradient at 0 is 0, the
   * subgradient of least norm.
   *
   * @param x the components
   * @return the Euclidean norm
   */
  static Scalar norm2(Scalar... x) {
    return Reductions.NORM2.of(x);
  }

  /**
   * {@code Π x_i}, multiplied left to right; 1 for no factor. Its gradient is right where factors
   * are 0.
   *
   * @param x the factors
   * @return the product
   */
  static Scalar product(Scalar... x) {
    return Reductions.PRODUCT.of(x);
  }

  /**
   * {@code x_1 ... x_i} for each i. Derivatives are computed without division, and are right to
   * every order where factors are zero.
   *
   * @param x the factors
   * @return as many products
   */
  static Scalar[] cumulativeProduct(Scalar... x) {
    return Reductions.CUMULATIVE_PRODUCT.of(x);
  }

  /**
   * {@code log Σ exp(x_i)}, computed about the largest operand; -∞, with gradient 0, if all
   * operands are -∞.
   *
   * @param x the exponents, at least one
   * @return the log of the sum of exponentials
   */
  static Scalar logSumExp(Scalar... x) {
    return Reductions.LOG_SUM_EXP.of(x);
  }

  /**
   * {@code exp(x_i) / Σ exp(x_j)}.
   *
   * @param x the logits, at least one
   * @return as many probabilities
   */
  static Scalar[] softmax(Scalar... x) {
    return Reductions.SOFTMAX.of(x);
  }

  /**
   * {@code x_i - log Σ exp(x_j)}.
   *
   * @param x the logits, at least one
   * @return as many log-probabilities
   */
  static Scalar[] logSoftmax(Scalar... x) {
    return Reductions.LOG_SOFTMAX.of(x);
  }

  /**
   * The largest operand; k ties share the slope, 1/k each; NaN if any operand is.
   *
   * @param x the numbers, at least one
   * @return the maximum
   */
  static Scalar max(Scalar... x) {
    Arguments.given("max", "array of operands", x);
    return Reductions.MAX_OF.of(x);
  }

  /**
   * The smallest operand; k ties share the slope, 1/k each; NaN if any operand is.
   *
   * @param x the numbers, at least one
   * @return the minimum
   */
  static Scalar min(Scalar... x) {
    Arguments.given("min", "array of operands", x);
    return Reductions.MIN_OF.of(x);
  }

  /**
   * {@code max(this, other)}; at a tie each has slope 1/2; NaN if either is.
   *
   * @param other the other number
   * @return the larger of the two
   */
  default Scalar max(Scalar other) {
    return apply(Arithmetic.MAX, other);
  }

  /**
   * {@code min(this, other)}; at a tie each has slope 1/2; NaN if either is.
   *
   * @param other the other number
   * @return the smaller of the two
   */
  default Scalar min(Scalar other) {
    return apply(Arithmetic.MIN, other);
  }

  /**
   * {@code min(max(this, low), high)}, with the slopes of that composition: 1/2 at a bound.
   *
   * @param low the lower bound
   * @param high the upper bound
   * @return this number, or the bound that it violates
   * @throws IllegalArgumentException unless {@code low <= high}
   */
  default Scalar clamp(double low, double high) {
    return apply(Arithmetic.clamp(low, high));
  }
}
