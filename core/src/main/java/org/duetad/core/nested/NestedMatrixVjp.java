package org.duetad.core.nested;

import java.util.Arrays;
import java.util.function.Function;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.Shapes;

/** A matrix made of numbers of the enclosing derivative calls, and its pullback. */
public final class NestedMatrixVjp {

  private final Matrix value;
  private final Function<Matrix, Matrix[]> pullback;

  /**
   * For authors of modes.
   *
   * @param value the output
   * @param pullback maps its adjoint to those of the inputs
   */
  public NestedMatrixVjp(Matrix value, Function<Matrix, Matrix[]> pullback) {
    this.value = value;
    this.pullback = pullback;
  }

  /**
   * {@code F(X)}.
   *
   * @return the output
   */
  public Matrix value() {
    return value;
  }

  /**
   * {@code ∂⟨W, F⟩/∂X}.
   *
   * @param w the seed, shaped as the output
   * @return one matrix for each input, shaped as it is
   * @throws IllegalArgumentException if the seed has another shape
   */
  public Matrix[] pullback(Matrix w) {
    Shapes.same("vjp", value, w);
    return pullback.apply(w);
  }

  /**
   * {@code ∂⟨W, F⟩/∂X} for several seeds W.
   *
   * @param w any number of seeds, shaped as the output
   * @return for each seed one matrix for each input, shaped as it is
   * @throws IllegalArgumentException if a seed has another shape
   */
  public Matrix[][] pullback(Matrix[] w) {
    return Arrays.stream(w).map(this::pullback).toArray(Matrix[][]::new);
  }

  @Override
  public String toString() {
    return "NestedMatrixVjp[value=" + value + "]";
  }
}
