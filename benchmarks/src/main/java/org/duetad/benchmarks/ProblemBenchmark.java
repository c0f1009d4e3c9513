package org.duetad.benchmarks;

import org.duetad.examples.problems.Problem;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** What is measured of every problem. Forward mode is not: with many inputs it would take hours. */
public abstract class ProblemBenchmark extends Settings {

  /** How many directions forward mode carries at once, of nine inputs or more. */
  static final int CHUNK = 16;

  final ForwardMode forward = new ForwardMode();
  final ReverseMode reverse = new ReverseMode();
  Problem problem;

  abstract Instance instance();

  @Setup
  public void prepare() {
    problem = instance().problem(data);
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

  /** {@value #CHUNK} columns of the Jacobian: of n inputs the whole takes n / {@value #CHUNK}. */
  double[][] chunk() {
    int columns = Math.min(CHUNK, problem.inputs());
    return forward.jacobianColumns(problem.block(0), problem.point(0), 0, columns);
  }
}
