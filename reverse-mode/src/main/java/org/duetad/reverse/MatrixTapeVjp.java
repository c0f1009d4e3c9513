package org.duetad.reverse;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.duetad.core.mode.MatrixVjp;
import org.ejml.data.DMatrixRMaj;

/** A function of matrices on its own tape; where that is not enough, by careful passes. */
record MatrixTapeVjp(Taped<DMatrixRMaj[], DMatrixRMaj[]> at, Supplier<MatrixVjp> careful)
    implements MatrixVjp {

  @Override
  public DMatrixRMaj value() {
    return at.value()[0];
  }

  @Override
  public DMatrixRMaj[] pullback(DMatrixRMaj w) {
    return at.orCarefully(
        () -> at.pullback(new DMatrixRMaj[] {w}), () -> careful.get().pullback(w));
  }

  @Override
  public DMatrixRMaj[][] pullback(DMatrixRMaj[] w) {
    Objects.requireNonNull(w, "pullback: the seeds are null");
    DMatrixRMaj[][] seeds =
        Arrays.stream(w).map(seed -> new DMatrixRMaj[] {seed}).toArray(DMatrixRMaj[][]::new);
    return at.orCarefully(() -> at.pullbacks(seeds), () -> careful.get().pullback(w));
  }
}
