package org.duetad.core.program;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.spi.AbstractMatrix;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;

/**
 * A matrix of a program that is recorded by elements: linear and bilinear rules, and those made of
 * scalar rules, are recorded as operations on numbers, whose derivatives have any exponent.
 */
final class ElementsMatrix extends AbstractMatrix {

  private final Recorder recorder;
  private final Scalar[] elements;

  /** Numbers of the recording and constants, not copied. */
  ElementsMatrix(Recorder recorder, int numRows, int numCols, Scalar[] elements) {
    super(numRows, numCols);
    this.recorder = recorder;
    this.elements = elements;
  }

  @Override
  public ConstantMatrix primal() {
    double[] values = Arrays.stream(elements).mapToDouble(Scalar::primal).toArray();
    return ConstantMatrix.owning(numRows(), numCols(), values);
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

  @Override
  public DMatrixRMaj value() {
    Arrays.stream(elements).forEach(Scalar::value);
    return primal().value();
  }

  @Override
  protected Scalar element(int index) {
    return elements[index];
  }

  @Override
  public Matrix[] apply(MatrixRule rule, Matrix... x) {
    Arguments.application(rule, x);
    return switch (rule.linearity()) {
      case LINEAR -> linear(rule, x);
      case BILINEAR -> rule.definition(x);
      case NONE -> rule.isMadeOfScalars() ? rule.definition(x) : recorder.matrices(rule, x);
    };
  }

  /** {@code Σ x_e L(E_e)} over all elements of all operands. */
  private static Matrix[] linear(MatrixRule rule, Matrix... x) {
    ConstantMatrix[] zeros = new ConstantMatrix[x.length];
    Arrays.setAll(zeros, i -> zeros(x[i]));
    ConstantMatrix[] like = rule.evaluate(zeros);
    Scalar[][] sums = new Scalar[like.length][];
    Arrays.setAll(sums, r -> new Scalar[like[r].numRows() * like[r].numCols()]);
    for (int i = 0; i < x.length; i++) {
      Scalar[] terms = x[i].toScalars();
      for (int e = 0; e < terms.length; e++) {
        ConstantMatrix[] unit = zeros.clone();
        unit[i] = unit(x[i], e);
        ConstantMatrix[] image = rule.evaluate(unit);
        for (int r = 0; r < sums.length; r++) {
          add(terms[e], image[r].array(), sums[r]);
        }
      }
    }
    Matrix[] y = new Matrix[like.length];
    Arrays.setAll(y, r -> matrix(like[r], sums[r]));
    return y;
  }

  private static void add(Scalar term, double[] factors, Scalar[] sums) {
    for (int k = 0; k < factors.length; k++) {
      if (factors[k] != 0) {
        Scalar product = factors[k] == 1 ? term : term.multiply(factors[k]);
        sums[k] = sums[k] == null ? product : sums[k].add(product);
      }
    }
  }

  private static Matrix matrix(ConstantMatrix like, Scalar[] elements) {
    Arrays.setAll(elements, k -> elements[k] == null ? Scalar.of(0.0) : elements[k]);
    return Matrix.of(like.numRows(), like.numCols(), elements);
  }

  /** Zeros that are elements, not structural. */
  private static ConstantMatrix zeros(Matrix like) {
    return ConstantMatrix.owning(
        like.numRows(), like.numCols(), new double[like.numRows() * like.numCols()]);
  }

  private static ConstantMatrix unit(Matrix like, int element) {
    double[] unit = new double[like.numRows() * like.numCols()];
    unit[element] = 1;
    return ConstantMatrix.owning(like.numRows(), like.numCols(), unit);
  }

  @Override
  public String toString() {
    return "elements(" + shape() + ")";
  }
}
