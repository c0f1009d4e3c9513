package org.duetad.reverse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.Kernel;
import org.duetad.core.kernel.KernelFrame;
import org.duetad.core.program.Program;
import org.duetad.core.spi.Excerpt;
import org.jspecify.annotations.Nullable;

/** The branches of a prepared function, recorded when they are first taken. */
final class PreparedBranches {

  /** More would cost more to try than to record. */
  private static final int MOST = 64;

  /** With fewer turns done at once on the first branch, a tape is faster. */
  private static final double LEAST_LANES = 8;

  private final DataFunction f;
  private final int variables;
  private final int data;
  private final AtomicInteger recordings = new AtomicInteger();

  /** The latest first. */
  private volatile List<PreparedBranch> branches = List.of();

  /** Whether kernels do not pay. */
  private volatile boolean taped;

  PreparedBranches(DataFunction f, double[] x, double[] data) {
    this.f = f;
    this.variables = x.length;
    this.data = data.length;
    record(MathArrays.concatenate(x, data));
  }

  /** An evaluation, until it is closed. */
  record Evaluation(PreparedBranch branch, KernelFrame frame, double[] y) implements AutoCloseable {

    double[] pullback(double[] w, double[] xBar) {
      branch.kernel().pullback(frame, w, xBar);
      return xBar;
    }

    @Override
    public void close() {
      branch.giveBack(frame);
    }
  }

  DataFunction function() {
    return f;
  }

  int variables() {
    return variables;
  }

  int data() {
    return data;
  }

  int recordings() {
    return recordings.get();
  }

  boolean isTaped() {
    return taped;
  }

  /** An evaluation by a kernel, or null if the function is to be differentiated on a tape. */
  @Nullable Evaluation evaluate(double[] x, double[] at) {
    double[] point = MathArrays.concatenate(x, at);
    while (!taped) {
      for (PreparedBranch branch : branches) {
        KernelFrame frame = branch.take();
        double[] y = new double[branch.outputs()];
        if (branch.kernel().holds(point, frame, y)) {
          moveToFront(branch);
          return checked(new Evaluation(branch, frame, y), x, at);
        }
        branch.giveBack(frame);
      }
      record(point);
    }
    return null;
  }

  private synchronized void record(double[] point) {
    VectorFunction joined =
        all ->
            f.apply(Arrays.copyOf(all, variables), Arrays.copyOfRange(all, variables, all.length));
    Program program = Program.record(joined, point);
    recordings.incrementAndGet();
    if (!Kernel.accepts(program)) {
      taped = true;
      return;
    }
    PreparedBranch branch = new PreparedBranch(program, variables);
    if (branches.isEmpty() && branch.kernel().lanes() < LEAST_LANES) {
      taped = true;
      return;
    }
    List<PreparedBranch> all = new ArrayList<>(List.of(branch));
    all.addAll(branches.subList(0, Math.min(branches.size(), MOST - 1)));
    branches = List.copyOf(all);
  }

  private void moveToFront(PreparedBranch branch) {
    if (branches.get(0) == branch) {
      return;
    }
    synchronized (this) {
      List<PreparedBranch> all = new ArrayList<>(branches);
      if (all.remove(branch)) {
        all.add(0, branch);
        branches = List.copyOf(all);
      }
    }
  }

  /** Compares the first, second, fourth ... use of a recording with the function itself. */
  private Evaluation checked(Evaluation at, double[] x, double[] values) {
    if (at.branch().isToBeChecked()) {
      double[] expected = f.at(values).value(x);
      if (!Arrays.equals(expected, at.y())) {
        throw new IllegalStateException(
            "prepared function: recorded, its value is "
                + Excerpt.of(at.y())
                + ", but the function now gives "
                + Excerpt.of(expected)
                + ": captured data changed; pass them as data, prepare(f, x, data)");
      }
    }
    return at;
  }
}
