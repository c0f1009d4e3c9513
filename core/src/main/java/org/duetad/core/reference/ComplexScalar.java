package org.duetad.core.reference;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.complex.Complex;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.AbstractScalar;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A complex number as a Scalar: an analytic function is computed by its complex form if it has one
 * in {@link ComplexForms}, else by its rule's definition in simpler operations. No slope is ever
 * read. Comparisons use the real part.
 */
final class ComplexScalar extends AbstractScalar {

  private final Complex z;
  private final Tag unit;

  ComplexScalar(Complex z, Tag unit) {
    this.z = z;
    this.unit = unit;
  }

  @Override
  public double value() {
    return z.getReal();
  }

  double imaginary() {
    return z.getImaginary();
  }

  boolean isOf(Tag other) {
    return unit == other;
  }

  @Override
  public Scalar apply(UnaryRule rule) {
    Arguments.rule(rule);
    unit.check(rule);
    UnaryOperator<Complex> form = ComplexForms.of(rule);
    return form != null
        ? new ComplexScalar(form.apply(z), unit)
        : defined(rule.name(), rule.definition()).apply(this);
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    Arguments.rule(rule);
    Complex y = complex(rule.name(), right);
    BinaryOperator<Complex> form = ComplexForms.of(rule);
    return form != null
        ? new ComplexScalar(form.apply(z, y), unit)
        : defined(rule.name(), rule.definition()).apply(this, right);
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    Arguments.rule(rule);
    return new ComplexScalar(complex(rule.name(), left), unit).apply(rule, this);
  }

  @Override
  public long level() {
    return unit.level();
  }

  @Override
  public Scalar apply(Reduction rule, Scalar[] x) {
    Arguments.application(rule, x);
    return defined(rule.name(), rule.definition()).apply(checked(rule.name(), x));
  }

  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    Arguments.application(rule, x);
    return Arrays.stream(rule.definition(checked(rule.name(), x))).toArray(Scalar[]::new);
  }

  @Override
  public Matrix matrixOf(int numRows, int numCols, Scalar[] x) {
    Complex[] elements = Arrays.stream(x).map(xi -> complex("matrix", xi)).toArray(Complex[]::new);
    return ComplexMatrix.of(numRows, numCols, elements, unit);
  }

  private Scalar[] checked(String operation, Scalar[] x) {
    for (Scalar operand : x) {
      complex(operation, operand);
    }
    return x;
  }

  private Complex complex(String operation, Scalar x) {
    unit.check(operation);
    if (x instanceof ComplexScalar c && c.unit == unit) {
      return c.z;
    }
    if (x instanceof Constant) {
      return new Complex(x.value(), 0);
    }
    throw mixed(operation, x);
  }

  private static <F> F defined(String name, @Nullable F definition) {
    if (definition == null) {
      throw new UnsupportedOperationException(
          name + ": has no complex form and no definition in simpler operations; use another mode");
    }
    return definition;
  }

  @Override
  public String toString() {
    return "complex(" + z.getReal() + ", " + z.getImaginary() + ")";
  }
}
