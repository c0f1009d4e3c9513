package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** Square roots and logarithms of decimal matrices, by iterations of inverses. */
final class BigRoots {

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal NEAR = new BigDecimal("0.01");
  private static final int MOST = 500;

  /** Digits that iterations may lose. */
  private static final int GUARD = 20;

  private BigRoots() {}

  /** {@code 10ⁿ √(10⁻²ⁿ A)} of a matrix of size 1 or so: each halving of a size is an iteration. */
  static BigDecimal[][] sqrt(BigDecimal[][] a, MathContext context) {
    BigDecimal size = size(a);
    int n = size.signum() == 0 ? 0 : Big.magnitude(size) / 2;
    return shifted(ofSizeOne(shifted(a, -2 * n), context), n);
  }

  /** By Denman and Beavers: {@code X' = (X + Y⁻¹)/2, Y' = (Y + X⁻¹)/2} from A and I. */
  private static BigDecimal[][] ofSizeOne(BigDecimal[][] a, MathContext context) {
    MathContext inner = new MathContext(context.getPrecision() + GUARD);
    BigDecimal[][] x = a;
    BigDecimal[][] y = BigAlgebra.identity(a.length);
    BigDecimal small = BigDecimal.ONE.scaleByPowerOfTen(-context.getPrecision());
    for (int k = 0; k < MOST; k++) {
      BigDecimal[][] next = mean(x, inverse(y, inner), inner);
      y = mean(y, inverse(x, inner), inner);
      boolean converged = size(minus(next, x, inner)).compareTo(small.multiply(size(x))) <= 0;
      x = next;
      if (converged) {
        return x;
      }
    }
    throw new ArithmeticException("sqrtm: no principal root");
  }

  /** {@code 2^s log A^(1/2^s)}, by the series about I. */
  static BigDecimal[][] log(BigDecimal[][] a, MathContext context) {
    MathContext inner = new MathContext(context.getPrecision() + GUARD);
    BigDecimal[][] identity = BigAlgebra.identity(a.length);
    BigDecimal[][] root = a;
    BigDecimal scale = BigDecimal.ONE;
    while (size(minus(root, identity, inner)).compareTo(NEAR) > 0) {
      root = sqrt(root, inner);
      scale = scale.add(scale);
    }
    BigDecimal[][] z = minus(root, identity, inner);
    BigDecimal[][] power = z;
    BigDecimal[][] sum = z;
    for (int k = 2; k <= inner.getPrecision() / 2; k++) {
      power =
          BigAlgebra.scaled(BigAlgebra.product(power, z, inner), BigDecimal.ONE.negate(), inner);
      BigDecimal weight = BigDecimal.ONE.divide(BigDecimal.valueOf(k), inner);
      sum = BigAlgebra.sum(sum, BigAlgebra.scaled(power, weight, inner), inner);
    }
    return BigAlgebra.scaled(sum, scale, context);
  }

  /** The transposed cofactors over the determinant. */
  private static BigDecimal[][] inverse(BigDecimal[][] a, MathContext context) {
    BigDecimal[][] adjugate = BigAlgebra.transposed(BigAlgebra.cofactors(a, context));
    BigDecimal determinant = BigAlgebra.product(a, adjugate, context)[0][0];
    return BigAlgebra.scaled(adjugate, BigDecimal.ONE.divide(determinant, context), context);
  }

  /** With zeros of scale 0: the scale of a product of zeros is the sum of theirs. */
  private static BigDecimal[][] mean(BigDecimal[][] a, BigDecimal[][] b, MathContext context) {
    BigDecimal[][] mean = BigAlgebra.scaled(BigAlgebra.sum(a, b, context), HALF, context);
    for (BigDecimal[] row : mean) {
      Arrays.setAll(row, i -> row[i].signum() == 0 ? BigDecimal.ZERO : row[i]);
    }
    return mean;
  }

  private static BigDecimal[][] minus(BigDecimal[][] a, BigDecimal[][] b, MathContext context) {
    return BigAlgebra.sum(a, BigAlgebra.scaled(b, BigDecimal.ONE.negate(), context), context);
  }

  private static BigDecimal[][] shifted(BigDecimal[][] a, int digits) {
    return Arrays.stream(a)
        .map(
            row ->
                Arrays.stream(row)
                    .map(element -> element.scaleByPowerOfTen(digits))
                    .toArray(BigDecimal[]::new))
        .toArray(BigDecimal[][]::new);
  }

  /** The sum of all elements' magnitudes, to a few digits: zeros may have any scale. */
  private static BigDecimal size(BigDecimal[][] a) {
    BigDecimal size = BigDecimal.ZERO;
    for (BigDecimal[] row : a) {
      for (BigDecimal element : row) {
        size = size.add(element.abs(), MathContext.DECIMAL64);
      }
    }
    return size;
  }
}
