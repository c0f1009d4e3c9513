package org.duetad.core.replay;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Factors;
import org.duetad.core.matrix.Matrix;
import org.jspecify.annotations.Nullable;

/** The working memory of a {@link Replay}: adjoints, and room for a run's operands or slopes. */
final class ReplaySweep {

  /** Like the arrays of a frame, but none for constants. */
  final double[][] adjoints;

  /** The adjoints of matrices, by index. */
  final @Nullable Matrix[] matrices;

  final double[] left;
  final double[] right;

  /** Whether an exactly zero factor always annihilates; else only a finite other factor. */
  private boolean careful;

  /** Whether a slope was zero whose operand is infinite, not finite, or underflowed. */
  private boolean uncertain;

  ReplaySweep(ReplayLayout layout) {
    adjoints = layout.arrays();
    adjoints[ReplayLayout.CONSTANTS] = new double[0];
    matrices = layout.matrices();
    left = new double[layout.longestBatch()];
    right = new double[layout.longestBatch()];
  }

  /** Starts with all adjoints zero. */
  void begin(boolean carefully) {
    careful = carefully;
    uncertain = false;
    for (double[] adjoint : adjoints) {
      Arrays.fill(adjoint, 0.0);
    }
    Arrays.fill(matrices, null);
  }

  /** Records an operand whose slope was evaluated. */
  double noted(double slope, double operand) {
    if (!Factors.isModerate(slope)) {
      uncertain |= Chain.isOverflow(slope, operand) || Factors.isUncertain(slope, operand);
    }
    return slope;
  }

  /** Records operands that are not evaluated one by one. */
  void noteOverflow() {
    uncertain = true;
  }

  /** Whether a careful pass is needed. */
  boolean isUncertain() {
    return uncertain;
  }

  /**
   * {@code x̄_i += z̄_i s_i} along a run, where an operand that does not move receives the whole
   * sum.
   */
  void add(
      double[] zBar, int z, double[] slopes, int s, boolean slopesMove, BatchOperand side, int n) {
    double[] xBar = adjoints[side.array()];
    int x = side.offset();
    if (careful) {
      addCarefully(zBar, z, slopes, s, slopesMove ? 1 : 0, side, n);
    } else if (!side.moves()) {
      xBar[x] += Loops.dot(zBar, z, slopes, s, slopesMove ? 1 : 0, n);
    } else if (slopesMove) {
      Loops.addProducts(xBar, x, zBar, z, slopes, s, n);
    } else {
      Loops.addMultiples(xBar, x, zBar, z, slopes[s], n);
    }
  }

  private void addCarefully(
      double[] zBar, int z, double[] slopes, int s, int stride, BatchOperand side, int n) {
    double[] xBar = adjoints[side.array()];
    for (int i = 0; i < n; i++) {
      xBar[side.at(i)] += Chain.times(zBar[z + i], slopes[s + stride * i]);
    }
  }

  /** {@code x̄_i += σ z̄_i} along a run, with a sign. */
  void add(double[] zBar, int z, double sign, BatchOperand side, int n) {
    double[] xBar = adjoints[side.array()];
    if (side.moves()) {
      Loops.addMultiples(xBar, side.offset(), zBar, z, sign, n);
    } else {
      for (int i = 0; i < n; i++) {
        xBar[side.offset()] += sign * zBar[z + i];
      }
    }
  }
}
