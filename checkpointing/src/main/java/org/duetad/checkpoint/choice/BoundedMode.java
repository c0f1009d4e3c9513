package org.duetad.checkpoint.choice;

import org.duetad.checkpoint.bounded.BoundedGradient;
import org.duetad.checkpoint.bounded.BoundedReverse;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.mode.BatchJvp;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.MatrixJvp;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.core.mode.Vjp;
import org.duetad.core.program.Program;
import org.duetad.core.spi.Arguments;
import org.duetad.forward.ForwardMode;
import org.ejml.data.DMatrixRMaj;

/**
 * Gradients within a number of bytes: the function is recorded, and swept in pieces whose values
 * are recomputed. All other derivatives are forward mode's, which keeps little.
 */
final class BoundedMode implements Differentiator {

  private final long bytes;
  private final ForwardMode forward = new ForwardMode();

  BoundedMode(long bytes) {
    this.bytes = bytes;
  }

  @Override
  public String name() {
    return "checkpointed";
  }

  @Override
  public ValueAndGradient valueAndGradient(ScalarFunction f, double... x) {
    Arguments.point("gradient", f, x);
    BoundedGradient at = BoundedReverse.gradient(Program.record(f.asVector(), x), bytes, x);
    return new ValueAndGradient(at.value(), at.gradient());
  }

  @Override
  public Jvp jvp(VectorFunction f, double[] x, double[] v) {
    return forward.jvp(f, x, v);
  }

  @Override
  public BatchJvp jvp(VectorFunction f, double[] x, double[][] v) {
    return forward.jvp(f, x, v);
  }

  @Override
  public Vjp vjp(VectorFunction f, double... x) {
    return forward.vjp(f, x);
  }

  @Override
  public MatrixJvp jvp(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    return forward.jvp(f, x, v);
  }
}
