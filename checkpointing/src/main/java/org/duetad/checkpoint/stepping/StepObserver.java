package org.duetad.checkpoint.stepping;

import java.util.Arrays;
import org.duetad.checkpoint.verify.StateDigests;
import org.jspecify.annotations.Nullable;

/** Looks on while steps are done: tells how far they are, and compares what is done again. */
final class StepObserver {

  private final @Nullable SteppingProgress progress;
  private final long all;
  private final @Nullable StateDigests digests;
  private final double[] parameters;
  private final double[] operand;
  private final double[] parametersBefore;
  private long done;

  /** For steps of states of a length; the parameters are those that are handed to them. */
  StepObserver(
      @Nullable SteppingProgress progress,
      long all,
      @Nullable StateDigests digests,
      int length,
      double[] parameters) {
    this.progress = progress;
    this.all = all;
    this.digests = digests;
    this.operand = digests == null ? new double[0] : new double[length];
    this.parameters = digests == null ? new double[0] : parameters;
    this.parametersBefore = this.parameters.clone();
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
      requireUnchanged(index, "the state", operand, state);
      requireUnchanged(index, "the parameters", parametersBefore, parameters);
      digests.expect(index + 1, next);
    }
    count();
  }

  private static void requireUnchanged(long index, String what, double[] before, double[] now) {
    int i = Arrays.mismatch(before, now);
    if (i >= 0) {
      throw new IllegalStateException(
          "step "
              + index
              + " changed its operand: component "
              + i
              + " of "
              + what
              + " was "
              + before[i]
              + ", and is "
              + now[i]
              + " now; a step must leave what it is given as it is");
    }
  }

  void swept(long index) {
    requireUnchanged(index, "the parameters", parametersBefore, parameters);
    count();
  }

  private void count() {
    done++;
    if (progress != null) {
      progress.at(done, all);
    }
  }
}
