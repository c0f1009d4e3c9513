package org.duetad.reverse;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.spi.AbstractMatrix;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;

/** A primal matrix on a tape, shared with scalars: operations on it are recorded. */
final class VarMatrix extends AbstractMatrix {

  final Recording recording;

  /** Its index among the matrices of the tape. */
  final int slot;

  private final ConstantMatrix value;

  VarMatrix(Recording recording, int slot, ConstantMatrix value) {
    super(value.numRows(), value.numCols());
    this.recording = recording;
    this.slot = slot;
    this.value = value;
  }

  @Override
  public long level() {
    return recording.level();
  }

  @Override
  public long recorded() {
    return recording.size();
  }

  @Override
  public DMatrixRMaj value() {
    return value.value();
  }

  ConstantMatrix constant() {
    return value;
  }

  @Override
  protected Scalar element(int index) {
    return recording.elements(this, index, 1)[0];
  }

  @Override
  public Scalar[] toScalars() {
    return recording.elements(this, 0, numRows() * numCols());
  }

  @Override
  public Matrix[] apply(MatrixRule rule, Matrix... x) {
    Arguments.application(rule, x);
    recording.check(rule.name());
    ConstantMatrix[] values = new ConstantMatrix[x.length];
    Arrays.setAll(values, i -> value(rule, x[i]));
    return recording.matrices(rule, x.clone(), values);
  }

  private ConstantMatrix value(MatrixRule rule, Matrix x) {
    if (x instanceof VarMatrix v && v.recording == recording) {
      return v.value;
    }
    if (x instanceof ConstantMatrix c) {
      return c;
    }
    throw mixed(rule.name(), x);
  }

  @Override
  public String toString() {
    return "var(" + shape() + " matrix " + slot + ")";
  }
}
