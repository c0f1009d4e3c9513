package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** Eigenvalues of decimal matrices that are all real, as zeros of the characteristic polynomial. */
final class BigPolynomial {

  private static final int MOST = 10_000;

  private BigPolynomial() {}

  /**
   * The eigenvalues, ascending. Newton's iteration from above descends to the largest zero of a
   * polynomial whose zeros are all real; then that is divided out.
   */
  static BigDecimal[] eigenvalues(BigDecimal[][] a, MathContext context) {
    MathContext inner = new MathContext(4 * context.getPrecision());
    BigDecimal[] polynomial = characteristic(a, inner);
    BigDecimal[] zeros = new BigDecimal[a.length];
    for (int k = a.length - 1; k >= 0; k--) {
      zeros[k] = largestZero(polynomial, inner);
      polynomial = divided(polynomial, zeros[k], inner);
    }
    return zeros;
  }

  /** By Faddeev and Le Verrier, the leading coefficient first. */
  private static BigDecimal[] characteristic(BigDecimal[][] a, MathContext context) {
    int n = a.length;
    BigDecimal[] coefficients = new BigDecimal[n + 1];
    coefficients[0] = BigDecimal.ONE;
    BigDecimal[][] m = BigAlgebra.zeros(n, n);
    for (int k = 1; k <= n; k++) {
      BigDecimal[][] shift =
          BigAlgebra.scaled(BigAlgebra.identity(n), coefficients[k - 1], context);
      m = BigAlgebra.sum(BigAlgebra.product(a, m, context), shift, context);
      BigDecimal trace = BigDecimal.ZERO;
      BigDecimal[][] product = BigAlgebra.product(a, m, context);
      for (int i = 0; i < n; i++) {
        trace = trace.add(product[i][i]);
      }
      coefficients[k] = trace.negate().divide(BigDecimal.valueOf(k), context);
    }
    return coefficients;
  }

  private static BigDecimal largestZero(BigDecimal[] polynomial, MathContext context) {
    BigDecimal x = BigDecimal.ONE;
    for (BigDecimal coefficient : polynomial) {
      x = x.add(coefficient.abs(), context);
    }
    for (int k = 0; k < MOST; k++) {
      BigDecimal value = BigDecimal.ZERO;
      BigDecimal slope = BigDecimal.ZERO;
      for (BigDecimal coefficient : polynomial) {
        slope = slope.multiply(x, context).add(value, context);
        value = value.multiply(x, context).add(coefficient, context);
      }
      if (slope.signum() <= 0 || value.signum() <= 0) {
        return x;
      }
      BigDecimal next = x.subtract(value.divide(slope, context), context);
      if (next.compareTo(x) >= 0) {
        return x;
      }
      x = next;
    }
    throw new ArithmeticException("eigenvalues: not all are real");
  }

  private static BigDecimal[] divided(
      BigDecimal[] polynomial, BigDecimal zero, MathContext context) {
    BigDecimal[] quotient = Arrays.copyOf(polynomial, polynomial.length - 1);
    for (int k = 1; k < quotient.length; k++) {
      quotient[k] = quotient[k].add(quotient[k - 1].multiply(zero, context), context);
    }
    return quotient;
  }
}
