package org.duetad.core.mode;

import java.util.Arrays;
import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;

/**
 * A function of matrices linearised at a point: its value, and a pullback that can be used any
 * number of times, from any thread.
 */
public interface MatrixVjp {

  /**
   * {@code F(X)}.
   *
   * @return the value, a new matrix each time
   */
  DMatrixRMaj value();

  /**
   * The gradient of {@code ⟨W, F(X)⟩} with respect to each input.
   *
   * @param w the seed, shaped as the value
   * @return the adjoints, shaped as the inputs, new matrices each time
   * @throws IllegalArgumentException if the seed has another shape
   */
  DMatrixRMaj[] pullback(DMatrixRMaj w);

  /**
   * The gradients for several seeds, which may cost less than one by one.
   *
   * @param w any number of seeds, shaped as the value
   * @return the adjoints for each seed, shaped as the inputs, new matrices each time
   * @throws IllegalArgumentException if a seed has another shape
   */
  default DMatrixRMaj[][] pullback(DMatrixRMaj[] w) {
    DMatrixRMaj value = value();
    MatrixArguments.shapes("pullback", "seed", w, value.numRows, value.numCols);
    return Arrays.stream(w).map(this::pullback).toArray(DMatrixRMaj[][]::new);
  }
}
