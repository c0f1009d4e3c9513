package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.AbstractScalar;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * A decimal number as a Scalar: a rule is computed by its form in {@link BigForms} if it has one,
 * else by its definition in simpler operations. Neither a rule's values nor its slopes are read.
 */
final class BigScalar extends AbstractScalar {

  private final BigDecimal exact;
  private final MathContext context;

  BigScalar(BigDecimal exact, MathContext context) {
    this.exact = exact;
    this.context = context;
  }

  @Override
  public double value() {
    return exact.doubleValue();
  }

  static BigDecimal exact(Scalar x) {
    if (x instanceof BigScalar b) {
      return b.exact;
    }
    if (!Double.isFinite(x.value())) {
      throw new ArithmeticException("there is no decimal number " + x.value());
    }
    return new BigDecimal(x.value());
  }

  @Override
  public Scalar apply(UnaryRule rule) {
    Arguments.rule(rule);
    BigForms.Unary form = BigForms.of(rule);
    return form != null
        ? rounded(form.at(exact, context))
        : defined(rule.name(), rule.definition()).apply(this);
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    Arguments.rule(rule);
    BigForms.Binary form = BigForms.of(rule);
    return form != null
        ? rounded(form.at(exact, exact(right), context))
        : defined(rule.name(), rule.definition()).apply(this, right);
  }

  @Override
  public long level() {
    return 0;
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    Arguments.rule(rule);
    return new BigScalar(exact(left), context).apply(rule, this);
  }

  @Override
  public Scalar apply(Reduction rule, Scalar[] x) {
    Arguments.application(rule, x);
    return defined(rule.name(), rule.definition()).apply(x);
  }

  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    Arguments.application(rule, x);
    return rule.definition(x);
  }

  @Override
  public Matrix matrixOf(int numRows, int numCols, Scalar[] x) {
    return BigMatrix.of(numRows, numCols, x, context);
  }

  private Scalar rounded(BigDecimal result) {
    return new BigScalar(result.round(context), context);
  }

  private static <F> F defined(String name, @Nullable F definition) {
    if (definition == null) {
      throw new UnsupportedOperationException(
          name + ": has neither a high-precision form nor a definition in simpler operations");
    }
    return definition;
  }

  // Two numbers may differ by less than doubles can resolve.

  @Override
  public int compareTo(Scalar other) {
    return exact.compareTo(exact(other));
  }

  @Override
  public boolean isLessThan(Scalar other) {
    return compareTo(other) < 0;
  }

  @Override
  public boolean isGreaterThan(Scalar other) {
    return compareTo(other) > 0;
  }

  @Override
  public boolean isLessThanOrEqualTo(Scalar other) {
    return compareTo(other) <= 0;
  }

  @Override
  public boolean isGreaterThanOrEqualTo(Scalar other) {
    return compareTo(other) >= 0;
  }

  @Override
  public String toString() {
    return exact.toString();
  }
}
