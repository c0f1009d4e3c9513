package org.duetad.core.matrix;

import java.util.List;

/** {@link SpectralOperations}. */
final class SpectralCases {

  private SpectralCases() {}

  static List<MatrixCase> all() {
    return List.of();
  }
}
