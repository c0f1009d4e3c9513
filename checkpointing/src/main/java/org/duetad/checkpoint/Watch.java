package org.duetad.checkpoint;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Looks on while steps are done: tells how far they are, and compares what is done again. */
final class Watch {

  private final @Nullable SteppingProgress progress;
  private final long all;
  private final @Nullable StateDigests digests;
  private final double[] operand;
  private long done;

  Watch(@Nullable SteppingProgress progress, long all, @Nullable StateDigests digests, int length) {
    this.progress = progress;
    this.all = all;
    this.digests = digests;
    this.operand = digests == null ? new double[0] : new double[length];
  }

  void first(double[] state) {
    if (digests != null) {
      digests.expect(0, state);
    }
  }

  void before(double[] state) {
    if (digests != null) {
      System.arraycopy(state, 0, operand, 0, operand.length);
    }
  }

  void after(long index, double[] state, double[] next) {
    if (digests != null) {
      requireUnchanged(index, state);
      digests.expect(index + 1, next);
    }
    count();
  }

  private void requireUnchanged(long index, double[] state) {
    int i = Arrays.mismatch(operand, state);
    if (i >= 0) {
      throw new IllegalStateException(
          "step "
              + index
              + " changed its operand: component "
              + i
              + " of the state was "
              + operand[i]
              + ", and is "
              + state[i]
              + " now; a step must leave the state that it is given as it is");
    }
  }

  void swept() {
    count();
  }

  private void count() {
    done++;
    if (progress != null) {
      progress.at(done, all);
    }
  }
}
