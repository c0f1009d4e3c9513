package org.duetad.core.sparse;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.spi.AbstractMatrix;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;

/** A matrix of numbers that carry sets of inputs. */
final class SparsityTracerMatrix extends AbstractMatrix {

  final Detection detection;
  final SparsityTracer[] elements;

  private SparsityTracerMatrix(
      Detection detection, int numRows, int numCols, SparsityTracer[] elements) {
    super(numRows, numCols);
    this.detection = detection;
    this.elements = elements;
  }

  static SparsityTracerMatrix of(
      Detection detection, int numRows, int numCols, SparsityTracer[] elements) {
    return new SparsityTracerMatrix(detection, numRows, numCols, elements);
  }

  /** The primal values; the read is not recorded in the trace. */
  ConstantMatrix values() {
    double[] values = Arrays.stream(elements).mapToDouble(e -> e.primal).toArray();
    return ConstantMatrix.borrowing(DMatrixRMaj.wrap(numRows(), numCols(), values));
  }

  @Override
  public long level() {
    return detection.level();
  }

  @Override
  public DMatrixRMaj value() {
    double[] values = Arrays.stream(elements).mapToDouble(SparsityTracer::value).toArray();
    return DMatrixRMaj.wrap(numRows(), numCols(), values);
  }

  @Override
  protected Scalar element(int index) {
    detection.check("get");
    return elements[index];
  }

  @Override
  public Scalar[] toScalars() {
    detection.check("get");
    return Arrays.copyOf(elements, elements.length, Scalar[].class);
  }

  @Override
  public Matrix[] apply(MatrixRule rule, Matrix... x) {
    Arguments.application(rule, x);
    detection.check(rule.name());
    ConstantMatrix[] values = new ConstantMatrix[x.length];
    for (int i = 0; i < x.length; i++) {
      values[i] = constant(rule, x[i]);
    }
    return new MatrixRuleSparsity(detection, rule, x, values).results();
  }

  private ConstantMatrix constant(MatrixRule rule, Matrix x) {
    if (x instanceof SparsityTracerMatrix m && m.detection == detection) {
      return m.values();
    }
    if (x instanceof ConstantMatrix c) {
      return c;
    }
    throw mixed(rule.name(), x);
  }

  @Override
  public String toString() {
    return "sparsity tracer(" + shape() + ")";
  }
}
