package org.duetad.core.sparse;

import org.duetad.core.Differentiator;
import org.duetad.core.VectorFunction;
import org.duetad.core.Vjp;
import org.ejml.data.DMatrixSparseCSC;

/** A Jacobian on one branch of its function: where its entries are, and how they are computed. */
final class JacobianPlan {

  final Trace trace;
  final SparsityPattern pattern;
  final Bicolouring colouring;
  private final SparsityPattern transposed;
  private final int[] columnColours;
  private final int[][] rowGroups;

  /** Where the entries, row after row, are in the matrix compressed by columns. */
  private final int[] places;

  private JacobianPlan(Trace trace, SparsityPattern pattern, Bicolouring colouring) {
    this.trace = trace;
    this.pattern = pattern;
    this.colouring = colouring;
    transposed = pattern.transpose();
    columnColours = colouring.columns().toArray();
    rowGroups = colouring.rows().groups();
    places = places(pattern, transposed);
  }

  static JacobianPlan of(
      VectorFunction f, double[] x, Compression compression, Ordering... orderings) {
    Detection detection = Detection.first(false);
    SparsityPattern pattern = Sparsity.first(detection, f, x);
    Bicolouring colouring = Bicolouring.of(pattern, compression, orderings);
    return new JacobianPlan(detection.trace(), pattern, colouring);
  }

  DMatrixSparseCSC evaluate(Differentiator mode, VectorFunction f, double[] x) {
    DMatrixSparseCSC jacobian = Csc.of(transposed);
    if (colouring.columns().count() > 0) {
      fromColumns(jacobian, mode.compressedJacobian(f, x, columnColours, columns()));
    }
    if (rowGroups.length > 0) {
      fromRows(jacobian, mode.vjp(f, x));
    }
    return jacobian;
  }

  private int columns() {
    return colouring.columns().count();
  }

  /** Row after row, as the sums are. */
  private void fromColumns(DMatrixSparseCSC jacobian, double[][] sums) {
    for (int i = 0; i < sums.length; i++) {
      if (colouring.rows().of(i) == Colouring.NONE) {
        double[] row = sums[i];
        for (int k = pattern.start(i); k < pattern.start(i + 1); k++) {
          jacobian.nz_values[places[k]] = row[columnColours[pattern.column(k)]];
        }
      }
    }
  }

  /** Rows of one colour have no column in common: each element of their sum is one row's. */
  private void fromRows(DMatrixSparseCSC jacobian, Vjp vjp) {
    double[] seed = new double[pattern.rows()];
    for (int[] group : rowGroups) {
      for (int i : group) {
        seed[i] = 1.0;
      }
      double[] sum = vjp.pullback(seed);
      for (int i : group) {
        seed[i] = 0.0;
        for (int k = pattern.start(i); k < pattern.start(i + 1); k++) {
          jacobian.nz_values[places[k]] = sum[pattern.column(k)];
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
