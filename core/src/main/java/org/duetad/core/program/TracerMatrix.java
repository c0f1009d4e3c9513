package org.duetad.core.program;

import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.spi.AbstractMatrix;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;

/** A matrix of a program that is being recorded: the counterpart of {@link Tracer}. */
final class TracerMatrix extends AbstractMatrix {

  private final Recorder recorder;
  private final int slot;
  private final ConstantMatrix primal;

  TracerMatrix(Recorder recorder, int slot, ConstantMatrix primal) {
    super(primal.numRows(), primal.numCols());
    this.recorder = recorder;
    this.slot = slot;
    this.primal = primal;
  }

  boolean isOf(Recorder other) {
    return recorder == other;
  }

  int slot() {
    return slot;
  }

  @Override
  public ConstantMatrix primal() {
    return primal;
  }

  @Override
  public long level() {
    return recorder.level();
  }

  @Override
  public boolean isTraced() {
    return true;
  }

  @Override
  public long recorded() {
    return recorder.recorded();
  }

  /** The primal values; from here on the program depends on them. */
  @Override
  public DMatrixRMaj value() {
    DMatrixRMaj values = primal.value();
    recorder.read(slot, values.data);
    return values;
  }

  @Override
  public Matrix named(String name) {
    Arguments.name("named", name);
    recorder.name(slot, name);
    return this;
  }

  @Override
  protected Scalar element(int index) {
    return recorder.elements(this, index, 1)[0];
  }

  @Override
  public Scalar[] toScalars() {
    return recorder.elements(this, 0, numRows() * numCols());
  }

  @Override
  public Matrix[] apply(MatrixRule rule, Matrix... x) {
    Arguments.application(rule, x);
    return recorder.matrices(rule, x);
  }

  @Override
  public String toString() {
    return "tracer(" + shape() + " in slot " + slot + ")";
  }
}
