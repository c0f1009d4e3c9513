package org.duetad.core.reference;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The matrix rules that are neither linear nor defined by simpler ones, in decimal arithmetic: by
 * their mathematical meaning, none of the library's formulas. By name, as the rules are not public.
 */
final class BigMatrixForms {

  /** The results of a rule of one matrix; vectors up to their sign. */
  @FunctionalInterface
  interface Form {
    BigDecimal[][][] at(BigDecimal[][] a, MathContext context);
  }

  private static final Map<String, Form> FORMS =
      Map.ofEntries(
          entry("symmetricEigenvalues", (a, c) -> one(values(a, c))),
          entry("symmetricEigen", BigMatrixForms::eigen),
          entry("singularValues", (a, c) -> one(BigAlgebra.column(singularValues(a, c)))),
          entry("svd", BigMatrixForms::svd),
          entry("symmetricSqrt", (a, c) -> one(BigAlgebra.function(a, x -> sqrt(x, c), c))),
          entry(
              "symmetricInverseSqrt",
              (a, c) -> one(BigAlgebra.function(a, x -> BigDecimal.ONE.divide(sqrt(x, c), c), c))),
          entry("eigenvalues", (a, c) -> one(BigAlgebra.column(BigPolynomial.eigenvalues(a, c)))),
          entry("sqrtm", (a, c) -> one(BigRoots.sqrt(a, c))),
          entry("logm", (a, c) -> one(BigRoots.log(a, c))),
          entry("symmetricLog", (a, c) -> one(BigAlgebra.function(a, x -> Big.log(x, c), c))),
          entry("symmetricExp", (a, c) -> one(BigAlgebra.function(a, x -> Big.exp(x, c), c))),
          entry("matrixExponential", (a, c) -> one(BigAlgebra.exponential(a, c))),
          entry("cofactor", (a, c) -> one(BigAlgebra.cofactors(a, c))));

  private BigMatrixForms() {}

  static @Nullable Form of(String name) {
    return FORMS.get(name);
  }

  private static BigDecimal[][][] one(BigDecimal[][] result) {
    return new BigDecimal[][][] {result};
  }

  private static BigDecimal sqrt(BigDecimal x, MathContext context) {
    if (x.signum() < 0) {
      throw new ArithmeticException("sqrt: no value at " + x.doubleValue());
    }
    return x.sqrt(context);
  }

  private static BigDecimal[][] values(BigDecimal[][] a, MathContext context) {
    return BigAlgebra.column(BigEigen.of(a, context).values());
  }

  private static BigDecimal[][][] eigen(BigDecimal[][] a, MathContext context) {
    BigEigen eigen = BigEigen.of(a, context);
    return new BigDecimal[][][] {BigAlgebra.column(eigen.values()), eigen.vectors()};
  }

  /** Of {@code AᵀA}, or of {@code AAᵀ} if that is smaller; in descending order. */
  private static BigEigen gram(BigDecimal[][] a, MathContext context) {
    BigDecimal[][] transposed = BigAlgebra.transposed(a);
    boolean wide = a.length < a[0].length;
    MathContext inner = new MathContext(2 * context.getPrecision());
    return BigEigen.of(
        wide ? BigAlgebra.product(a, transposed, inner) : BigAlgebra.product(transposed, a, inner),
        inner);
  }

  private static BigDecimal[] singularValues(BigDecimal[][] a, MathContext context) {
    BigDecimal[] squares = gram(a, context).values();
    BigDecimal[] descending = new BigDecimal[squares.length];
    Arrays.setAll(
        descending, i -> squares[squares.length - 1 - i].max(BigDecimal.ZERO).sqrt(context));
    return descending;
  }

  /** Thin: one side from the spectrum, the other as its image. */
  private static BigDecimal[][][] svd(BigDecimal[][] a, MathContext context) {
    if (a.length < a[0].length) {
      BigDecimal[][][] other = svd(BigAlgebra.transposed(a), context);
      return new BigDecimal[][][] {other[2], other[1], other[0]};
    }
    BigDecimal[] s = singularValues(a, context);
    BigDecimal[][] ascending = gram(a, context).vectors();
    BigDecimal[][] v = BigAlgebra.zeros(s.length, s.length);
    for (int i = 0; i < s.length; i++) {
      for (int k = 0; k < s.length; k++) {
        v[i][k] = ascending[i][s.length - 1 - k];
      }
    }
    BigDecimal[][] u = BigAlgebra.product(a, v, context);
    for (BigDecimal[] row : u) {
      Arrays.setAll(row, k -> row[k].divide(s[k], context));
    }
    return new BigDecimal[][][] {u, BigAlgebra.column(s), v};
  }
}
