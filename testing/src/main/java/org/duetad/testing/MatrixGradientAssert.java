package org.duetad.testing;

import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;

/** Assertions on the gradient of a function of matrices, {@link GradientAssert#assertThat}. */
public final class MatrixGradientAssert {

  private final GradientAssert elements;

  MatrixGradientAssert(GradientAssert elements) {
    this.elements = elements;
  }

  /**
   * This assertion with another tolerance.
   *
   * @param other how far entries may be from those by the library
   * @return what to assert
   */
  public MatrixGradientAssert within(Ulps other) {
    return new MatrixGradientAssert(elements.within(other));
  }

  /**
   * That it is the gradient of a function.
   *
   * @param f the function
   * @return where
   */
  public At isGradientOf(MatrixScalarFunction f) {
    Arguments.function("assert", f);
    return x -> elements.compare(FunctionAtPoint.of(f, x));
  }

  /** Where to compare. */
  @FunctionalInterface
  public interface At {
    /**
     * Compares.
     *
     * @param x the point
     * @throws AssertionError if an entry is wrong
     */
    void at(DMatrixRMaj... x);
  }
}
