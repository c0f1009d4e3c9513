package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.BlockFunction;
import org.duetad.core.matrix.MatrixRule;

/** The matrix exponential. */
final class MatrixExponential {

  static final MatrixRule EXPONENTIAL =
      new BlockFunction("matrixExponential", (a, leading) -> ScalingAndSquaring.exp(a));

  private MatrixExponential() {}
}
