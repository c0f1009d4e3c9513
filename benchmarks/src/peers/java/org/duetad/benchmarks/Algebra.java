package org.duetad.benchmarks;

/**
 * A peer's numbers as used by the objectives. A benchmark's JVM loads a single implementation,
 * which the JIT inlines: the time is that of the peer's own methods.
 *
 * <p>Sums and inner products are chains of add and multiply. The peers' {@code linearCombination}
 * also compensates rounding errors, and takes one to four times as long.
 *
 * @param <T> the peer's number
 */
public interface Algebra<T> {

  /** An array of the given length, filled with nulls. */
  T[] array(int length);

  T constant(double value);

  /** An independent variable. */
  T variable(int direction, double value);

  double value(T x);

  /** The derivatives in all directions. */
  double[] gradient(T x);

  T add(T a, T b);

  T add(T a, double b);

  T subtract(T a, T b);

  T multiply(T a, T b);

  T multiply(T a, double b);

  T divide(T a, T b);

  T negate(T x);

  T sqrt(T x);

  T exp(T x);

  T log(T x);

  T sin(T x);

  T cos(T x);

  T tanh(T x);

  T sigmoid(T x);

  /** {@code Σ a_{i+k} b_{j+k}}, k from 0 to length - 1. */
  default T dot(T[] a, int i, T[] b, int j, int length) {
    T sum = multiply(a[i], b[j]);
    for (int k = 1; k < length; k++) {
      sum = add(sum, multiply(a[i + k], b[j + k]));
    }
    return sum;
  }

  /** {@code log Σ exp(x_i)} of the first numbers, shifted by the largest. */
  default T logSumExp(T[] x, int length) {
    double max = value(x[0]);
    for (int i = 1; i < length; i++) {
      max = Math.max(max, value(x[i]));
    }
    T sum = exp(add(x[0], -max));
    for (int i = 1; i < length; i++) {
      sum = add(sum, exp(add(x[i], -max)));
    }
    return add(log(sum), max);
  }
}
