package org.duetad.benchmarks;

import java.util.Arrays;
import java.util.Random;
import org.duetad.core.mode.Seeds;
import org.duetad.examples.problems.Problem;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** What is measured of every problem. Forward mode is not: with many inputs it would take hours. */
public abstract class ProblemBenchmark extends Settings {

  /** How many directions forward mode carries at once, of nine inputs or more. */
  static final int CHUNK = 16;

  /** How many directions are multiplied with a Hessian at once. */
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

  /** The function on plain doubles: what the others are compared with. */
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
