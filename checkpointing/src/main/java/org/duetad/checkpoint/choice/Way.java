package org.duetad.checkpoint.choice;

import org.duetad.core.sparse.SparseHessian;
import org.duetad.core.sparse.SparseJacobian;
import org.jspecify.annotations.Nullable;

/**
 * A candidate, and how it computes the derivative.
 *
 * @param candidate the candidate
 * @param derivative computes the derivative once
 * @param jacobian how columns or rows are grouped, if they are
 * @param hessian how they are grouped in a Hessian, if they are
 */
record Way(
    ModeCandidate candidate,
    Runnable derivative,
    @Nullable SparseJacobian jacobian,
    @Nullable SparseHessian hessian) {

  Way(ModeCandidate candidate, Runnable derivative) {
    this(candidate, derivative, null, null);
  }

  Way with(ModeCandidate other) {
    return new Way(other, derivative, jacobian, hessian);
  }
}
