package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Matrices of decimal numbers: arithmetic, and functions of a spectrum. */
final class BigAlgebra {

  private BigAlgebra() {}

  static BigDecimal[][] zeros(int rows, int cols) {
    BigDecimal[][] zeros = new BigDecimal[rows][cols];
    for (BigDecimal[] row : zeros) {
      Arrays.fill(row, BigDecimal.ZERO);
    }
    return zeros;
  }

  static BigDecimal[][] identity(int n) {
    BigDecimal[][] identity = zeros(n, n);
    for (int i = 0; i < n; i++) {
      identity[i][i] = BigDecimal.ONE;
    }
    return identity;
  }

  static BigDecimal[][] column(BigDecimal... x) {
    return Arrays.stream(x).map(xi -> new BigDecimal[] {xi}).toArray(BigDecimal[][]::new);
  }

  static BigDecimal[][] transposed(BigDecimal[][] a) {
    BigDecimal[][] transposed = zeros(a.length == 0 ? 0 : a[0].length, a.length);
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a[i].length; k++) {
        transposed[k][i] = a[i][k];
      }
    }
    return transposed;
  }

  static BigDecimal[][] product(BigDecimal[][] a, BigDecimal[][] b, MathContext context) {
    BigDecimal[][] product = zeros(a.length, b[0].length);
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b[0].length; k++) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int j = 0; j < b.length; j++) {
          sum = sum.add(a[i][j].multiply(b[j][k], context), context);
        }
        product[i][k] = sum;
      }
    }
    return product;
  }

  /** Each element times a number. */
  static BigDecimal[][] scaled(BigDecimal[][] a, BigDecimal factor, MathContext context) {
    BigDecimal[][] scaled = new BigDecimal[a.length][];
    Arrays.setAll(
        scaled,
        i ->
            Arrays.stream(a[i])
                .map(element -> element.multiply(factor, context))
                .toArray(BigDecimal[]::new));
    return scaled;
  }

  static BigDecimal[][] sum(BigDecimal[][] a, BigDecimal[][] b, MathContext context) {
    BigDecimal[][] sum = zeros(a.length, a[0].length);
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a[i].length; k++) {
        sum[i][k] = a[i][k].add(b[i][k], context);
      }
    }
    return sum;
  }

  /** {@code V f(Λ) Vᵀ} of the symmetric part. */
  static BigDecimal[][] function(
      BigDecimal[][] a, UnaryOperator<BigDecimal> f, MathContext context) {
    BigEigen eigen = BigEigen.of(a, context);
    BigDecimal[][] v = eigen.vectors();
    BigDecimal[] values = Arrays.stream(eigen.values()).map(f).toArray(BigDecimal[]::new);
    BigDecimal[][] scaled = zeros(v.length, v.length);
    for (int i = 0; i < v.length; i++) {
      for (int k = 0; k < v.length; k++) {
        scaled[i][k] = v[i][k].multiply(values[k], context);
      }
    }
    return product(scaled, transposed(v), context);
  }

  /** {@code Σ Aᵏ/k!} of {@code A/2ˢ}, squared s times. */
  static BigDecimal[][] exponential(BigDecimal[][] a, MathContext context) {
    BigDecimal size = BigDecimal.ONE;
    for (BigDecimal[] row : a) {
      for (BigDecimal element : row) {
        size = size.add(element.abs());
      }
    }
    int squarings = 10 + Math.max(0, 4 * Big.magnitude(size));
    MathContext inner = new MathContext(context.getPrecision() + squarings);
    BigDecimal half = BigDecimal.ONE.divide(BigDecimal.valueOf(2).pow(squarings));
    BigDecimal[][] small = scaled(a, half, inner);
    BigDecimal[][] term = identity(a.length);
    BigDecimal[][] sum = term;
    for (int k = 1; k < context.getPrecision(); k++) {
      BigDecimal reciprocal = BigDecimal.ONE.divide(BigDecimal.valueOf(k), inner);
      term = scaled(product(term, small, inner), reciprocal, inner);
      sum = sum(sum, term, inner);
    }
    for (int i = 0; i < squarings; i++) {
      sum = product(sum, sum, inner);
    }
    return sum;
  }

  /** {@code (-1)^(i+k)} times the determinant without row i and column k, by expansion. */
  static BigDecimal[][] cofactors(BigDecimal[][] a, MathContext context) {
    BigDecimal[][] cofactors = zeros(a.length, a.length);
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a.length; k++) {
        BigDecimal minor = determinant(without(a, i, k), context);
        cofactors[i][k] = (i + k) % 2 == 0 ? minor : minor.negate();
      }
    }
    return cofactors;
  }

  private static BigDecimal determinant(BigDecimal[][] a, MathContext context) {
    if (a.length == 0) {
      return BigDecimal.ONE;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 0; k < a.length; k++) {
      BigDecimal term = a[0][k].multiply(determinant(without(a, 0, k), context), context);
      sum = k % 2 == 0 ? sum.add(term, context) : sum.subtract(term, context);
    }
    return sum;
  }

  private static BigDecimal[][] without(BigDecimal[][] a, int row, int col) {
    BigDecimal[][] rest = zeros(a.length - 1, a.length - 1);
    for (int i = 0; i < rest.length; i++) {
      for (int k = 0; k < rest.length; k++) {
        rest[i][k] = a[i < row ? i : i + 1][k < col ? k : k + 1];
      }
    }
    return rest;
  }
}
