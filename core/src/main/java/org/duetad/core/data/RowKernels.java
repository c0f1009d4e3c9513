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
  private @Nullable LanesPool tangents;
  private volatile boolean hasMadeTangents;

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
    if (!hasMadeTangents) {
      makeTangents();
    }
    return Optional.ofNullable(tangents);
  }

  private synchronized void makeTangents() {
    if (!hasMadeTangents) {
      tangents = values.tangent(variables()).orElse(null);
      hasMadeTangents = true;
    }
  }
}
