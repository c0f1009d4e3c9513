package org.duetad.examples.sweep;

import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.duetad.checkpoint.bounded.BoundedGradient;
import org.duetad.checkpoint.bounded.BoundedReverse;
import org.duetad.core.program.Program;
import org.duetad.core.sparse.SparseJacobian;
import org.duetad.core.spi.Services;
import org.duetad.examples.compare.ComparisonSettings;
import org.duetad.examples.compare.Mode;
import org.duetad.examples.compare.ModeCost;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.sweep.SweepMode.Work;
import org.duetad.forward.ForwardMode;
import org.ejml.data.DMatrixSparseCSC;

/** The ways to differentiate a problem. */
public final class ProblemModes {

  private static final String VECTORS = "jdk.incubator.vector";

  private static final int VECTORS_SINCE = 21;

  private ProblemModes() {}

  /** All ways, in the order of display. */
  public static List<SweepMode<Problem>> all() {
    List<SweepMode<Problem>> modes = new ArrayList<>();
    modes.add(SweepMode.of(SweepReport.PLAIN, ProblemModes::plain));
    modes.add(compared("by-hand"));
    modes.add(compared("forward"));
    modes.add(compared("reverse"));
    modes.add(compared("matrix"));
    if (hasVectors()) {
      modes.add(compared("matrix", "vectors").in("--add-modules", VECTORS));
    }
    modes.add(compared("compiled", "arrays").in("-D" + Services.SWITCH + "=off"));
    modes.add(compared("compiled"));
    modes.add(SweepMode.of("checkpointed", ProblemModes::checkpointed));
    modes.add(SweepMode.of("sparse", ProblemModes::sparse));
    modes.add(compared("finite-differences"));
    modes.add(compared("complex-step").requested());
    modes.add(compared("rows").requested());
    modes.add(compared("program").requested());
    modes.add(compared("taylor").requested());
    return modes;
  }

  /** As the acceleration uses them: they are sound from JDK 21 on. */
  private static boolean hasVectors() {
    return Runtime.version().feature() >= VECTORS_SINCE
        && ModuleFinder.ofSystem().find(VECTORS).isPresent();
  }

  private static SweepMode<Problem> compared(String name) {
    return compared(name, name);
  }

  /** A mode of {@code duet compare}, under another name. */
  private static SweepMode<Problem> compared(String name, String shown) {
    Mode mode = Mode.named(name);
    return SweepMode.of(
        shown,
        problem ->
            mode.form()
                .apply(problem)
                .map(form -> settings -> ModeCost.of(problem, mode, settings)));
  }

  private static Optional<Work> plain(Problem problem) {
    return Optional.of(settings -> ModeCost.ofValue(problem::primal, settings));
  }

  /** A recorded program in less memory than its values and adjoints take. */
  private static Optional<Work> checkpointed(Problem problem) {
    return problem.blocks() == 1 && problem.outputs() == 1
        ? Optional.of(settings -> bounded(problem, settings))
        : Optional.empty();
  }

  private static ModeCost bounded(Problem problem, ComparisonSettings settings) {
    double[] x = problem.point(0);
    Program program = Program.record(problem.block(0), x);
    BoundedGradient whole = BoundedReverse.gradient(program, Long.MAX_VALUE / 4, x);
    BoundedGradient within = least(program, whole, x);
    ModeCost measured =
        ModeCost.of(
            () -> BoundedReverse.gradient(program, within.peakBytes(), x).gradient(), settings);
    long percent = Math.round(100.0 * within.peakBytes() / whole.peakBytes());
    return measured.with(
        (double) within.peakBytes() + within.programBytes(),
        "in " + percent + " % of the bytes of all values and adjoints, and the program");
  }

  /** In the smallest of a quarter, a half and three quarters that suffices. */
  private static BoundedGradient least(Program program, BoundedGradient whole, double[] x) {
    for (int quarters = 1; quarters < 4; quarters++) {
      try {
        return BoundedReverse.gradient(program, quarters * whole.peakBytes() / 4, x);
      } catch (IllegalArgumentException e) {
        // Too few bytes.
      }
    }
    return whole;
  }

  /** Compressed by colours, where the Jacobian has more than one row. */
  private static Optional<Work> sparse(Problem problem) {
    if (problem.outputs() == 1) {
      return Optional.empty();
    }
    return Optional.of(
        settings -> {
          Problem joined = problem.joined();
          double[] x = joined.point(0);
          SparseJacobian jacobian = SparseJacobian.prepare(joined.block(0), x);
          ForwardMode mode = new ForwardMode();
          return ModeCost.of(() -> entries(jacobian.at(mode, x)), settings);
        });
  }

  private static double[] entries(DMatrixSparseCSC matrix) {
    return Arrays.copyOf(matrix.nz_values, matrix.nz_length);
  }
}
