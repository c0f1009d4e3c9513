package org.duetad.core.reference;

import java.util.Arrays;
import org.apache.commons.math3.complex.Complex;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.spi.AbstractMatrix;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Tag;
import org.ejml.data.DMatrixRMaj;

/**
 * A complex matrix as a Matrix: linear rules act on the real and imaginary parts, products are
 * expanded, and other rules are computed by their definition in simpler operations. No derivative
 * rule is ever read.
 */
final class ComplexMatrix extends AbstractMatrix {

  private final ConstantMatrix real;
  private final ConstantMatrix imaginary;
  private final Tag unit;

  private ComplexMatrix(ConstantMatrix real, ConstantMatrix imaginary, Tag unit) {
    super(real.numRows(), real.numCols());
    this.real = real;
    this.imaginary = imaginary;
    this.unit = unit;
  }

  static ComplexMatrix of(int numRows, int numCols, Complex[] z, Tag unit) {
    double[] real = Arrays.stream(z).mapToDouble(Complex::getReal).toArray();
    double[] imaginary = Arrays.stream(z).mapToDouble(Complex::getImaginary).toArray();
    return new ComplexMatrix(
        ConstantMatrix.borrowing(DMatrixRMaj.wrap(numRows, numCols, real)),
        ConstantMatrix.borrowing(DMatrixRMaj.wrap(numRows, numCols, imaginary)),
        unit);
  }

  @Override
  public long level() {
    return unit.level();
  }

  @Override
  public DMatrixRMaj value() {
    return real.value();
  }

  @Override
  protected Scalar element(int index) {
    unit.check("get");
    return new ComplexScalar(new Complex(real.at(index), imaginary.at(index)), unit);
  }

  @Override
  public Matrix[] apply(MatrixRule rule, Matrix... x) {
    Arguments.application(rule, x);
    unit.check(rule.name());
    ConstantMatrix[] a = new ConstantMatrix[x.length];
    ConstantMatrix[] b = new ConstantMatrix[x.length];
    for (int i = 0; i < x.length; i++) {
      a[i] = part(rule, x[i], true);
      b[i] = part(rule, x[i], false);
    }
    return switch (rule.linearity()) {
      case LINEAR -> paired(rule.evaluate(a), rule.evaluate(b));
      case BILINEAR ->
          new Matrix[] {
            paired(
                rule.of(a[0], a[1]).minus(rule.of(b[0], b[1])),
                rule.of(a[0], b[1]).plus(rule.of(b[0], a[1])))
          };
      case NONE -> rule.definition(x);
    };
  }

  private Matrix[] paired(ConstantMatrix[] a, ConstantMatrix[] b) {
    Matrix[] complex = new Matrix[a.length];
    Arrays.setAll(complex, i -> paired(a[i], b[i]));
    return complex;
  }

  private Matrix paired(Matrix a, Matrix b) {
    return new ComplexMatrix((ConstantMatrix) a, (ConstantMatrix) b, unit);
  }

  private ConstantMatrix part(MatrixRule rule, Matrix x, boolean real) {
    if (x instanceof ComplexMatrix c && c.unit == unit) {
      return real ? c.real : c.imaginary;
    }
    if (x instanceof ConstantMatrix c) {
      return real ? c : ConstantMatrix.zero(c.numRows(), c.numCols());
    }
    throw mixed(rule.name(), x);
  }

  @Override
  public String toString() {
    return "complex(" + shape() + ")";
  }
}
