package org.duetad.core.sparse;

import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Seeds;
import org.ejml.data.DMatrixSparseCSC;

/** A Jacobian on one branch of its function: where its entries are, and how they are computed. */
final class JacobianPlan implements EntryPlan {

  final Trace trace;
  final SparsityPattern pattern;
  final Bicolouring colouring;
  private final SparsityPattern transposed;
  private final int[] columnColours;
  private final double[][] directions;
  private final double[][] seeds;
  private final int[][] rowGroups;

  /** Where the entries, row after row, are in the matrix compressed by columns. */
  private final int[] places;

  private JacobianPlan(Trace trace, SparsityPattern pattern, Bicolouring colouring) {
    this.trace = trace;
    this.pattern = pattern;
    this.colouring = colouring;
    transposed = pattern.transpose();
    columnColours = colouring.columns().toArray();
    directions = Seeds.sums(pattern.columns(), colouring.columns().groups());
    rowGroups = colouring.rows().groups();
    seeds = Seeds.sums(pattern.rows(), rowGroups);
    places = places(pattern, transposed);
  }

  static JacobianPlan of(
      VectorFunction f, double[] x, Compression compression, Ordering... orderings) {
    Detection detection = Detection.first(false);
    SparsityPattern pattern = Sparsity.first(detection, f, x);
    Bicolouring colouring = Bicolouring.of(pattern, compression, orderings);
    return new JacobianPlan(detection.trace(), pattern, colouring);
  }

  @Override
  public DMatrixSparseCSC matrix() {
    return Csc.of(transposed);
  }

  @Override
  public int place(int row, int column) {
    return Math.max(-1, transposed.find(column, row));
  }

  DMatrixSparseCSC evaluate(Differentiator mode, VectorFunction f, double[] x) {
    DMatrixSparseCSC jacobian = Csc.of(transposed);
    if (directions.length > 0) {
      fromColumns(jacobian, mode.jvp(f, x, directions).tangents());
    }
    if (seeds.length > 0) {
      fromRows(jacobian, mode.vjp(f, x).pullback(seeds));
    }
    return jacobian;
  }

  /** Columns of one colour do not overlap in any row that is read from their sum. */
  private void fromColumns(DMatrixSparseCSC jacobian, double[][] sums) {
    for (int i = 0; i < pattern.rows(); i++) {
      if (colouring.rows().of(i) == Colouring.NONE) {
        for (int k = pattern.start(i); k < pattern.start(i + 1); k++) {
          jacobian.nz_values[places[k]] = sums[columnColours[pattern.column(k)]][i];
        }
      }
    }
  }

  /** Rows of one colour have no column in common: each element of their sum is one row's. */
  private void fromRows(DMatrixSparseCSC jacobian, double[][] sums) {
    for (int colour = 0; colour < sums.length; colour++) {
      for (int i : rowGroups[colour]) {
        for (int k = pattern.start(i); k < pattern.start(i + 1); k++) {
          jacobian.nz_values[places[k]] = sums[colour][pattern.column(k)];
        }
      }
    }
  }

  private static int[] places(SparsityPattern pattern, SparsityPattern transposed) {
    int[] places = new int[pattern.count()];
    int[] next = transposed.copyOfStarts();
    for (int k = 0; k < places.length; k++) {
      places[k] = next[pattern.column(k)]++;
    }
    return places;
  }
}
