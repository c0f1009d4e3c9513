package org.duetad.benchmarks;

import org.duetad.core.VectorFunction;
import org.duetad.core.program.Program;
import org.duetad.examples.problems.BaProblem;
import org.duetad.examples.problems.Problem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * A problem recorded as a program. The line {@code program:operations} is the time per instruction.
 * Bundle adjustment, recorded as a whole, has a condition for each observation.
 */
public class Recording extends Settings {

  @Param({"GMM_D10_K25", "LSTM_C1024", "BA1", "ROSENBROCK_1000"})
  Instance instance;

  private VectorFunction f = x -> x;
  private double[] x = {};

  @Setup
  public void prepare() {
    Problem problem = instance.problem(data);
    boolean isBa = problem instanceof BaProblem;
    f = isBa ? ((BaProblem) problem).whole() : problem.block(0);
    x = isBa ? ((BaProblem) problem).parameters() : problem.point(0);
  }

  @Benchmark
  public Program program(ReusedTape.Counter counter) {
    Program program = Program.record(f, x);
    counter.operations += program.instructions().size();
    return program;
  }
}
