package org.duetad.benchmarks;

import org.duetad.examples.problems.Problem;
import org.duetad.reverse.CompiledMode;
import org.duetad.reverse.PreparedFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Hand tracking, lean: Jacobians of 300 x 26 and 2,400 x 26 numbers. */
public class Hand extends ProblemBenchmark {

  @Param({"HAND_SMALL", "HAND_BIG"})
  Instance instance;

  private final CompiledMode compiled = new CompiledMode();
  private PreparedFunction prepared = reverse.prepare(x -> x, 1.0);
  private double[][] rows = {};

  @Override
  Instance instance() {
    return instance;
  }

  @Setup
  public void prepareRows() {
    Problem hand = instance.problem(data);
    prepared = reverse.prepare(hand.block(0), hand.point(0));
    rows = new double[hand.outputs()][hand.inputs()];
  }

  /** The whole Jacobian, of the prepared function, in one array again and again. */
  @Benchmark
  public double[] compiledInPlace() {
    return prepared.jacobian(problem.point(0), rows);
  }

  /** The whole Jacobian, of the prepared function. */
  @Benchmark
  public double[][] compiled() {
    return compiled.jacobian(problem.block(0), problem.point(0));
  }

  /** The whole Jacobian. */
  @Benchmark
  public double[][] forward() {
    return forward.jacobian(problem.block(0), problem.point(0));
  }
}
