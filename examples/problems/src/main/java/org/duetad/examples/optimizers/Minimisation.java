package org.duetad.examples.optimizers;

import java.util.Arrays;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.examples.problems.RosenbrockProblem;

/** A function to be minimised, and its starting point. */
public final class Minimisation {

  private final String name;
  private final ScalarFunction f;
  private final double[] start;

  Minimisation(String name, ScalarFunction f, double... start) {
    this.name = name;
    this.f = f;
    this.start = start.clone();
  }

  /** Rosenbrock's function; its minimum is 0, at (1, ..., 1). */
  public static Minimisation rosenbrock(int n) {
    RosenbrockProblem problem = new RosenbrockProblem(n);
    VectorFunction f = problem.block(0);
    return new Minimisation("Rosenbrock, n = " + n, x -> f.apply(x)[0], problem.point(0));
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** The function. */
  public ScalarFunction f() {
    return f;
  }

  /** The starting point. */
  public double[] start() {
    return start.clone();
  }

  /** Minimises the function. */
  public Run by(Optimizer optimizer, Differentiator mode) {
    return optimizer.minimise(mode, f, start);
  }

  @Override
  public String toString() {
    return name + Arrays.toString(start);
  }
}
