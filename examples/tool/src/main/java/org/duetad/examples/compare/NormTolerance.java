package org.duetad.examples.compare;

import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.examples.problems.Problem;

/**
 * How far the Euclidean norm of a derivative may be from that of another computation: {@code |‖a‖ -
 * ‖b‖| ≤ ‖a - b‖}, of which each entry is bounded as in {@code duet compare}, and the rounding of
 * the two norms.
 */
@FunctionalInterface
public interface NormTolerance {

  /** Of computations with the same bits. */
  NormTolerance SAME_BITS = (mode, norm) -> 0;

  /**
   * By how much a norm may differ from those of modes by the rules.
   *
   * @param mode the mode's name
   * @param norm the norm
   * @return a bound, NaN where nothing can be said
   */
  double of(String mode, double norm);

  /**
   * The tolerance of a problem.
   *
   * @param problem the problem
   * @return the tolerance, which follows the rounding of each operation once
   */
  static NormTolerance of(Problem problem) {
    ColumnLayout layout = ColumnLayout.of(problem);
    RoundingTolerance rounding = RoundingTolerance.of(problem, layout);
    // A sum of m squares, its root and its scale, in both norms (Higham 2002, section 3.1).
    double own = (layout.entries() + 4) * Math.ulp(1.0);
    return (mode, norm) -> {
      double[] allowed =
          isOfDifferences(mode)
              ? rounding.ofDifferences(problem, layout, IntStream.range(0, layout.directions()))
              : rounding.ofDerivative();
      return MathArrays.safeNorm(allowed) + own * norm;
    };
  }

  private static boolean isOfDifferences(String name) {
    return Mode.all().stream().anyMatch(mode -> mode.name().equals(name) && mode.isOfDifferences());
  }
}
