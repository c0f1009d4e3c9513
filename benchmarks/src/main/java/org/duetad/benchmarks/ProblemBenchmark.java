package org.duetad.benchmarks;

import java.util.Arrays;
import java.util.Random;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
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
  private double[][] directions = {};
  private double[][] columns = {};

  abstract Instance instance();

  @Setup
  public void prepare() {
    problem = instance().problem(data);
    Random random = new Random(1);
    directions = new double[DIRECTIONS][];
    columns = Seeds.units(problem.inputs(), 0, Math.min(CHUNK, problem.inputs()));
    Arrays.setAll(directions, k -> random.doubles(problem.inputs(), -1, 1).toArray());
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

  /** The Hessian of a problem with one output times one direction. */
  double[] hessianVectorProduct() {
    return reverse.hvp(objective(), problem.point(0), directions[0]);
  }

  /** Times {@value #DIRECTIONS} directions at once. */
  double[][] hessianVectorProducts() {
    return reverse.hvp(objective(), problem.point(0), directions);
  }

  private ScalarFunction objective() {
    VectorFunction f = problem.block(0);
    return x -> f.apply(x)[0];
  }

  /** {@value #CHUNK} columns of the Jacobian: of n inputs the whole takes n / {@value #CHUNK}. */
  double[][] chunk() {
    return forward.jvp(problem.block(0), problem.point(0), columns).tangents();
  }
}
