package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The spectrum of a symmetric matrix in decimal arithmetic, by cyclic Jacobi rotations (Golub and
 * Van Loan, "Matrix Computations", 4th edition, 2013, section 8.5.2). It knows nothing of ties:
 * eigenvalues that differ in the hundredth digit are different.
 */
final class BigEigen {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** Each sweep doubles the digits, so that more are never needed. */
  private static final int SWEEPS = 60;

  private final BigDecimal[][] a;
  private final BigDecimal[][] v;
  private final MathContext context;
  private final int[] ascending;

  private BigEigen(BigDecimal[][] a, MathContext context) {
    this.a = a;
    this.v = BigAlgebra.identity(a.length);
    this.context = new MathContext(context.getPrecision() + 10);
    rotate();
    this.ascending =
        IntStream.range(0, a.length)
            .boxed()
            .sorted(Comparator.comparing(i -> a[i][i]))
            .mapToInt(i -> i)
            .toArray();
  }

  /** Of {@code (A + Aᵀ)/2}. */
  static BigEigen of(BigDecimal[][] a, MathContext context) {
    BigDecimal[][] symmetric = new BigDecimal[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a.length; k++) {
        symmetric[i][k] = a[i][k].add(a[k][i]).divide(TWO);
      }
    }
    return new BigEigen(symmetric, context);
  }

  private void rotate() {
    for (int sweep = 0; sweep < SWEEPS && !isDiagonal(); sweep++) {
      for (int p = 0; p < a.length; p++) {
        for (int q = p + 1; q < a.length; q++) {
          if (a[p][q].signum() != 0) {
            rotate(p, q);
          }
        }
      }
    }
  }

  /** No element beside the diagonal is felt by the largest on it. */
  private boolean isDiagonal() {
    BigDecimal largest = BigDecimal.ZERO;
    BigDecimal beside = BigDecimal.ZERO;
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a.length; k++) {
        largest = largest.max(a[i][k].abs());
        beside = i == k ? beside : beside.max(a[i][k].abs());
      }
    }
    return beside.signum() == 0
        || Big.magnitude(beside) < Big.magnitude(largest) - 2 * context.getPrecision();
  }

  /** {@code t = sign(θ)/(|θ| + √(θ² + 1)), θ = (a_qq - a_pp)/2a_pq} makes a_pq zero. */
  private void rotate(int p, int q) {
    BigDecimal theta = a[q][q].subtract(a[p][p]).divide(a[p][q].multiply(TWO), context);
    BigDecimal root = theta.multiply(theta, context).add(BigDecimal.ONE, context).sqrt(context);
    BigDecimal tangent = BigDecimal.ONE.divide(theta.abs().add(root, context), context);
    tangent = theta.signum() < 0 ? tangent.negate() : tangent;
    BigDecimal norm = tangent.multiply(tangent, context).add(BigDecimal.ONE, context).sqrt(context);
    BigDecimal c = BigDecimal.ONE.divide(norm, context);
    BigDecimal s = tangent.multiply(c, context);
    for (int k = 0; k < a.length; k++) {
      turn(a[k], p, q, c, s);
    }
    for (int k = 0; k < a.length; k++) {
      BigDecimal upper = a[p][k];
      BigDecimal lower = a[q][k];
      a[p][k] = c.multiply(upper).subtract(s.multiply(lower), context);
      a[q][k] = s.multiply(upper).add(c.multiply(lower), context);
    }
    a[p][q] = BigDecimal.ZERO;
    a[q][p] = BigDecimal.ZERO;
    for (BigDecimal[] row : v) {
      turn(row, p, q, c, s);
    }
  }

  /** Roundings take longer than products, so that only sums are rounded. */
  private void turn(BigDecimal[] row, int p, int q, BigDecimal c, BigDecimal s) {
    BigDecimal left = row[p];
    BigDecimal right = row[q];
    row[p] = c.multiply(left).subtract(s.multiply(right), context);
    row[q] = s.multiply(left).add(c.multiply(right), context);
  }

  /** In ascending order. */
  BigDecimal[] values() {
    return Arrays.stream(ascending).mapToObj(i -> a[i][i]).toArray(BigDecimal[]::new);
  }

  /** Column k belongs to value k. */
  BigDecimal[][] vectors() {
    BigDecimal[][] sorted = new BigDecimal[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a.length; k++) {
        sorted[i][k] = v[i][ascending[k]];
      }
    }
    return sorted;
  }
}
