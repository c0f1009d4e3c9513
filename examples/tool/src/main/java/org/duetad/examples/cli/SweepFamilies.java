package org.duetad.examples.cli;

import java.util.ArrayList;
import java.util.List;
import org.duetad.examples.compare.NormTolerance;
import org.duetad.examples.problems.Named;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.sweep.ProblemModes;
import org.duetad.examples.sweep.SteppingModes;
import org.duetad.examples.sweep.SweepFamily;

/** What can be swept: the problems of compare, and the loops of checkpoint. */
final class SweepFamilies {

  /** Every problem has instances of this size, or of its own small one if that is smaller. */
  private static final int SMALLEST = 3;

  private SweepFamilies() {}

  static SweepFamily<?> named(String name) {
    List<SweepFamily<?>> all = new ArrayList<>();
    Catalogue.PROBLEMS.stream()
        .filter(problem -> !problem.sizeNames().isEmpty())
        .forEach(problem -> all.add(family(problem)));
    all.addAll(SteppingModes.families());
    return Named.one("--problem", "problem", name, all, SweepFamily::name);
  }

  private static SweepFamily<Problem> family(KnownProblem problem) {
    return new SweepFamily<>(
        problem.name(),
        problem.sizeNames(),
        problem.sizes(),
        problem.smallSizes().stream().map(small -> Math.min(SMALLEST, small)).toList(),
        problem::generated,
        Problem::inputs,
        Problem::outputs,
        NormTolerance::of,
        ProblemModes::all);
  }
}
