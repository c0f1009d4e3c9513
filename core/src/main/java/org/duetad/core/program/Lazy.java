package org.duetad.core.program;

import java.util.function.Supplier;
import org.duetad.core.matrix.Matrix;
import org.jspecify.annotations.Nullable;

/** Matrices that are computed together, when one of them is asked for. */
final class Lazy {

  private final Supplier<Matrix[]> matrices;
  private Matrix @Nullable [] known;

  Lazy(Supplier<Matrix[]> matrices) {
    this.matrices = matrices;
  }

  Matrix get(int i) {
    Matrix[] computed = known;
    if (computed == null) {
      computed = matrices.get();
      known = computed;
    }
    return computed[i];
  }
}
