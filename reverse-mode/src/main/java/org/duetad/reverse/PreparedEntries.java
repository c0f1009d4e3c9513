package org.duetad.reverse;

import org.duetad.core.kernel.KernelEntries;
import org.duetad.core.kernel.KernelJacobian;
import org.duetad.core.mode.JacobianEntries;
import org.duetad.core.mode.PlacedEntries;
import org.duetad.core.spi.Arguments;

/** The entries of a prepared function's Jacobian in one of its branches. */
final class PreparedEntries implements JacobianEntries {

  private final KernelJacobian jacobian;
  private final PreparedBranches branches;
  private final PreparedBranch branch;
  private final double[] data;

  PreparedEntries(
      KernelJacobian jacobian, PreparedBranches branches, PreparedBranch branch, double[] data) {
    this.jacobian = jacobian;
    this.branches = branches;
    this.branch = branch;
    this.data = data;
  }

  @Override
  public int count() {
    return jacobian.count();
  }

  @Override
  public int row(int k) {
    return jacobian.row(k);
  }

  @Override
  public int column(int k) {
    return jacobian.column(k);
  }

  @Override
  public PlacedEntries placed(int... places) {
    KernelEntries entries = jacobian.placed(places);
    return (x, out) -> isPut(entries, x, out);
  }

  private boolean isPut(KernelEntries entries, double[] x, double[] out) {
    Arguments.length("jacobian", "point", x, branches.variables());
    if (branch.isOutdated()) {
      return false;
    }
    boolean isChecked = branch.isToBeChecked();
    double[] y = new double[isChecked ? branch.outputs() : 0];
    if (!entries.putTo(PreparedBranches.joined(x, data), y, out)) {
      branch.uncount();
      return false;
    }
    branches.used(branch, x, data, y, isChecked);
    return true;
  }
}
