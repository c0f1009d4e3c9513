package org.duetad.checkpoint.choice;

import java.util.List;
import java.util.Optional;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.sparse.SparseHessian;
import org.duetad.core.sparse.SparseJacobian;
import org.jspecify.annotations.Nullable;

/**
 * The mode that was chosen for a derivative, and why. Its text is the reasons in one paragraph.
 *
 * @see Modes
 */
public final class ModeChoice {

  private final ModeCandidate chosen;
  private final List<ModeCandidate> candidates;
  private final @Nullable SparseJacobian jacobian;
  private final @Nullable SparseHessian hessian;
  private final String reasons;

  ModeChoice(Way chosen, List<ModeCandidate> candidates, DerivativeWays problem) {
    this.chosen = chosen.candidate();
    this.candidates = candidates;
    jacobian = chosen.jacobian();
    hessian = chosen.hessian();
    reasons = new Reasons(this, problem).text();
  }

  /**
   * The mode to differentiate with. If {@link #sparseJacobian} or {@link #sparseHessian} is
   * present, pass the mode to it.
   *
   * @return the chosen candidate's mode
   */
  public Differentiator mode() {
    return chosen.mode();
  }

  /**
   * The candidate that was chosen.
   *
   * @return one of {@link #candidates}
   */
  public ModeCandidate chosen() {
    return chosen;
  }

  /**
   * All ways that were considered.
   *
   * @return an unmodifiable list
   */
  public List<ModeCandidate> candidates() {
    return candidates;
  }

  /**
   * How the Jacobian is computed from fewer directions than it has columns, if that was chosen.
   *
   * @return empty unless the choice is {@code sparse}, for a Jacobian
   */
  public Optional<SparseJacobian> sparseJacobian() {
    return Optional.ofNullable(jacobian);
  }

  /**
   * How the Hessian is computed from fewer directions than it has columns, if that was chosen.
   *
   * @return empty unless the choice is {@code sparse}, for a Hessian
   */
  public Optional<SparseHessian> sparseHessian() {
    return Optional.ofNullable(hessian);
  }

  /** Why, in one paragraph with numbers. */
  @Override
  public String toString() {
    return reasons;
  }
}
