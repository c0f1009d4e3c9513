package org.duetad.examples.classics;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.implicit.Implicit;
import org.duetad.examples.problems.Checks;
import org.duetad.examples.problems.SingleBlock;

/**
 * A chemical reaction whose rates differ by nine powers of ten,
 *
 * <pre>{@code
 * y_1' = -k_1 y_1 + k_2 y_2 y_3
 * y_2' =  k_1 y_1 - k_2 y_2 y_3 - k_3 y_2²
 * y_3' =  k_3 y_2²
 * }</pre>
 *
 * <p>from (1, 0, 0) with k = (0.04, 1e4, 3e7) to a given time, by implicit steps: each is the root
 * of the stages' equations ({@link RadauStep}), differentiated by the implicit function theorem.
 * The inputs are the rates k. Steps grow: {@code t_i = 1e-5 ((1 + t/1e-5)^(i/n) - 1)}. H. H.
 * Robertson, "The solution of a set of reaction rate equations", 1966; the sensitivities at 0.4 and
 * 4 are published with CVODES (example cvsRoberts_FSA_dns).
 */
public final class RobertsonProblem extends SingleBlock {

  private static final double FIRST = 1e-5;
  private static final Scalar START = Scalar.of(1.0);
  private static final Scalar END = Scalar.of(0.0);

  private final RadauStep[] steps;

  /**
   * The problem until time 4.
   *
   * @param steps the number of steps, at least 1
   */
  public RobertsonProblem(int steps) {
    this(steps, 4);
  }

  /**
   * The problem.
   *
   * @param steps the number of steps, at least 1
   * @param time the final time
   */
  public RobertsonProblem(int steps, double time) {
    super(
        "robertson",
        "a stiff reaction by implicit steps, steps=" + steps,
        RadauStep.SPECIES,
        0.04,
        1e4,
        3e7);
    Checks.atLeast("robertson", 1, "steps", steps);
    this.steps = new RadauStep[steps];
    double growth = Math.log1p(time / FIRST) / steps;
    Arrays.setAll(
        this.steps,
        i -> new RadauStep(FIRST * (Math.expm1((i + 1) * growth) - Math.expm1(i * growth))));
  }

  @Override
  protected Scalar[] values(Scalar... k) {
    Scalar[] at = {START, END, END, k[0], k[1], k[2]};
    for (RadauStep step : steps) {
      Scalar[] stages = Implicit.root(step::equations, step::solve, at);
      System.arraycopy(stages, RadauStep.SPECIES, at, 0, RadauStep.SPECIES);
    }
    return Arrays.copyOf(at, RadauStep.SPECIES);
  }

  @Override
  public double[] primal() {
    double[] k = at();
    double[] at = {1, 0, 0, k[0], k[1], k[2]};
    for (RadauStep step : steps) {
      System.arraycopy(step.solve(at), RadauStep.SPECIES, at, 0, RadauStep.SPECIES);
    }
    return Arrays.copyOf(at, RadauStep.SPECIES);
  }
}
