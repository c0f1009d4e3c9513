package org.duetad.core;

import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.MatrixJvp;
import org.duetad.core.mode.MatrixVjp;
import org.duetad.core.mode.Vjp;
import org.ejml.data.DMatrixRMaj;

/** A mode that delegates first derivatives to another; a test overrides what it changes. */
public class ForwardingMode implements Differentiator {

  private final Differentiator mode;

  /**
   * A mode that delegates to another.
   *
   * @param mode the other
   */
  public ForwardingMode(Differentiator mode) {
    this.mode = mode;
  }

  /**
   * The other mode.
   *
   * @return what is asked
   */
  protected final Differentiator mode() {
    return mode;
  }

  @Override
  public String name() {
    return mode.name();
  }

  @Override
  public Jvp jvp(VectorFunction f, double[] x, double[] v) {
    return mode.jvp(f, x, v);
  }

  @Override
  public Vjp vjp(VectorFunction f, double... x) {
    return mode.vjp(f, x);
  }

  @Override
  public double[][] jacobian(VectorFunction f, double... x) {
    return mode.jacobian(f, x);
  }

  @Override
  public MatrixJvp jvp(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    return mode.jvp(f, x, v);
  }

  @Override
  public MatrixVjp vjp(MatrixFunction f, DMatrixRMaj... x) {
    return mode.vjp(f, x);
  }
}
