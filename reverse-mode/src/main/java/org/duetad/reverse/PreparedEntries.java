package org.duetad.reverse;

import org.duetad.core.kernel.KernelJacobian;
import org.duetad.core.mode.JacobianEntries;
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
  public boolean addTo(double[] x, int[] places, double[] out) {
    Arguments.length("jacobian", "point", x, branches.variables());
    Arguments.length("jacobian", "array of places", places.length, count());
    double[] y = new double[branch.outputs()];
    if (!jacobian.addTo(PreparedBranches.joined(x, data), y, places, out)) {
      return false;
    }
    branches.used(branch, x, data, y);
    return true;
  }
}
