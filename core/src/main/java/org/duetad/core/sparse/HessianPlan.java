package org.duetad.core.sparse;

import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Seeds;
import org.ejml.data.DMatrixSparseCSC;

/** A Hessian on one branch of its function: where its entries are, and how they are computed. */
final class HessianPlan implements EntryPlan {

  final Trace trace;
  final SparsityPattern pattern;
  final Colouring colouring;
  private final double[][] directions;
  private final int[] sourceRows;
  private final int[] sourceColours;

  /** The place of each entry's mirror image. */
  private final int[] mirrors;

  private HessianPlan(Trace trace, SparsityPattern pattern, Colouring colouring) {
    this.trace = trace;
    this.pattern = pattern;
    this.colouring = colouring;
    directions = Seeds.sums(pattern.rows(), colouring.groups());
    sourceRows = new int[pattern.count()];
    sourceColours = new int[pattern.count()];
    mirrors = new int[pattern.count()];
    boolean[] alone = alone();
    for (int j = 0; j < pattern.rows(); j++) {
      for (int k = pattern.start(j); k < pattern.start(j + 1); k++) {
        mirrors[k] = pattern.find(pattern.column(k), j);
        locate(k, Math.min(pattern.column(k), j), Math.max(pattern.column(k), j), alone);
      }
    }
  }

  static HessianPlan of(ScalarFunction f, double[] x, Ordering... orderings) {
    Detection detection = Detection.second(false);
    SparsityPattern pattern = Sparsity.second(detection, f, x);
    Colouring best = Colouring.star(pattern, orderings[0]);
    for (int i = 1; i < orderings.length; i++) {
      Colouring other = Colouring.star(pattern, orderings[i]);
      best = other.count() < best.count() ? other : best;
    }
    return new HessianPlan(detection.trace(), pattern, best);
  }

  /** Whether the k-th entry is the only one in its row with a column of its colour. */
  private boolean[] alone() {
    boolean[] alone = new boolean[pattern.count()];
    int[] counts = new int[colouring.count()];
    for (int i = 0; i < pattern.rows(); i++) {
      for (int k = pattern.start(i); k < pattern.start(i + 1); k++) {
        counts[colouring.of(pattern.column(k))]++;
      }
      for (int k = pattern.start(i); k < pattern.start(i + 1); k++) {
        alone[k] = counts[colouring.of(pattern.column(k))] == 1;
      }
      for (int k = pattern.start(i); k < pattern.start(i + 1); k++) {
        counts[colouring.of(pattern.column(k))] = 0;
      }
    }
    return alone;
  }

  /** Entry k, one of (low, high) and its mirror image: both are read from the same place. */
  private void locate(int k, int low, int high, boolean[] alone) {
    boolean fromLow = alone[pattern.find(low, high)];
    sourceRows[k] = fromLow ? low : high;
    sourceColours[k] = colouring.of(fromLow ? high : low);
  }

  @Override
  public DMatrixSparseCSC matrix() {
    return Csc.of(pattern);
  }

  /** An entry and its mirror image have the place of the one above the diagonal. */
  @Override
  public int place(int row, int column) {
    return Math.max(-1, pattern.find(Math.max(row, column), Math.min(row, column)));
  }

  /** Copies entries to their mirror images. */
  @Override
  public void complete(DMatrixSparseCSC hessian) {
    for (int j = 0; j < pattern.rows(); j++) {
      for (int k = pattern.start(j); k < pattern.start(j + 1) && pattern.column(k) < j; k++) {
        hessian.nz_values[mirrors[k]] = hessian.nz_values[k];
      }
    }
  }

  DMatrixSparseCSC evaluate(Differentiator mode, ScalarFunction f, double[] x) {
    double[][] sums = mode.hvp(f, x, directions);
    DMatrixSparseCSC hessian = Csc.of(pattern);
    for (int k = 0; k < sourceRows.length; k++) {
      hessian.nz_values[k] = sums[sourceColours[k]][sourceRows[k]];
    }
    return hessian;
  }
}
