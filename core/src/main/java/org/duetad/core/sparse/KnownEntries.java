package org.duetad.core.sparse;

import java.util.Arrays;
import java.util.Optional;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.JacobianEntries;
import org.duetad.core.mode.PlacedEntries;
import org.ejml.data.DMatrixSparseCSC;
import org.jspecify.annotations.Nullable;

/** The entries that a mode computes on one branch of a function, if it does, and their places. */
final class KnownEntries {

  private final Differentiator mode;
  private final EntryPlan plan;
  private final @Nullable PlacedEntries entries;

  KnownEntries(Differentiator mode, EntryPlan plan, Optional<JacobianEntries> of) {
    this.mode = mode;
    this.plan = plan;
    entries = of.map(this::placed).orElse(null);
  }

  private PlacedEntries placed(JacobianEntries of) {
    int[] places = new int[of.count()];
    Arrays.setAll(places, k -> place(of.row(k), of.column(k)));
    return of.placed(places);
  }

  private int place(int row, int column) {
    return row < 0 || column < 0 ? -1 : plan.place(row, column);
  }

  boolean areKnown(Differentiator ofMode, EntryPlan ofPlan) {
    return mode == ofMode && plan == ofPlan;
  }

  /** The matrix, or null if it has to be computed in another way. */
  @Nullable DMatrixSparseCSC evaluate(Differentiator ofMode, double[] x) {
    if (entries == null || mode != ofMode) {
      return null;
    }
    DMatrixSparseCSC matrix = plan.matrix();
    if (!entries.putTo(x, matrix.nz_values)) {
      return null;
    }
    plan.complete(matrix);
    return matrix;
  }
}
