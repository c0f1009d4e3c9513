package org.duetad.reverse;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.Kernel;
import org.duetad.core.kernel.KernelBatch;
import org.duetad.core.kernel.KernelColumns;
import org.duetad.core.kernel.KernelJacobian;
import org.duetad.core.kernel.RecordedBranches;
import org.duetad.core.mode.JacobianEntries;
import org.duetad.core.mode.ValueAndJacobian;
import org.duetad.core.program.Program;
import org.duetad.core.spi.Excerpt;
import org.jspecify.annotations.Nullable;

/** The branches of a prepared function, recorded when they are first taken. */
final class PreparedBranches {

  /** More would cost more to try than to record. */
  private static final int MOST = 64;

  /** What a frame for each branch may take. */
  private static final long MOST_BYTES = 1L << 28;

  private final DataFunction f;
  private final int variables;
  private final int data;
  private final PreparationCounts counts;

  private final RecordedBranches<PreparedBranch> branches = new RecordedBranches<>();

  /** Whether inputs are captured, or kernels do not pay. */
  private volatile boolean taped;

  private final FirstBranch first;

  PreparedBranches(DataFunction f, double[] x, double[] data, PreparationCounts counts) {
    this.f = f;
    this.counts = counts;
    this.variables = x.length;
    this.data = data.length;
    record(joined(x, data), branches.all());
    first = new FirstBranch(branches.all().isEmpty() ? null : branches.all().get(0));
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

  Preparations preparations() {
    return counts.now();
  }

  boolean isTaped() {
    return taped;
  }

  /**
   * Whether the function, when it was prepared, had no loops of many turns, and no derivatives side
   * by side: a kernel then does one direction or seed after the other, a tape eight at once.
   */
  boolean areOneByOne(boolean areDirections) {
    return first.isOneByOne(areDirections);
  }

  /** How many outputs it had when it was prepared. */
  int outputs() {
    return first.outputs();
  }

  /** Notes a use on a tape. */
  void usedOnTape() {
    counts.used(true);
  }

  /** All inputs: no copy where there are no data. */
  static double[] joined(double[] x, double[] data) {
    return data.length == 0 ? x : MathArrays.concatenate(x, data);
  }

  /** An evaluation by a kernel, or null if the function is to be differentiated on a tape. */
  PreparedKernel.@Nullable Evaluation evaluate(double[] x, double[] at) {
    double[] point = joined(x, at);
    return evaluate(x, at, PreparedBranch::values, each -> each.holds(point));
  }

  /** The same, with pullbacks of seeds at once. */
  PreparedKernel.@Nullable Evaluation evaluate(
      double[] x, double[] at, double[][] w, double[][] xBar) {
    double[] point = joined(x, at);
    return evaluate(x, at, PreparedBranch::values, each -> each.holds(point, w, xBar));
  }

  /** The same, of the outputs and their tangents along a direction. */
  PreparedKernel.@Nullable Evaluation evaluate(double[] x, double[] at, double[] v) {
    return evaluate(x, at, PreparedBranch::tangents, each -> each.holds(each.put(x, at, v)));
  }

  /** The same, with pullbacks of seeds of these at once. */
  PreparedKernel.@Nullable Evaluation evaluate(
      double[] x, double[] at, double[] v, double[][] w, double[][] xBar) {
    return evaluate(
        x, at, PreparedBranch::tangents, each -> each.holds(each.put(x, at, v), w, xBar));
  }

  /** The entries of a sparse Jacobian or Hessian in the branch of a point, if there are any. */
  Optional<JacobianEntries> entries(
      double[] x, double[] at, Function<PreparedBranch, Optional<KernelJacobian>> of) {
    PreparedKernel.Evaluation evaluation = evaluate(x, at);
    if (evaluation == null) {
      return Optional.empty();
    }
    evaluation.close();
    return branches.all().stream()
        .filter(branch -> branch.values() == evaluation.of())
        .findFirst()
        .flatMap(
            branch -> of.apply(branch).map(some -> new PreparedEntries(some, this, branch, at)));
  }

  /**
   * Value and Jacobian by columns, or null if there are no fewer variables than outputs.
   *
   * @param out receives the Jacobian; null for a new array
   */
  @Nullable ValueAndJacobian columns(double[] x, double[] at, double @Nullable [][] out) {
    for (PreparedBranch branch : branches.all()) {
      boolean fits = out == null || out.length == branch.outputs();
      Optional<KernelColumns> columns =
          fits && variables < branch.outputs() ? branch.columns() : Optional.empty();
      if (columns.isPresent()) {
        double[] y = new double[branch.outputs()];
        double[][] rows = out == null ? new double[y.length][] : out;
        if (columns.get().jacobian(joined(x, at), y, rows)) {
          branches.use(branch);
          used(branch, x, at, y);
          return new ValueAndJacobian(y, rows);
        }
      }
    }
    return null;
  }

  /** Derivatives for several seeds or directions. */
  interface Batch {

    /**
     * Computes them.
     *
     * @param of a branch
     * @param point all inputs
     * @param y receives the outputs
     * @return false if there is no result
     */
    boolean isComputed(KernelBatch of, double[] point, double[] y);
  }

  /** The outputs, if they and the derivatives are computed side by side; else null. */
  double @Nullable [] sideBySide(double[] x, double[] at, int outputs, Batch batch) {
    for (PreparedBranch branch : branches.all()) {
      Optional<KernelBatch> of = outputs == branch.outputs() ? branch.batch() : Optional.empty();
      double[] y = new double[branch.outputs()];
      if (of.isPresent() && batch.isComputed(of.get(), joined(x, at), y)) {
        branches.use(branch);
        used(branch, x, at, y);
        return y;
      }
    }
    return null;
  }

  private PreparedKernel.@Nullable Evaluation evaluate(
      double[] x,
      double[] at,
      Function<PreparedBranch, @Nullable PreparedKernel> kernel,
      Predicate<PreparedKernel.Evaluation> holds) {
    while (!taped) {
      List<PreparedBranch> known = branches.all();
      for (PreparedBranch branch : known) {
        PreparedKernel of = kernel.apply(branch);
        if (of == null) {
          counts.used(true);
          return null;
        }
        PreparedKernel.Evaluation evaluation = of.begin();
        if (holds.test(evaluation)) {
          branches.use(branch);
          used(branch, x, at, evaluation.y());
          return evaluation;
        }
        evaluation.close();
      }
      if (isWasted()) {
        taped = true;
      } else {
        record(joined(x, at).clone(), known);
      }
    }
    counts.used(true);
    return null;
  }

  /** Whether most uses branch in new ways. */
  private boolean isWasted() {
    Preparations now = counts.now();
    return now.recordings() > MOST && now.isWasted();
  }

  /** Unless another thread has meanwhile found a branch, perhaps the same. */
  private synchronized void record(double[] point, List<PreparedBranch> known) {
    if (branches.all() != known) {
      return;
    }
    long begin = System.nanoTime();
    VectorFunction joined =
        all ->
            f.apply(Arrays.copyOf(all, variables), Arrays.copyOfRange(all, variables, all.length));
    Program program = Program.record(joined, point);
    Optional<Kernel> kernel = Kernel.find(program, joined, variables);
    boolean isStraight = kernel.map(Kernel::isNumberByNumber).orElse(false);
    counts.recorded(System.nanoTime() - begin, isStraight);
    if (kernel.isEmpty()) {
      taped = true;
      return;
    }
    PreparedKernel values = new PreparedKernel(kernel.get(), program.outputs().length);
    PreparedBranch branch = new PreparedBranch(values);
    if (!branches.add(branch, MOST, MOST_BYTES, PreparedBranch::bytes).isEmpty()) {
      first.decide();
    }
  }

  /** What the values of an evaluation take, for all branches that are kept. */
  long bytes() {
    return branches.all().stream().mapToLong(PreparedBranch::bytes).sum();
  }

  /** Notes a use of a branch that had these outputs, which are checked now and then. */
  void used(PreparedBranch branch, double[] x, double[] at, double[] y) {
    used(branch, x, at, y, branch.isToBeChecked());
  }

  /** Signs of zero may be other ones where the function takes derivatives. */
  private static boolean isSame(double[] expected, double[] actual) {
    return expected.length == actual.length
        && IntStream.range(0, actual.length)
            .allMatch(i -> expected[i] == actual[i] || areNaN(expected[i], actual[i]));
  }

  private static boolean areNaN(double x, double y) {
    return Double.isNaN(x) && Double.isNaN(y);
  }

  /** The same, where it was decided before whether this use is compared with the function. */
  void used(PreparedBranch branch, double[] x, double[] at, double[] y, boolean isChecked) {
    counts.used(false);
    if (isChecked) {
      double[] expected = expected(branch, x, at);
      double[] actual = Arrays.copyOf(y, branch.outputs());
      if (!isSame(expected, actual)) {
        drop(branch);
        throw new IllegalStateException(
            "prepared function: recorded, its value is "
                + Excerpt.of(actual)
                + ", but the function now gives "
                + Excerpt.of(expected)
                + ": captured data changed; pass them as data, prepare(f, x, data)");
      }
    }
  }

  /** The function now: where it throws, it is not what was recorded. */
  private double[] expected(PreparedBranch branch, double[] x, double[] at) {
    try {
      return f.at(at).value(x);
    } catch (RuntimeException e) {
      drop(branch);
      throw e;
    }
  }

  /** What was recorded of other branches is checked when it is used. */
  private void drop(PreparedBranch branch) {
    first.decide();
    branch.outdate();
    branches.remove(branch);
  }
}
