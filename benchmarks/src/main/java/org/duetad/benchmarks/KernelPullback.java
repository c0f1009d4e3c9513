package org.duetad.benchmarks;

import java.util.Arrays;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.Kernel;
import org.duetad.core.kernel.KernelFrame;
import org.duetad.core.program.Program;
import org.duetad.examples.problems.BaProblem;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.ReverseMode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Values and one pullback of a whole problem by a kernel, by the tape, and the values alone in
 * plain Java and by the kernel; and the making of the kernel from a recorded program.
 */
public class KernelPullback extends Settings {

  @Param({"GMM_D10_K25", "GMM_D20_K50", "LSTM_C1024", "BA1", "ROSENBROCK_1000"})
  Instance instance;

  private final ReverseMode mode = new ReverseMode();
  private Problem problem = Instance.ROSENBROCK_10.problem(Instance.GENERATED);
  private VectorFunction f = x -> x;
  private double[] x = {};
  private double[] y = {};
  private double[] w = {};
  private double[] gradient = {};
  private Program program = Program.record(f, 1.0);
  private Kernel kernel = Kernel.of(program);
  private KernelFrame frame = kernel.frame();

  @Setup
  public void prepare() {
    problem = instance.problem(data);
    boolean isBa = problem instanceof BaProblem;
    f = isBa ? ((BaProblem) problem).whole() : problem.block(0);
    x = isBa ? ((BaProblem) problem).parameters() : problem.point(0);
    program = Program.record(f, x);
    kernel = Kernel.of(program);
    frame = kernel.frame();
    y = new double[program.outputs().length];
    w = new double[y.length];
    Arrays.fill(w, 1.0);
    gradient = new double[x.length];
  }

  @Benchmark
  public double[] plain() {
    return problem.primal();
  }

  @Benchmark
  public double[] kernelValues() {
    kernel.evaluate(x, frame, y);
    return y;
  }

  @Benchmark
  public double[] kernel() {
    kernel.evaluate(x, frame, y);
    kernel.pullback(frame, w, gradient);
    return gradient;
  }

  @Benchmark
  public double[] tape() {
    return mode.vjp(f, x).pullback(w);
  }

  @Benchmark
  public Kernel making() {
    return Kernel.of(program);
  }
}
