package org.duetad.core.data;

import java.util.Optional;
import org.duetad.core.kernel.Kernel;
import org.jspecify.annotations.Nullable;

/** The kernels of one branch for a number of rows at once: of its values, and of its tangents. */
final class RowKernels {

  private final RowsBody body;
  private final int shared;
  private final int rows;
  private final LanesPool values;
  private volatile @Nullable Optional<LanesPool> tangents;

  RowKernels(Kernel kernel, int shared, RowsBody body, int rows) {
    this.body = body;
    this.shared = shared;
    this.rows = rows;
    int inputs = shared + (body.locals() + body.columns()) * rows;
    values = new LanesPool(kernel, inputs, variables(), body.outputs() * rows);
  }

  /** How many rows are done at once. */
  int rows() {
    return rows;
  }

  int shared() {
    return shared;
  }

  RowsBody body() {
    return body;
  }

  private int variables() {
    return shared + body.locals() * rows;
  }

  LanesPool values() {
    return values;
  }

  /** Empty if tangents of matrices in the body depend on comparisons. */
  Optional<LanesPool> tangents() {
    Optional<LanesPool> known = tangents;
    return known == null ? makeTangents() : known;
  }

  private synchronized Optional<LanesPool> makeTangents() {
    Optional<LanesPool> known = tangents;
    if (known == null) {
      known = values.tangent(variables());
      tangents = known;
    }
    return known;
  }
}
