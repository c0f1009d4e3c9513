package org.duetad.core.matrix;

import java.util.List;

/** {@link LinearAlgebra}. */
final class LinearAlgebraCases {

  private LinearAlgebraCases() {}

  static List<MatrixCase> all() {
    return List.of();
  }
}
