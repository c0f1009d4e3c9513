package org.duetad.core.kernel.memory;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.program.loops.LaneSums;
import org.jspecify.annotations.Nullable;

/** The adjoints of one seed: those in memory, those of the rows of all loops, and sums of lanes. */
public final class AdjointMemory {

  final double[] adjoints;
  final double[] sums;

  /** Those of matrices, each null until something is added. */
  final double[] @Nullable [] matrices;

  /** For each loop, and each of its blocks in a turn of the enclosing loops. */
  final double[][][][] rows;

  /** Whether a sweep has begun and not ended. */
  private boolean sweeping;

  AdjointMemory(int size, List<? extends LoopRows> loops, int sums, boolean withMatrices) {
    adjoints = new double[size + 1];
    matrices = new double[withMatrices ? size : 0] @Nullable [];
    this.sums = new double[LaneSums.PARTS * sums];
    rows = new double[loops.size()][][][];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = loops.get(k).adjoints();
    }
  }

  /** Adjoints and sums are zero between sweeps, unless one failed. */
  void begin() {
    if (sweeping) {
      Arrays.fill(adjoints, 0.0);
      Arrays.fill(sums, 0.0);
      Arrays.fill(matrices, null);
    }
    sweeping = true;
  }

  /** Copies adjoints; zeros have no sign. */
  public static void copy(double[] adjoints, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = adjoints[i] + 0.0;
    }
  }

  /** After all parts have taken their adjoints; those of variables and constants remain. */
  void end(int variables, int inputs, int head) {
    Arrays.fill(adjoints, 0, variables, 0.0);
    Arrays.fill(adjoints, inputs, head, 0.0);
    sweeping = false;
  }
}
