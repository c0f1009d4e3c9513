package org.duetad.core.nested;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Excerpt;

/** A value as numbers of the enclosing derivative calls, and its pullback. */
public final class NestedVjp {

  private final Scalar[] value;
  private final UnaryOperator<Scalar[]> pullback;

  /**
   * For authors of modes.
   *
   * @param value the m outputs
   * @param pullback maps m adjoints to n
   */
  public NestedVjp(Scalar[] value, UnaryOperator<Scalar[]> pullback) {
    this.value = value;
    this.pullback = pullback;
  }

  /**
   * {@code f(x)}.
   *
   * @return the m outputs
   */
  public Scalar[] value() {
    return value.clone();
  }

  /**
   * {@code J(x)ᵀ w}.
   *
   * @param w the seed, m numbers of any kind
   * @return n numbers
   * @throws IllegalArgumentException if the seed has another length
   */
  public Scalar[] pullback(Scalar... w) {
    Arguments.length("vjp", "seed", w.length, value.length);
    return pullback.apply(w.clone());
  }

  /**
   * {@code J(x)ᵀ w} for several seeds w.
   *
   * @param w any number of seeds, m numbers of any kind each
   * @return n numbers for each seed
   * @throws IllegalArgumentException if a seed has another length
   */
  public Scalar[][] pullback(Scalar[][] w) {
    Arguments.lengths("vjp", "seed", w, value.length);
    return Arrays.stream(w).map(this::pullback).toArray(Scalar[][]::new);
  }

  @Override
  public String toString() {
    return "NestedVjp[value=" + Excerpt.of(value) + "]";
  }
}
