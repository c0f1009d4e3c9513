package org.duetad.core.replay;

import java.util.Arrays;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.CarefulPass;
import org.jspecify.annotations.Nullable;

/** All values of one evaluation of a {@link Replay}. */
public final class ReplayFrame {

  private final Replay owner;

  /** The inputs, the constants, and the results of each batch. */
  final double[][] arrays;

  /** The matrices, by index. */
  final @Nullable Matrix[] matrices;

  /** Whether all values belong to one point. */
  boolean evaluated;

  ReplayFrame(Replay owner, ReplayLayout layout) {
    this.owner = owner;
    this.arrays = layout.arrays();
    this.matrices = layout.matrices();
  }

  /**
   * How many inputs there are.
   *
   * @return 1 or more
   */
  public int inputs() {
    return arrays[ReplayLayout.INPUTS].length;
  }

  /**
   * An input of the latest evaluation.
   *
   * @param i which one
   * @return its value
   */
  public double input(int i) {
    return arrays[ReplayLayout.INPUTS][i];
  }

  /** Whether a value is infinite. */
  boolean overflowed() {
    for (double[] array : arrays) {
      for (double value : array) {
        if (Double.isInfinite(value)) {
          return true;
        }
      }
    }
    return Arrays.stream(matrices).anyMatch(m -> m != null && CarefulPass.isInfinite(m));
  }

  void require(Replay replay) {
    if (owner != replay) {
      throw new IllegalArgumentException(
          "replay: the frame belongs to another replay; take one from this replay's frame()");
    }
  }
}
