package org.duetad.core.implicit;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Seeds;
import org.duetad.core.nested.NestedVjp;
import org.duetad.core.sparse.BandedFactors;
import org.duetad.core.sparse.Colouring;
import org.duetad.core.sparse.Ordering;
import org.duetad.core.sparse.Sparsity;
import org.duetad.core.sparse.SparsityPattern;
import org.duetad.core.spi.Primals;
import org.jspecify.annotations.Nullable;

/**
 * Many equations, each of a few unknowns: where the entries of {@code G = ∂g/∂x} are, and which
 * rows have none in common, so that one pullback has all of them.
 *
 * @param pattern the entries
 * @param colours of rows
 */
record BandedEquations(SparsityPattern pattern, Colouring colours) {

  /** With fewer unknowns, dense matrices are faster. */
  private static final int LEAST = 32;

  /**
   * Of g at a point, on the branch it takes there.
   *
   * @return null if G is small, or not banded in any order
   */
  static @Nullable BandedEquations find(VectorFunction g, Scalar[] x, Scalar[] p) {
    int n = x.length;
    if (n < LEAST) {
      return null;
    }
    SparsityPattern pattern;
    try {
      pattern = ofUnknowns(n, Sparsity.jacobian(g, Primals.of(Solution.joined(x, p))));
    } catch (RuntimeException undetected) {
      return null; // What is wrong with g itself is seen when it is differentiated.
    }
    return BandedFactors.isNarrow(pattern)
        ? new BandedEquations(pattern, Colouring.ofRows(pattern, Ordering.NATURAL))
        : null;
  }

  private static SparsityPattern ofUnknowns(int n, SparsityPattern all) {
    int[][] rows = new int[all.rows()][];
    Arrays.setAll(rows, i -> Arrays.stream(all.row(i)).filter(j -> j < n).toArray());
    return SparsityPattern.ofRows(n, rows);
  }

  /** The factors of G, at a point of doubles. */
  LinearSystem factors(NestedVjp equations) {
    double[][] sums = Seeds.sums(pattern.rows(), colours.groups());
    for (int colour = 0; colour < sums.length; colour++) {
      sums[colour] = Primals.of(equations.pullback(Scalar.of(sums[colour])));
    }
    double[] entries = new double[pattern.count()];
    int k = 0;
    for (int i = 0; i < pattern.rows(); i++) {
      for (int j : pattern.row(i)) {
        entries[k++] = sums[colours.of(i)][j];
      }
    }
    try {
      return new LinearSystem.Banded(BandedFactors.of(pattern, entries));
    } catch (ArithmeticException singular) {
      return new LinearSystem.Singular(singular);
    }
  }
}
