package org.duetad.benchmarks;

import java.util.Arrays;
import java.util.Random;
import org.duetad.core.mode.Seeds;
import org.duetad.examples.problems.Problem;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/**
 * The measurements of every problem. Forward mode is not among them: with many inputs it would take
 * hours.
 */
public abstract class ProblemBenchmark extends Settings {

  /** The number of directions in one forward-mode pass, for nine inputs or more. */
  static final int CHUNK = 16;

  /** The number of directions in one batch of Hessian-vector products. */
  static final int DIRECTIONS = 8;

  final ForwardMode forward = new ForwardMode();
  final ReverseMode reverse = new ReverseMode();
  Problem problem;
  double[][] directions = {};
  double[][] columns = {};

  abstract Instance instance();

  @Setup
  public void prepare() {
    problem = instance().problem(data);
    int inputs = problem.point(0).length;
    columns = Seeds.units(inputs, 0, Math.min(CHUNK, inputs));
    Random random = new Random(1);
    directions = new double[DIRECTIONS][];
    Arrays.setAll(directions, k -> random.doubles(inputs, -1, 1).toArray());
  }

  /** The function on plain doubles: the baseline. */
  @Benchmark
  public double[] primal() {
    return problem.primal();
  }

  /** The gradient, or the blocks of the Jacobian, on a reused tape. */
  @Benchmark
  public double[] reverse() {
    return problem.derivative(reverse);
  }
}
