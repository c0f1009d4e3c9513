package org.duetad.examples.compare;

import java.util.Locale;
import java.util.Optional;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.PreparedFunction;
import org.duetad.reverse.ReverseMode;
import org.jspecify.annotations.Nullable;

/**
 * A problem of one block whose function is prepared when its derivative is first computed, and used
 * from then on.
 */
final class PreparedProblem implements Problem {

  private final Problem problem;
  private @Nullable PreparedFunction prepared;
  private double seconds;

  private PreparedProblem(Problem problem) {
    this.problem = problem;
  }

  /** The prepared form of a problem, if it has one block only. */
  static Optional<Problem> of(Problem problem) {
    return problem.blocks() == 1 ? Optional.of(new PreparedProblem(problem)) : Optional.empty();
  }

  @Override
  public String name() {
    return problem.name();
  }

  @Override
  public String description() {
    return problem.description();
  }

  @Override
  public int inputs() {
    return problem.inputs();
  }

  @Override
  public int outputs() {
    return problem.outputs();
  }

  @Override
  public VectorFunction block(int i) {
    return problem.block(i);
  }

  @Override
  public double[] point(int i) {
    return problem.point(i);
  }

  @Override
  public double[] primal() {
    return problem.primal();
  }

  @Override
  public double[] derivative(Differentiator mode) {
    double[][] rows = prepared().jacobian(point(0));
    double[] entries = new double[entries()];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < rows[r].length; c++) {
        entries[c * rows.length + r] = rows[r][c];
      }
    }
    return entries;
  }

  private PreparedFunction prepared() {
    PreparedFunction known = prepared;
    if (known == null) {
      long begin = System.nanoTime();
      known = new ReverseMode().prepare(block(0), point(0));
      seconds = 1e-9 * (System.nanoTime() - begin);
      prepared = known;
    }
    return known;
  }

  /** How long the preparation took. */
  String note() {
    String tape = prepared().isTaped() ? "; without loops, so on a tape" : "";
    return String.format(Locale.ROOT, "prepared in %.2g s", seconds) + tape;
  }
}
