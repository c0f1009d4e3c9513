package org.duetad.examples.problems;

import java.util.function.Function;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.sparse.SparseJacobian;
import org.ejml.data.DMatrixSparseCSC;
import org.jspecify.annotations.Nullable;

/** The Jacobian of a problem of one block by the colours of its pattern, which are found once. */
public final class SparseForm implements Function<Differentiator, double[]> {

  private final Problem problem;
  private volatile @Nullable SparseJacobian jacobian;

  private SparseForm(Problem problem) {
    this.problem = problem;
  }

  /**
   * The same problem with that derivative.
   *
   * @param problem the problem, of one block
   * @return the problem whose elements outside the pattern are not computed
   */
  public static Problem of(Problem problem) {
    return new GivenDerivative(problem, new SparseForm(problem));
  }

  /** Column by column, with the zeros. */
  @Override
  public double[] apply(Differentiator mode) {
    double[] x = problem.point(0);
    SparseJacobian prepared = jacobian;
    if (prepared == null) {
      prepared = SparseJacobian.prepare(problem.block(0), x);
      jacobian = prepared;
    }
    DMatrixSparseCSC entries = prepared.at(mode, x);
    double[] all = new double[problem.entries()];
    for (int c = 0; c < x.length; c++) {
      for (int k = entries.col_idx[c]; k < entries.col_idx[c + 1]; k++) {
        all[c * problem.outputs() + entries.nz_rows[k]] = entries.nz_values[k];
      }
    }
    return all;
  }
}
