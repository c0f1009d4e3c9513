package org.duetad.benchmarks;

import org.hipparchus.analysis.differentiation.Derivative;
import org.hipparchus.analysis.function.Sigmoid;

/** Shared code of the two kinds of Hipparchus number. */
abstract class Hipparchus<T extends Derivative<T>> implements Algebra<T> {

  private static final Sigmoid SIGMOID = new Sigmoid();

  @Override
  public double value(T x) {
    return x.getValue();
  }

  @Override
  public T add(T a, T b) {
    return a.add(b);
  }

  @Override
  public T add(T a, double b) {
    return a.add(b);
  }

  @Override
  public T subtract(T a, T b) {
    return a.subtract(b);
  }

  @Override
  public T multiply(T a, T b) {
    return a.multiply(b);
  }

  @Override
  public T multiply(T a, double b) {
    return a.multiply(b);
  }

  @Override
  public T divide(T a, T b) {
    return a.divide(b);
  }

  @Override
  public T negate(T x) {
    return x.negate();
  }

  @Override
  public T sqrt(T x) {
    return x.sqrt();
  }

  @Override
  public T exp(T x) {
    return x.exp();
  }

  @Override
  public T log(T x) {
    return x.log();
  }

  @Override
  public T sin(T x) {
    return x.sin();
  }

  @Override
  public T cos(T x) {
    return x.cos();
  }

  @Override
  public T tanh(T x) {
    return x.tanh();
  }

  @Override
  public T sigmoid(T x) {
    return SIGMOID.value(x);
  }
}
