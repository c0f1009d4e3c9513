package org.duetad.core.sparse;

import java.util.Optional;
import java.util.function.Supplier;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.JacobianEntries;
import org.ejml.data.DMatrixSparseCSC;
import org.jspecify.annotations.Nullable;

/** The entries of the mode and the branch used last. */
final class LatestEntries {

  private volatile @Nullable KnownEntries known;

  /** The matrix on the branch used last, or null if it has to be computed in another way. */
  @Nullable DMatrixSparseCSC evaluate(Differentiator mode, double[] x) {
    KnownEntries latest = known;
    return latest == null ? null : evaluated(latest, mode, x);
  }

  /**
   * The same on another branch.
   *
   * @param plan that of the branch
   * @param entries asks the mode for them
   */
  @Nullable DMatrixSparseCSC evaluate(
      Differentiator mode,
      EntryPlan plan,
      Supplier<Optional<JacobianEntries>> entries,
      double[] x) {
    KnownEntries latest = known;
    if (latest != null && latest.areKnown(mode, plan)) {
      return null;
    }
    KnownEntries next = new KnownEntries(mode, plan, entries.get());
    known = next;
    return evaluated(next, mode, x);
  }

  /**
   * By entries that are dropped if the mode finds that the function has changed since, and throws.
   */
  private @Nullable DMatrixSparseCSC evaluated(
      KnownEntries latest, Differentiator mode, double[] x) {
    try {
      return latest.evaluate(mode, x);
    } catch (RuntimeException e) {
      known = null;
      throw e;
    }
  }
}
