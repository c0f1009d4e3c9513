package org.duetad.core.sparse;

import java.util.Optional;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.JacobianEntries;
import org.ejml.data.DMatrixSparseCSC;
import org.jspecify.annotations.Nullable;

/** The entries that a mode computes on one branch of a function, if it does, and their places. */
final class KnownEntries {

  private final Differentiator mode;
  private final JacobianPlan plan;
  private final @Nullable JacobianEntries entries;
  private final int[] places;

  KnownEntries(Differentiator mode, JacobianPlan plan, Optional<JacobianEntries> of) {
    this.mode = mode;
    this.plan = plan;
    entries = of.orElse(null);
    places = new int[entries == null ? 0 : entries.count()];
    for (int k = 0; k < places.length; k++) {
      places[k] = place(of.get().row(k), of.get().column(k));
    }
  }

  private int place(int row, int column) {
    return row < 0 || column < 0 ? -1 : plan.place(row, column);
  }

  boolean areKnown(Differentiator ofMode, JacobianPlan ofPlan) {
    return mode == ofMode && plan == ofPlan;
  }

  /** The Jacobian, or null if it has to be computed in another way. */
  @Nullable DMatrixSparseCSC evaluate(Differentiator ofMode, double[] x) {
    if (entries == null || mode != ofMode) {
      return null;
    }
    DMatrixSparseCSC jacobian = plan.matrix();
    return entries.addTo(x, places, jacobian.nz_values) ? jacobian : null;
  }
}
