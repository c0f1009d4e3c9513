package org.duetad.reverse;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.duetad.core.kernel.Kernel;
import org.duetad.core.kernel.KernelFrame;
import org.duetad.core.mode.Jvp;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/** A kernel, and frames that are not in use. */
final class PreparedKernel {

  private final Kernel kernel;
  private final int outputs;
  private final ConcurrentLinkedQueue<KernelFrame> frames = new ConcurrentLinkedQueue<>();

  PreparedKernel(Kernel kernel, int outputs) {
    this.kernel = kernel;
    this.outputs = outputs;
  }

  /**
   * An evaluation, until it is closed.
   *
   * @param of the kernel
   * @param frame the values
   * @param y the outputs
   */
  @SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
  record Evaluation(PreparedKernel of, KernelFrame frame, double[] y) implements AutoCloseable {

    /** Puts all inputs one after the other; the array where they are, which is that of a point. */
    double[] put(double[]... all) {
      double[] inputs = frame.inputs();
      int next = 0;
      for (double[] some : all) {
        System.arraycopy(some, 0, inputs, next, some.length);
        next += some.length;
      }
      return inputs;
    }

    /** Whether the outputs are those of the function, which may take another branch. */
    boolean holds(double[] point) {
      try {
        return of.kernel.holds(point, frame, y);
      } catch (RuntimeException e) {
        throw new KernelFailure(e);
      }
    }

    /** The same, with pullbacks at once. */
    boolean holds(double[] point, double[][] w, double[][] xBar) {
      try {
        return of.kernel.pullback(point, frame, y, w, xBar);
      } catch (RuntimeException e) {
        throw new KernelFailure(e);
      }
    }

    double[] pullback(double[] w, double[] xBar) {
      return pullbacks(new double[][] {w}, new double[][] {xBar})[0];
    }

    double[][] pullbacks(double[][] w, double[][] xBar) {
      try {
        of.kernel.pullback(frame, w, xBar);
        return xBar;
      } catch (RuntimeException e) {
        throw new KernelFailure(e);
      }
    }

    /** The first half of the outputs, and their tangents, in an array or a new one. */
    Jvp tangents(double @Nullable [] out) {
      int m = y.length / 2;
      double[] tangent = out == null ? new double[m] : out;
      Arguments.length("jvp", "array for the tangent", tangent, m);
      System.arraycopy(y, m, tangent, 0, m);
      return new Jvp(Arrays.copyOf(y, m), tangent);
    }

    @Override
    public void close() {
      of.frames.add(frame);
    }
  }

  /** Memory for an evaluation. */
  Evaluation begin() {
    KernelFrame frame = frames.poll();
    return new Evaluation(this, frame == null ? kernel.frame() : frame, new double[outputs]);
  }

  Kernel kernel() {
    return kernel;
  }

  int outputs() {
    return outputs;
  }

  /** Whether it has no loops of many turns. */
  boolean isStraight() {
    return kernel.isNumberByNumber();
  }

  Optional<PreparedKernel> tangent() {
    return kernel.findTangent().map(tangent -> new PreparedKernel(tangent, 2 * outputs));
  }

  long bytesPerFrame() {
    return kernel.bytesPerFrame() + kernel.workingBytes();
  }

  static void requireOne(String operation, int outputs) {
    if (outputs != 1) {
      throw new IllegalArgumentException(
          operation + ": the function has " + outputs + " outputs; call jacobian or pullback");
    }
  }
}
