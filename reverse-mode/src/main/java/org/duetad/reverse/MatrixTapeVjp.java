package org.duetad.reverse;

import java.util.Arrays;
import java.util.Objects;
import org.duetad.core.mode.MatrixVjp;
import org.ejml.data.DMatrixRMaj;

/** A function of matrices on its own tape. */
record MatrixTapeVjp(Taped<DMatrixRMaj[], DMatrixRMaj[]> at) implements MatrixVjp {

  @Override
  public DMatrixRMaj value() {
    return at.value()[0];
  }

  @Override
  public DMatrixRMaj[] pullback(DMatrixRMaj w) {
    return at.pullback(new DMatrixRMaj[] {w});
  }

  @Override
  public DMatrixRMaj[][] pullback(DMatrixRMaj[] w) {
    Objects.requireNonNull(w, "pullback: the seeds are null");
    return at.pullbacks(
        Arrays.stream(w).map(seed -> new DMatrixRMaj[] {seed}).toArray(DMatrixRMaj[][]::new));
  }
}
